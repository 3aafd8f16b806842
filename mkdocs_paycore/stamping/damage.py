"""What other tools leave of a slot: letters written in another way are read again, and pieces of one are found.

A slot is capital letters, so it says the same in any language that its letters are escaped for, and where something
stands between them that nobody sees. It is put together again before a file is cut. Of one that was cut or turned
around a few letters are enough to know it by: they spell letters of a name, two of them one, which no word does.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import END, MARK, SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.stamping.template import Template

_UNSEEN = (
    "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "&shy;", "&ZeroWidthSpace;", "&zwnj;", "&zwj;",
    "&NoBreak;", "&#173;", "&#8203;", "&#8204;", "&#8205;", "&#8288;", "&#xad;", "&#xAD;", "&#x200b;", "&#x200B;",
    "&#x200c;", "&#x200C;", "&#x200d;", "&#x200D;", "&#x2060;", r"<wbr\b[^<>]{0,20}+>",
)  # fmt: skip
"""What stands between letters and is not seen: soft hyphens and marks of no width (Unicode 16, 23.2)."""
_TAG = r"</?[A-Za-z][^<>]{0,200}+>"
_BETWEEN = rf"(?:{'|'.join(_UNSEEN)}|{_TAG})*+"


def _letter(first: str, last: str = "") -> str:
    """Return an expression for a capital letter, or one of some, as HTML, URLs, scripts and styles write it."""
    codes = range(ord(first), ord(last or first) + 1)
    tens, hexes = "|".join(map(str, codes)), "|".join(f"{code:x}|{code:X}" for code in codes)
    plain = f"[{first}-{last}]" if last else first
    return (
        rf"(?:{plain}|&#(?:0{{0,6}}(?:{tens})|[xX]0{{0,6}}(?:{hexes}));|%(?:{hexes})"
        rf"|\\(?:u00|x|u\{{0{{0,4}}|0{{0,4}})(?:{hexes})[}} ]?)"
    )


_DAMAGED_MARK = _BETWEEN.join(map(_letter, MARK))
_DAMAGED_END = _BETWEEN.join(map(_letter, END))
_DAMAGED = expression(rf"{_DAMAGED_MARK}(?:{_BETWEEN}{_letter('A', 'P')})++{_BETWEEN}{_DAMAGED_END}")
_DAMAGED_IN_TEXT = expression(_DAMAGED_MARK)
_MARK = MARK.encode()
_DAMAGED_MARKS = expression(_DAMAGED_MARK.encode())
_WHOLE, _SLOTS = expression(SLOT.pattern.encode()), expression(SLOT.pattern.encode(), re.IGNORECASE)
_UNSEEN_OR_TAG = expression("|".join((*_UNSEEN, _TAG)))
_TAGS = expression(rf"(?!<wbr\b){_TAG}")
_BACKSLASHED = expression(r"\\(?:u00|x|u\{0*|0*)([0-9A-Fa-f]{2})[} ]?")
_SPELLED = b"(?:G[B-P]|H[A-K]|D[A-J]|FP|C[NO]){6,}+", b"(?:[B-P]G|[A-K]H|[A-J]D|PF|[NO]C){6,}+"
"""Six letters or more of a name, in lower case, with digits and `_ . -`, as a slot spells them, and from its end."""
_PIECES = tuple(expression(case) for each in _SPELLED for case in (each, each.lower()))
_MAY_BE_PIECES = expression(rb"[CDFGH](?:[A-P][CDFGH]){5}"), expression(rb"[cdfgh](?:[a-p][cdfgh]){5}")
"""What each of them has, and hardly another text: it is found in a fifth of the time."""
_FEWEST = 5
"""So many letters of a run are different, or somebody drew a line with them."""
_AROUND = 40


def may_be_damaged(lines: bytes) -> bool:
    """Return whether some `lines` of a text may hold what is left of a slot, or one that is written otherwise."""
    return any(found[0] != _MARK for found in _DAMAGED_MARKS.finditer(lines)) or any(_pieces(_SLOTS.sub(b"", lines)))


def is_taken_apart(content: bytes) -> bool:
    """Return whether a text, of that `content`, has the beginning of a slot that is none, or goes on otherwise."""
    return content.count(_MARK) > sum(1 for _ in _WHOLE.finditer(content))


def _pieces(lines: bytes) -> Iterator[int]:
    """Yield where something begins that spells a name as a slot does."""
    for each in _PIECES if any(each.search(lines) for each in _MAY_BE_PIECES) else ():
        yield from (found.start() + 1 for found in each.finditer(lines) if len(set(found[0])) >= _FEWEST)


def restored(text: str) -> str:
    """Return a text with its slots in capital letters again, whatever was put between those or how they are written.

    Args:
        text: that of a file. Tags within a slot stand behind it, so that they stay balanced.
    """
    return _DAMAGED.sub(_whole, text)


def _whole(damaged: re.Match[str]) -> str:
    letters = unquote(unescape(_UNSEEN_OR_TAG.sub("", damaged[0])))
    letters = _BACKSLASHED.sub(lambda found: chr(int(found[1], 16)), letters)
    return letters + "".join(_TAGS.findall(damaged[0])) if SLOT.fullmatch(letters) else damaged[0]


def damages(template: Template, *, has_marks_only: bool = False) -> Iterator[str]:
    """Yield what is left of slots; a page's own text of that look is a slot of exactly the mark.

    Args:
        template: a file that is cut.
        has_marks_only: whether nothing in it looks like a slot but the mark itself, in capital letters.
    """
    literal = ""
    for piece in [*template.pieces, None]:
        if isinstance(piece, str):
            literal += piece
            continue
        texts = [literal] if piece is None or piece.slot.payload == MARK else [literal, piece.slot.payload]
        for text in texts:
            if not has_marks_only or MARK in text:
                yield from _left(text)
        literal = ""


def _left(shown: str) -> Iterator[str]:
    damaged = _DAMAGED_IN_TEXT.search(shown)
    at = damaged.start() if damaged else -1
    if at < 0:
        content = shown.encode("utf-8", "surrogateescape")
        before = next(_pieces(content), 0)
        at = len(content[: before - 1].decode("utf-8", "replace")) if before else -1
    if at >= 0:
        yield shown[max(at - _AROUND, 0) : at + _AROUND]
