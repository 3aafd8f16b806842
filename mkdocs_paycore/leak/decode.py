"""The readings of a piece of a built file: what of it a reader, a program or a search can take for text."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.leak.lookalike import misread
from mkdocs_paycore.leak.own_names import CODE_END, CODE_START, COMMANDS, without_tool
from mkdocs_paycore.leak.span import spans
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BLOCKS", "COMMANDS", "marked_readings", "plain_readings", "readings", "ways"]

_TAG = expression(r"<!--.*?-->|<[A-Za-z/!?](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL)
_PHRASE = expression(
    r"<!--|</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|"
    r"strike|strong|sub|sup|textPath|time|tspan|tt|u|var|wbr)\b(?![:-])",
    re.IGNORECASE,
)
BLOCKS = (
    "address|article|aside|base|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|link|main|menu|meta|nav|noscript|"
    "ol|optgroup|option|p|pre|script|search|section|select|style|summary|table|tbody|td|template|textarea|tfoot|th|"
    "thead|title|tr|ul"
)
"""The elements of HTML that part words, as a regular expression."""
_BLOCK = expression(rf"</?(?:{BLOCKS})\b(?![:-])|<[!?]", re.IGNORECASE)
_CODE_TAG = expression(r"<(/?)(?:code|kbd|pre|samp)\b", re.IGNORECASE)
_TOKEN = expression(r'\s*<(?:span class=\\?"[a-z]{1,3}[0-9]?[ "\\]|span id=\\?"__span-|a [^>]*__codelineno-)')
_GAP = "\0"
"""Stands where a word may be split, or may end: at a tag that is neither a phrase's nor a block's, at a broken line."""
_ENTRY_OF_PLAIN_TEXT = expression(r'\{\s*"location":[^<]*\Z')
_ESCAPE = expression(
    r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(1[0-7]{2})|([nrtvfb])|(\r?\n)|(.))", re.DOTALL
)
_STYLE_ESCAPE = expression(r"\\([0-9A-Fa-f]{2,6})[ \t\r\n\f]?")
_DATA = expression(
    r"data:(?:text/[^,;\"'\s]{0,99}|image/svg\+xml|application/[^,;\"'\s]{0,99}(?:json|xml|script|yaml|text)[^,;\"'\s]{0,99})?"
    r"(?:;[^,;\"'\s]{0,99}){0,9};base64,([A-Za-z0-9+/=%]+)",
    re.IGNORECASE,
)
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_SPLIT = {
    _GAP: expression(rf"{_GAP}(?<=\w{_GAP}){_GAP}*+(?=\w)(?P<quoted>)"),
    "+": expression(r"[\"'`]\s*\+\s*[\"'`](?P<quoted>)"),
    "content": expression(r"[\"'][ \t\r\n]++[\"'](?P<quoted>)"),
    "${": expression(r"\$\{\s*([\"'`])(?P<quoted>[^\"'`{}]*)\1\s*\}"),
    "\n": expression(rf"[-\u2010{_UNSEEN}](?<=[\w{_UNSEEN}].)[ \t]*+\r?\n\s*+(?=\w)(?P<quoted>)"),
    "*": expression(r"\*(?<=\w\*)\*{0,2}(?=\w)(?P<quoted>)"),
    "`": expression(r"`(?<=\w`)`?(?=\w)(?P<quoted>)"),
    "~~": expression(r"~~(?<=\w~~)(?=\w)(?P<quoted>)"),
}
"""What splits a word, by a sign that it has: a tag or the end of a line, what a script or a style joins, Markdown.

Each pattern begins with what is rare, and looks behind it then: so it is found fast.
"""
_APART = expression(r"(?<![^\W_])(?:[^\W_]([ \u00a0.\u00b7_-]))(?:[^\W_]\1){4,40}[^\W_](?![^\W_])")
"""Letters that stand apart, as in `H a r b o u r`."""
_SINGLE = expression(r"[ \u00a0.\u00b7_-](?:[^\W\d_][ \u00a0.\u00b7_-]){3}")
_PUNYCODE = expression(r"\bxn--([a-z0-9-]+)", re.IGNORECASE)
_PACKED = expression(
    r"[\"'`>](?=[A-Za-z0-9+/]+[A-Z])((?:[A-Za-z0-9+/]{4}){3,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)(?=[\"'`<\\])"
)
"""What may be packed as base64: between quotes, and of a whole number of bytes."""
_LAST_CODE_POINT = 0x10FFFF
_ENCODED = expression(r"\\(?:u[0-9A-Fa-f{]|x[0-9A-Fa-f]|1[0-7]{2})|&(?:#\w+|[A-Za-z]+);|%[0-9A-Fa-f]{2}")
_TAG_BEGIN = expression(r"<[A-Za-z/!]")
_NEAR = 48
"""So many characters beside an escape that is left are read again."""
_NEAR_TAG = 240
"""So many characters beside a tag that comes to light are read again: as many as its attributes may have."""
_DEEPEST = 3
"""So often is read again what comes to light when escapes are taken off."""


_Reading = tuple[str, bool]
"""What a piece of a file says in one way, and whether it was packed as base64 there."""


def readings(text: str) -> Iterator[str]:
    """Yield what a piece of a file says: its tags with their attributes, its text without tags, what is encoded in it.

    Escapes of HTML, JSON, JavaScript, CSS and URLs are taken off. Blocks are parted by `|`. Names of this tool are
    left out: its classes, events and files are the same on every site, whatever a brand is called. What could be read
    in more ways than one (a word over a line break, `Acme1ine`) is yielded once more by itself.
    """
    return (reading for reading, _ in marked_readings(text))


def marked_readings(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the readings of a piece of a file, each with whether it was packed as base64 there."""
    for plain, is_packed in plain_readings(text):
        for way in ways(plain):
            yield way, is_packed


