"""Text as a reader takes it in: letter case, look-alike letters and invisible characters make no difference.

Look-alikes are those of Unicode's *confusables* (UTS 39) that pass for a letter of the English alphabet; what has a
compatibility form (full width, mathematical, circled letters) is taken by it (UAX 15, NFKD).
"""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKES = {
    "a": "АаΑαɑᴀᎪ",
    "b": "ВвЬьΒβʙᏴ",
    "c": "СсϹϲᴄᏟ",
    "d": "ԀԁđĐᴅᎠ",
    "e": "ЕеΕεᴇᎬҽ",
    "f": "ꜰϝ",
    "g": "ɡɢցᏀԌ",
    "h": "НнһҺΗʜհᎻħ",
    "i": "ІіӀӏΙιıɪᎥ",
    "j": "ЈјϳȷᴊᎫ",
    "k": "КкΚκᴋᏦ",
    "l": "ʟłŁᏞ",
    "m": "МмΜᴍᎷ",
    "n": "ПпΝηɴոռ",
    "o": "ОоΟοσᴏօøØ",
    "p": "РрΡρᴘᏢ",
    "q": "Ԛԛզ",
    "r": "Ггʀᴦ",
    "s": "ЅѕꜱᏚ",
    "t": "ТтΤτᴛᎢ",
    "u": "υսμᴜ",
    "v": "Ѵѵνᴠ",
    "w": "Ԝԝωᴡ",
    "x": "ХхΧχ",
    "y": "УуүҮΥγʏ",
    "z": "Ζζᴢ",
}
_LATIN = str.maketrans({like: letter for letter, likes in _LOOK_ALIKES.items() for like in likes})
_UNSEEN = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]+"
)
_KEPT = ".@|"
_SPACES = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum() and chr(code) not in _KEPT})
_BETWEEN = re.compile(rf"[^\w{_KEPT}]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def folded(text: str) -> str:
    """Return text in small letters and without look-alikes; what stands between words is one space.

    `.` and `@` stay (they make hosts and addresses what they are), and so does `|`, over which no name reaches.
    """
    if not text.isascii():
        plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).translate(_LATIN).casefold()
        text = _BETWEEN.sub(" ", plain)
    return " ".join(text.lower().translate(_SPACES).split())


def parted(text: str) -> str:
    """Return text with a space where a capital follows a small letter, as in `acmeLogo`."""
    return _CAMEL.sub(" ", text)
