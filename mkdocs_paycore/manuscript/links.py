"""Links and pictures of a page as they are typed: in Markdown, in HTML, and the definitions of references."""

from __future__ import annotations

import re
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.masked import Masked

_INLINE = expression(r"\[(?P<text>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\]|!\[[^\[\]\n]*\]\([^()\n]*\))*)\]\((?P<gap>[ \t]*)")
_ANGLED = expression(r"<(?P<target>[^<>\n]*)>")
_DEFINITION = expression(
    r"^ {0,3}\[(?P<text>[^\^\[\]\n][^\[\]\n]*)\]:[ \t]*(?:<(?!<))?"
    r"(?P<target>(?:<<[^<>\n]*>>|\{\{[^{}\n]*\}\}|[^\s<>])++)>?",
    re.MULTILINE,
)
_AUTOMATIC = expression(r"<(?P<target>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@:/]+@[^\s<>]+)>")
_ATTRIBUTE = expression(
    r"<(?P<tag>[a-zA-Z][\w-]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\s(?P<name>href|src)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))"
)
_ALT = expression(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_END_OF_TITLE = expression(r"[ \t]*(?:\"[^\n]*?\"|'[^\n]*?')?[ \t]*\)")
_LONGEST = 4000
"""So many characters of a target are read; browsers and servers take no longer address."""
_DEEPEST = 32
"""So many brackets may stand in each other in a target (CommonMark 0.31, *Link destination*, asks for three)."""
_PICTURES = frozenset({"img"})


class LinkKind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    DEFINITION = "definition"
    AUTOMATIC = "automatic"
    HTML = "html"


class Link(NamedTuple):
    """A link, or a picture.

    Attributes:
        kind: how it is written.
        target: where it leads, as it is typed; entities of HTML are read.
        text: its text as it is typed; of a picture its alternative, None where an `img` has none at all.
        start: the offset of its first character.
        end: the offset behind it.
        target_start: the offset of its target.
        is_picture: whether it is a picture.
        tag: the HTML tag that holds it, in lower case; empty in Markdown.
    """

    kind: LinkKind
    target: str
    text: str | None
    start: int
    end: int
    target_start: int
    is_picture: bool = False
    tag: str = ""


def links(page: Masked) -> Iterator[Link]:
    """Yield the links and pictures of a page in their order; those in code and comments are none."""
    found = [*_inline(page), *_definitions(page), *_automatic(page), *_of_html(page)]
    return iter(sorted(found, key=lambda link: link.start))


def _inline(page: Masked) -> Iterator[Link]:
    waiting = [(0, page.shown)]
    while waiting:
        offset, text = waiting.pop()
        for found in _INLINE.finditer(text):
            target = _target(text, found.end())
            if target is None:
                continue
            start, stop, end = target
            words = page.text[offset + found.start("text") : offset + found.end("text")]
            is_picture = text.startswith("!", found.start() - 1) if found.start() else False
            yield Link(
                LinkKind.INLINE,
                page.text[offset + start : offset + stop],
                words,
                offset + found.start() - is_picture,
                offset + end,
                offset + start,
                is_picture,
            )
            if not is_picture and "](" in found["text"]:
                waiting.append((offset + found.start("text"), found["text"]))


def _target(text: str, start: int) -> tuple[int, int, int] | None:
    """Return where the target that begins at an offset starts and ends, and where the link ends.

    A target ends at white space or at the bracket that closes the link; brackets in it may nest, and a variable
    (`<<custom.x>>`, `{{ custom.x }}`) is a part of it.
    """
    if (angled := _ANGLED.match(text, start)) and not text.startswith("<<", start):
        closed = _END_OF_TITLE.match(text, angled.end())
        return (start + 1, angled.end() - 1, closed.end()) if closed else None
    depth, at, end = 0, start, min(len(text), start + _LONGEST)
    while at < end and text[at] != "\n" and depth <= _DEEPEST:
        if text.startswith(("{{", "<<"), at):
            closing = text.find("}}" if text[at] == "{" else ">>", at, at + 300)
            if closing >= 0 and "\n" not in text[at:closing]:
                at = closing + 2
                continue
        if text[at] == ")" and depth == 0:
            return start, at, at + 1
        if text[at] in " \t":
            closed = _END_OF_TITLE.match(text, at)
            if closed:
                return start, at, closed.end()
            rest = text.find(")", at)
            line_end = text.find("\n", at)
            if rest < 0 or (0 <= line_end < rest):
                return None
            return start, rest, rest + 1  # a space within the address
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return None


def _definitions(page: Masked) -> Iterator[Link]:
    for found in _DEFINITION.finditer(page.shown):
        yield Link(
            LinkKind.DEFINITION, found["target"], found["text"], *found.span(), target_start=found.start("target")
        )


def _automatic(page: Masked) -> Iterator[Link]:
    for found in _AUTOMATIC.finditer(page.shown):
        yield Link(
            LinkKind.AUTOMATIC, found["target"], found["target"], *found.span(), target_start=found.start("target")
        )


def _of_html(page: Masked) -> Iterator[Link]:
    for found in _ATTRIBUTE.finditer(page.shown):
        tag = found["tag"].lower()
        name = next(name for name in ("double", "single", "bare") if found[name] is not None)
        end = page.shown.find(">", found.end()) + 1 or found.end()
        alt = _ALT.search(page.shown, found.start(), end)
        text = next((value for value in alt.groups() if value is not None), "") if alt else None
        yield Link(
            LinkKind.HTML,
            unescape(found[name]),
            text,
            found.start(),
            end,
            found.start(name),
            tag in _PICTURES,
            tag,
        )
