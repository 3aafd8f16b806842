"""The readings of a piece of a built file: what of it a reader, a program or a search can take for text."""

from __future__ import annotations

import base64
import binascii
import re
from functools import cache
from html import unescape
from importlib.resources import files as package_files
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_TAG = re.compile(r"<!--.*?-->|<[A-Za-z/!?](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL)
_INLINE = re.compile(
    r"<!--|</?(?:a|abbr|b|bdi|bdo|cite|code|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tspan|u|var|wbr)\b",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([nrtvfb])|(.))", re.DOTALL)
_STYLE_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{2,6})[ \t\r\n\f]?")
_DATA = re.compile(r"data:(?:image/svg\+xml|text/|application/(?:json|javascript))[^,\"'\s]*;base64,([A-Za-z0-9+/=%]+)")
_LAST_CODE_POINT = 0x10FFFF
_PACKAGE = {"mkdocs-paycore", "mkdocs_paycore", "paycore.css"}
COMMANDS = ("brands", "build", "check", "import", "logos", "new", "schema", "serve", "validate")
"""The commands of `paycore`, as pages write them."""


def readings(text: str) -> Iterator[str]:
    """Yield what a piece of a file says: its tags with their attributes, its text without tags, what is encoded in it.

    Escapes of HTML, JSON, JavaScript, CSS and URLs are taken off. Blocks are parted by `|`. Names of this tool are
    left out: its classes, events and files are the same on every site, whatever a brand is called.
    """
    if "<" in text:
        tags = _TAG.findall(text)
        yield from _decoded(" | ".join(tags))
        text = _TAG.sub(lambda tag: "" if _INLINE.match(tag[0]) else " | ", text)
    yield from _decoded(text)


def _decoded(text: str) -> Iterator[str]:
    if ";base64," in text:
        for found in _DATA.finditer(text):
            yield from readings(_from_base64(found[1]))
    for _ in range(2):  # markup in JSON or in an attribute is escaped twice
        if "&" in text:
            text = unescape(text)
    if "%" in text:
        text = unquote(text)
    if "\\" not in text:
        yield _without_tool(text)
        return
    if _STYLE_ESCAPE.search(text):
        yield _without_tool(_STYLE_ESCAPE.sub(lambda found: _character(found[1]), text))
    text = _ESCAPE.sub(_unescaped, text)
    yield _without_tool(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return _character(code)
    return "\n" if found[4] else found[5]


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= _LAST_CODE_POINT else ""


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(unquote(text)).decode("utf-8", "replace")
    except binascii.Error:
        return ""


def _without_tool(text: str) -> str:
    return _tool().sub(" ", text) if "paycore" in text or "PAYCORE" in text else text


@cache
def _tool() -> re.Pattern[str]:
    """Return a pattern of the names of this tool, as they are written: small letters, and what belongs to them."""
    own = re.compile(r"paycore[-:][a-z][a-z0-9_-]*")
    names = {name for text in _texts(package_files("mkdocs_paycore.manual")) for name in own.findall(text)}
    exact = "|".join(re.escape(name) for name in sorted(names | _PACKAGE, key=len)[::-1])
    return re.compile(
        rf"paycore:\s*allow-brand[^>\n|]*|assets/paycore(?=/)|PAYCORE_[A-Z]+(?![\w-])"
        rf"|(?<![\w@-])(?:paycore (?:{'|'.join(COMMANDS)})\b|(?:--|data-)?(?:{exact})(?![\w-]))"
        rf"|(?<=command )paycore\b|(?<=plugin )paycore\b"
        rf"|^[ \t]*(?:-[ \t]+)?paycore:?[ \t]*$",
        re.MULTILINE,
    )


def _texts(folder: Traversable) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry)
        elif entry.name.endswith((".css", ".j2", ".js", ".py")):
            yield entry.read_text("utf-8")