def plain_readings(text: str) -> Iterator[_Reading]:
    """Yield the same before it is read in several ways; see `ways`."""
    if _GAP in text:  # text in UTF-16
        text = text.replace(_GAP, "")
    yield from _readings(text, 0, is_packed=False)


def _readings(text: str, depth: int, *, is_packed: bool) -> Iterator[_Reading]:
    if "<" not in text:
        if "paycore" in text and _ENTRY_OF_PLAIN_TEXT.match(text):
            text = CODE_START + text  # the page itself tells what is code
        yield from _decoded(text, depth, is_packed=is_packed)
        return
    if "<![CDATA[" in text:
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    yield from _decoded(" | ".join(_TAG.findall(text)), depth, is_packed=is_packed)
    begin, gap = (CODE_START * _is_within_code(text), _marked_gap) if "paycore" in text else ("", _gap)
    text = begin + _TAG.sub(gap, text)
    yield from _decoded(text, depth, is_packed=is_packed)


def _gap(tag: re.Match[str]) -> str:
    return _between(tag[0])


@lru_cache(4096)
def _between(tag: str) -> str:
    """Return what a tag puts between the texts beside it: nothing, the end of a block, or it cannot be told."""
    if _PHRASE.match(tag):
        return "\u200b" if tag[:4].lower() == "<wbr" else ""
    return " | " if _BLOCK.match(tag) else _GAP


def like(name: str) -> str:
    """Return a short name of an element that stands between texts as one of that name does."""
    between = _between(f"<{name}>")
    return "p" if between == " | " else "b" if not between else "o"


def _marked_gap(tag: re.Match[str]) -> str:
    code = _CODE_TAG.match(tag[0])
    mark = "" if code is None else CODE_END if code[1] else CODE_START
    return _between(tag[0]) + mark


def _is_within_code(text: str) -> bool:
    """Return whether a part of a page begins in the midst of code, as a line of it does."""
    first = _CODE_TAG.search(text)
    return bool(first[1] if first else _TOKEN.match(text))


def _decoded(text: str, depth: int, *, is_packed: bool) -> Iterator[_Reading]:
    plain = _without_entities(text)
    if "\\" in plain:
        if _STYLE_ESCAPE.search(plain):
            yield without_tool(_without_escapes(_STYLE_ESCAPE.sub(_style_character, plain))), is_packed
        plain = _without_escapes(plain)
    has_new_tags = plain.count("<") > text.count("<")
    plain = without_tool(plain)
    if depth < _DEEPEST:
        for packed in _packed(plain):
            yield from _readings(packed, depth + 1, is_packed=True)
        for hidden in _hidden(plain):
            yield from _readings(hidden, depth + 1, is_packed=is_packed)
        if has_new_tags:
            for tags in _new_tags(text):
                yield from _readings(tags, depth + 1, is_packed=is_packed)
    yield plain, is_packed


def _packed(plain: str) -> Iterator[str]:
    """Yield what is packed as base64 in a text: in a link, and between quotes where it is text."""
    if "64," in plain:
        for found in _DATA.finditer(plain):
            yield _from_base64(found[1])
    for found in _PACKED.finditer(plain):
        if (packed := _from_base64(found[1])) and _is_text(packed):
            yield packed


def _hidden(plain: str) -> Iterator[str]:
    """Yield what is still encoded in a text without escapes."""
    if "\\" in plain or "&" in plain or "%" in plain:
        for start, end in spans(plain, _ENCODED, _NEAR):
            yield plain[start:end]


def _new_tags(text: str) -> Iterator[str]:
    """Yield the parts of a text with tags that come to light when escapes are taken off."""
    plain = without_tool(_without_escapes(_without_entities(text.replace("<", " ").replace(">", " "))))
    for start, end in spans(plain, _TAG_BEGIN, _NEAR_TAG):
        yield plain[start:end]


def _without_entities(text: str) -> str:
    for _ in range(2):  # markup in JSON or in an attribute is escaped twice
        if "&" in text:
            text = unescape(text)
    return unquote(text) if "%" in text else text


def _without_escapes(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_unescaped, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return _character(code)
    if found[4]:
        return chr(int(found[4], 8))
    if found[6]:
        return _GAP
    return "\n" if found[5] else found[7]


def _style_character(found: re.Match[str]) -> str:
    return _character(found[1])


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= _LAST_CODE_POINT else ""


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(unquote(text)).decode("utf-8", "replace")
    except binascii.Error:
        return ""


def _is_text(text: str) -> bool:
    return "\ufffd" not in text and text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable()


def _from_punycode(label: str) -> str:
    try:
        return label.encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return ""


def ways(text: str) -> Iterator[str]:
    """Yield a plain text, and the parts of it that can be read in another way."""
    plain = text.replace(_GAP, " ")
    yield plain
    if other := misread(plain):
        yield other
    for sign, split in _SPLIT.items():
        if sign in text:
            parts = [split.sub(_unsplit, text[start:end]) for start, end in spans(text, split, _NEAR)]
            if parts:
                yield " | ".join(parts).replace(_GAP, " ")
    if _SINGLE.search(plain):
        yield " | ".join(found[0][::2] for found in _APART.finditer(plain))
    if "xn--" in plain.lower():
        yield " | ".join(filter(None, (_from_punycode(found[1]) for found in _PUNYCODE.finditer(plain))))


def _unsplit(found: re.Match[str]) -> str:
    return found["quoted"]
