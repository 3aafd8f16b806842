"""Text as a reader takes it in: letter case, look-alike letters and invisible characters make no difference.

Look-alikes are the single characters among Unicode's *confusables* (UTS 39) that pass for a letter of the English
alphabet; what has a compatibility form (full width, mathematical, circled letters) is taken by it (UAX 15, NFKD).

Some pass for a letter and are something else in most texts: `1`, `|` and a capital `I` for an `l`, `0` for an `o`.
They keep their meaning, and where they stand within a word, it is read a second time with the letter.
"""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import re
import unicodedata

from mkdocs_paycore.leak.span import spans

LOOK_ALIKES = {
    "a": "АаΑαɑᴀᎪᗅꓮ𐊠𖽀",
    "b": "ВвЬьΒβʙᏴƄᏏᑲᖯᗷꓐꞴ𐊂𐊡𐌁",
    "c": "СсϹϲᴄᏟⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲🝌",
    "d": "ԀԁđĐᴅᎠᏧᑯᗞᗪꓒꓓ",
    "e": "ЕеΕεᴇᎬҽ℮ⴹꓰꬲ𐊆𑢦𑢮",
    "f": "ꜰϝϜքᖴꓝꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓𝟊",
    "g": "ɡɢցᏀԌƍᏳᶃꓖ",
    "h": "НнһҺΗʜհᎻħᏂᕼⲎꓧ𐋏",
    "i": "ІіӀӏΙιıɪᎥɩꙇꭵ𑣃",
    "j": "ЈјϳȷᴊᎫͿᒍꓙꞲ",
    "k": "КкΚκᴋᏦᛕⲔꓗ𐔘",
    "l": "ʟłŁᏞ\u06f1ᒪⳐꓡ𐌠𐐛𐔦𑢣𑢲𖼖𝈪𝟏𝟙𝟣𝟭𝟷🯱",
    "m": "МмΜᴍᎷϺᗰᛖⲘꓟ𐊰𐌑",
    "n": "ПпΝηɴոռⲚꓠ𐔓",
    "o": "ОоΟοσᴏօøØՕ\u06f5०০੦૦ଠ୦௦\u0c02౦\u0c82೦\u0d02ഠ൦\u0d82๐໐ဝ၀ჿዐᴑⲞⲟⵔ〇ꓳꬽ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢵𑣈𑣗𑣠𝟎𝟘𝟢𝟬𝟶🯰",
    "p": "РрΡρᴘᏢᑭⲢⲣꓑ𐊕",
    "q": "Ԛԛզգⵕ",
    "r": "ГгʀᴦƦᎡᏒᖇⲅꓣꭇꭈꮁ𐒴𖼵𝈖",
    "s": "ЅѕꜱᏚƽՏᏕꓢꮪ𐊖𐐠𐑈𑣁𖼺",
    "t": "ТтΤτᴛᎢⲦꓔ𐊗𐊱𐌕𑢼𖼊🝨",
    "u": "υսμᴜʋՍሀᑌꓴꞟꭎꭒ𐓎𐓶𑢸𑣘𖽂",
    "v": "Ѵѵνᴠ\u06f7Ꮩᐯⴸꓦꛟꮩ𐔝𑜆𑢠𑣀𖼈𝈍",
    "w": "ԜԝωᴡɯѡաᎳᏔꓪꮃ𑜊𑜎𑜏𑣦𑣯",
    "x": "ХхΧχᕁᕽ᙭᙮ᚷⲬⵝꓫꞳ𐊐𐊴𐌗𐌢𐔧𑣬",
    "y": "УуүҮΥγʏɣყᎩᎽᶌỿⲨꓬꭚ𐊲𑢤𑣜𖽃",
    "z": "ΖζᴢᏃꓜꮓ𐋵𑢩𑣄𑣥",
}
"""Letters of the English alphabet, and what passes for them."""
_LATIN = str.maketrans({like: letter for letter, likes in LOOK_ALIKES.items() for like in likes})
_COMPOSED = re.compile(
    f"[{''.join(chr(code) for code in _LATIN if unicodedata.normalize('NFKD', chr(code)) != chr(code))}]"
)
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")
_CAPITAL_I = "IΙІӀӏƖⲒⵏᛁꓲ𐊊𐌉𖼨ⅠＩℐℑ𝐈𝐼𝑰𝓘𝕀𝕴𝖨𝗜𝘐𝙄𝙸𝚰𝛪𝜤𝝞𝞘"
READ_AS = {
    "a": "⍺",
    "e": "⋿",
    "i": "⍳",
    "l": f"1|∣⏽￨ǀ{_CAPITAL_I}",
    "o": "0",
    "p": "⍴",
    "t": "⊤⟙",
    "u": "∪⋃",
    "v": "∨⋁",
    "x": "×╳⨯⤫⤬",
}
"""Letters, and what can be misread as them and is something else in most texts."""
_LETTERS = {like: letter for letter, likes in READ_AS.items() for like in likes}
_BESIDES_I = {like: letter for like, letter in _LETTERS.items() if like not in _CAPITAL_I}
_IN_A_WORD = (
    r"(?<=[01|])(?:(?=[A-Za-z])(?:(?=[a-z]{3})|(?<=[A-Za-z].)(?=[a-z]{2})|(?<=[a-z]{2}.)(?=[a-z])"
    r"|(?<=[A-Z].)(?=[A-Z]{4})|(?<=[A-Z]{2}.)(?=[A-Z]{3})|(?<=[A-Z]{3}.)(?=[A-Z]{2}))"
    r"|(?<=[a-z]{3}.)|(?<=[A-Z]{4}.)(?![a-z]))"
    r"|(?<=[a-z]I)(?![A-Zn]|con|d(?![a-z])|[fs](?![a-z])|gn|m[ap]|te)"
    r"|(?<=I)(?:(?=[aeouy][a-z])(?<![^\W_]I)|(?=[a-mo-z][a-z])(?<=[A-Z]I)(?<![^\W_][A-Z]I))"
)
_MISREAD_ASCII = re.compile(rf"[01|I](?:{_IN_A_WORD})")
_MISREAD = re.compile(
    rf"[{''.join(_LETTERS)}](?:{_IN_A_WORD}|(?<=[ΙІ])(?:(?<=[A-Za-z].)|(?=[A-Za-z]))"
    r"|(?<=[^\x00-\x7fΙІ])(?:(?<=[^\W\d_].)|(?=[^\W\d_])))"
)
_BESIDE = 48
"""So many characters on both sides of a misread one are read again: as many as a long name or host has."""
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
        text = _COMPOSED.sub(lambda found: _LATIN[ord(found[0])], text)
        plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
        plain = _OUTSIDE_ASCII.sub(lambda found: found[0].translate(_LATIN).casefold(), plain)
        text = _BETWEEN.sub(" ", plain)
    return " ".join(text.lower().translate(_SPACES).split())


def parted(text: str) -> str:
    """Return text with a space where a capital follows a small letter, as in `acmeLogo`."""
    return _CAMEL.sub(" ", text)


def misread(text: str) -> str:
    """Return the places of a text where a word can be misread (`Acme1ine`), with the letters that it is read with.

    What stands between the places is a `|`; without such a place the text is empty.
    """
    pattern = _MISREAD_ASCII if text.isascii() else _MISREAD
    found = [text[start:end] for start, end in spans(text, pattern, _BESIDE)]
    with_l = [pattern.sub(lambda like: _LETTERS[like[0]], part) for part in found]
    without_l = [pattern.sub(lambda like: _BESIDES_I.get(like[0], like[0]), part) for part in found]
    return " | ".join(dict.fromkeys(with_l + without_l))
