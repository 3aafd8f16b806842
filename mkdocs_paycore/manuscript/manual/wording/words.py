"""Words of a manual as a reader sees them: without marks of Markdown and HTML, and ready to be compared."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from mkdocs_paycore.source.expression import expression

_LINK = expression(r"!?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_KNOWN_TAG = expression(r"</?(?:b|i|em|strong|code|span|kbd|u|a|br|sup|sub|p)\b[^<>]*>", re.IGNORECASE)
_STRONG = expression(r"(\*{1,3}|(?<![\w\\])_{1,3}|`+)(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_MARKS = expression(r"[*_`\[<&\\]")
_ESCAPE = expression(r"\\([\\`*_{}\[\]()#+.!<>-])")
_QUOTES = "\"'“”\u2018\u2019«»„`"
_FILE_WITH = expression(
    r"^(?:(?:the|an?|your)\s++)*+(?:\.?\w{2,8}[\s-]++)?(?:file|archive|document)s?\s++"
    r"(?:with|of|containing|that\s++(?:contains|holds))\s++(?:(?:the|an?|your)\s++)*+"
    r"|^(?-i:(?:(?:the|an?|your)\s++)*+(?:(?:[a-z]{2,11}|[A-Z\d]{2,5}|\.\w{2,5})\s++)?(?:file|archive|document)s?"
    r"(?:\s*+[:\u2013—-]|\s++(?:called|named))?\s++(?=[A-Z][\w-]*\s\w))",
    re.IGNORECASE,
)
FILE_BEFORE = expression(r"^(?:(?:the|an?|your)\s)?files?\s(?=[A-Z*_`\"'“])")
"""What is said before the name of what is uploaded: *file Certificate*."""
FILE_NAME = expression(r"[\w{}-]+\.[a-z]\w{1,7}")
"""A file by its name, such as `shop.key`, which tells apart the files that a form takes."""
_SHORTENED = expression(r"\b(?:[Nn]o|[Nn]r|[Nn]um)\.$")
_ARTICLE = expression(r"^(?:the|an?)\s+", re.IGNORECASE)
_PARENTHESES = expression(r"\s*\(([^()]*)\)")
_HELD = expression(r"\([^()]*\)")
_MARKED_SIGN = expression(r"(:|\.(?=[*_]+\s+[A-Z]))(\*{1,3}|_{1,2}|`)(?=\s|$)")
"""The colon behind a name, or the end of its sentence, within the marks that set it off: ***Key.** The long one*."""
NAME_AND_HELD = expression(r"^(?P<name>[^()]*[^()\s])\s+\((?P<held>[^()]+)\)$")
"""A name, and what stands in parentheses behind it."""
SET_OFF_NAME = r"[*_`\"'“]{1,3}[^*_`\"'“”\n]{1,60}[*_`\"'”]{1,3}"
"""Words that are set off, up to what can be a name, as a piece of an expression."""
FIELD_NAME = rf"(?:{SET_OFF_NAME}|(?-i:[A-Z])[\w-]*(?:\s[\w-]+){{0,3}}?)"
"""The name of a field that stands where nothing else can, set off or with a capital, as a piece of an expression."""
_SET_OFF = expression("[*_`\"'“«„\u2018]")
_EMPHASISED = expression(
    r"(?P<mark>\*{1,3}|(?<![\w\\])_{1,3}|`+)(?=\S)(?P<text>[^\n]+?)(?<=[^\s\\])(?P=mark)(?!\w)"
    r"|[\"“«„](?P<quoted>[^\"“”«»\n]{1,60})[\"”»“]"
    r"|(?<![\w`])['\u2018](?P<single>[^'\u2018\u2019\n]{1,60})['\u2019](?!\w)"
)


class SetOff(NamedTuple):
    """Words that a page sets off from the rest: bold, italic, code or quoted; `start` and `end` in the text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def unmarked(text: str) -> str:
    """Return a text without marks of Markdown and tags of HTML, on one line."""
    if not _MARKS.search(text):
        return " ".join(text.split())
    text = _LINK.sub(r"\1", text)
    text = _KNOWN_TAG.sub(" ", text)
    for _ in range(3):
        text = _STRONG.sub(r"\2", text)
    return " ".join(unescape(_ESCAPE.sub(r"\1", text)).split())


def label(text: str) -> str:
    """Return a credential's name: plain, without an article, quotes around it and marks behind it."""
    name = unmarked(text).strip().rstrip(",;:").strip()
    name = name if _SHORTENED.search(name) else name.rstrip(".,;:").strip()
    while len(name) > 1 and name[0] in _QUOTES and name[-1] in _QUOTES:
        name = name[1:-1].strip()
    return _ARTICLE.sub("", name).strip()


def emphasised(text: str) -> list[SetOff]:
    """Return the words that a text sets off, in their order."""
    return list(_emphasised(text)) if _SET_OFF.search(text) else []


@lru_cache(maxsize=8192)
def _emphasised(text: str) -> tuple[SetOff, ...]:
    """Return the same; they are kept, as each look at a sentence begins with them."""
    named = (
        (label(each["text"] or each["quoted"] or each["single"] or ""), each) for each in _EMPHASISED.finditer(text)
    )
    return tuple(SetOff(name, *each.span()) for name, each in named if name)


@lru_cache(maxsize=8192)
def compared(name: str) -> str:
    """Return a name as it is compared: letter case, `_`, `-` and white space do not count."""
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").lower().split())


def stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text, as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def without_parentheses(name: str) -> str:
    """Return a name without what stands in parentheses."""
    return " ".join(_PARENTHESES.sub(" ", name).split())


def with_sign_outside(text: str) -> str:
    """Return a text with the colon, or the end of a sentence, behind the marks that set words off, not within these."""
    return _MARKED_SIGN.sub(r"\2\1", text)


def terms_blanked(text: str) -> str:
    """Return a text with `_` in place of words that are set off, as long as it was."""
    for term in emphasised(text):
        text = f"{text[: term.start]}{'_' * (term.end - term.start)}{text[term.end :]}"
    return text


def masked(text: str) -> str:
    """Return a text with `_` in place of words that are set off, and `x` in place of what stands in parentheses."""
    return _HELD.sub(lambda held: "x" * len(held[0]), terms_blanked(text))


def split_outside(joint: re.Pattern[str], text: str) -> list[str]:
    """Return the pieces of a text between what joins them; what stands in parentheses joins nothing."""
    return split_masked(joint, text, _PARENTHESES.sub(lambda found: "x" * len(found[0]), text))


def split_masked(joint: re.Pattern[str], text: str, mask: str) -> list[str]:
    """Return the pieces of a text between what joins them, as that is found in a text of its length."""
    pieces, at = [], 0
    for found in joint.finditer(mask):
        pieces.append(text[at : found.start()])
        at = found.end()
    return [*pieces, text[at:]]


def in_parentheses(name: str) -> list[str]:
    """Return what stands in the parentheses of a name."""
    return [inner.strip() for inner in _PARENTHESES.findall(name)]


def without_file(name: str) -> str:
    """Return what a file holds, where a name says so: *archive file with your PKCS key* is the *PKCS key*."""
    return _FILE_WITH.sub("", name)
