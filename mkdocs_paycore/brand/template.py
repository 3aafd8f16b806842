"""A file of the neutral tree, cut at its slots: literal pieces, and between them a slot with the escape of its sink.

Cutting looks at the whole file once; filling for a brand is a join.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.brand import sink
from mkdocs_paycore.brand.slot import (
    AUTOLINK_MARK,
    MARK,
    SLOT,
    URL_MARK,
    Slot,
    anchor_text,
    decode,
    variable_slot,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.brand.sink import Escape

URL_ATTRIBUTES = frozenset(
    [
        "action",
        "background",
        "cite",
        "data",
        "formaction",
        "href",
        "imagesrcset",
        "longdesc",
        "manifest",
        "ping",
        "poster",
        "src",
        "srcset",
        "xlink:href",
    ]
)
ID_ATTRIBUTES = frozenset(
    [
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-labelledby",
        "aria-owns",
        "for",
        "form",
        "headers",
        "id",
        "list",
        "usemap",
    ]
)

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>(?P<code>.*?)(?=</(?P=raw)|\Z)"
    r"|<[A-Za-z/](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.DOTALL)
_ORIGIN = variable_slot("site.origin")
_PATH = variable_slot("site.path")
_MARKS = re.compile(f"{URL_MARK}|{AUTOLINK_MARK}")

NEUTRAL_SITE_URL = f"https://{_ORIGIN}/{_PATH}/"
"""The `site_url` of a neutral tree: one slot for scheme and host, one for the path, each where every tool keeps it."""

_ADDRESS_FORMS = {
    f"https://{_ORIGIN}": _ORIGIN,
    f"https%3A//{_ORIGIN}": variable_slot("site.origin_partly_encoded"),
    f"https%3A%2F%2F{_ORIGIN}": variable_slot("site.origin_encoded"),
    f"/{_PATH}/": _PATH,
    f"/{_PATH}": variable_slot("site.path_unclosed"),
    f"%2F{_PATH}%2F": variable_slot("site.path_encoded"),
}
"""What templates make of the neutral address (a share button encodes it), and the slot that stands for each form."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A slot and how its value is escaped; `begins_url` where the value decides where a link goes."""

    slot: Slot
    escape: Escape
    begins_url: bool = False


@dataclass(slots=True)
class Template:
    """A file as alternating literals and holes."""

    pieces: list[str | Hole] = field(default_factory=list)

    def fill(self, values: Mapping[str, str], cache: dict[Hole, str] | None = None) -> str:
        """Return the file for a brand's values. `cache` may be shared by the files of one brand."""
        known = {} if cache is None else cache
        filled = []
        for piece in self.pieces:
            if isinstance(piece, str):
                filled.append(piece)
                continue
            text = known.get(piece)
            if text is None:
                text = known[piece] = piece.escape(piece.slot.value(values))
            filled.append(text)
        return "".join(filled)

    def holes(self) -> Iterator[Hole]:
        """Yield the holes in order."""
        return (piece for piece in self.pieces if isinstance(piece, Hole))


def cut(text: str, *, path: str, search_is_markup: bool = False) -> Template:
    """Cut a file at its slots; the sink follows from the path's ending and the place in the file.

    Args:
        text: the file's content.
        path: its path in the tree, with `/`.
        search_is_markup: whether `search/search_index.json` holds HTML, as Material's plugin writes it.
    """
    template = Template()
    suffix = PurePosixPath(path).suffix.lower()
    for neutral, slot in _ADDRESS_FORMS.items():
        text = text.replace(neutral, slot)
    if suffix in {".html", ".htm", ".xml", ".svg", ".xhtml", ".rss", ".atom", ".xsl"}:
        _cut_markup(text, template)
    elif suffix in {".json", ".webmanifest", ".map", ".geojson"}:
        is_search = search_is_markup and path.endswith("search/search_index.json")
        _cut_flat(text, template, sink.json_of_markup if is_search else sink.json_string)
    elif suffix in {".js", ".mjs"}:
        _cut_flat(text, template, sink.script_string)
    elif suffix == ".css":
        _cut_flat(text, template, sink.style)
    else:
        _cut_flat(text, template, sink.plain)
    return template


def _cut_flat(text: str, template: Template, escape: Escape) -> None:
    """Cut text in which every slot has the same sink."""
    text = _MARKS.sub("", text)
    end = 0
    for match in SLOT.finditer(text):
        template.pieces += [text[end : match.start()], Hole(decode(match[1]), escape)]
        end = match.end()
    template.pieces.append(text[end:])


def _cut_markup(text: str, template: Template) -> None:
    end = 0
    for token in _TOKEN.finditer(text):
        if MARK not in token[0]:
            continue
        _cut_flat(text[end : token.start()], template, sink.markup)
        end = token.end()
        if token["raw"]:
            opening = token.start("code")
            _cut_tag(text[token.start() : opening], template)
            _cut_flat(token["code"], template, _code_escape(token["raw"]))
        elif token["comment"] is not None:
            _cut_flat(token[0], template, sink.markup)
        else:
            _cut_tag(token[0], template)
    _cut_flat(text[end:], template, sink.markup)


def _code_escape(element: str) -> Escape:
    if element.lower() == "style":
        return sink.style
    return sink.script_string


def _cut_tag(tag: str, template: Template) -> None:
    pieces: list[str | Hole] = []
    end = 0
    for attribute in _ATTRIBUTE.finditer(tag):
        if MARK not in attribute["value"]:
            continue
        literal = tag[end : attribute.start("value")]
        if MARK in literal:
            break
        value = attribute["value"]
        quote = value[0] if value[0] in "\"'" else ""
        pieces += [
            literal,
            quote or '"',
            *_attribute(attribute["name"].lower(), value.strip(quote) if quote else value),
        ]
        pieces.append(quote or '"')
        end = attribute.end()
    if MARK in tag[end:]:
        # A slot in the place of a tag's or an attribute's name: the tag is shown as text.
        _cut_flat(sink.markup(tag), template, sink.markup)
        return
    template.pieces += [*pieces, tag[end:]]


def _attribute(name: str, value: str) -> list[str | Hole]:
    """Return the pieces of an attribute's value, without its quotes."""
    if name in ID_ATTRIBUTES:
        return [anchor_text(value)]
    if name in URL_ATTRIBUTES:
        return _url(value, is_list=name.endswith("srcset"))
    escape: Escape = sink.markup
    if name.endswith("-json"):
        escape = _JSON_IN_ATTRIBUTE
    elif name.startswith("on"):
        escape = sink.in_markup(sink.script_string)
    elif name == "style":
        escape = sink.in_markup(sink.style)
    elif name == "srcdoc":
        escape = sink.in_markup(sink.markup)
    template = Template()
    _cut_flat(value, template, escape)
    return template.pieces


_JSON_IN_ATTRIBUTE = sink.in_markup(sink.json_string)
_URL_START = sink.in_markup(sink.url_start)
_AUTOLINK_START = sink.in_markup(sink.autolink_start)
_URL_HOST = sink.in_markup(sink.url_host)
_URL_PART = sink.in_markup(sink.url_part)
_SCRIPT_IN_URL = sink.in_markup(lambda value: sink.url_part(sink.script_string(value)))


def _url(value: str, *, is_list: bool) -> list[str | Hole]:
    """Return the pieces of a URL: a value that begins it stays, a value later in it is percent-encoded.

    `is_list`: URLs with commas between them, as in `srcset`.
    """
    start_escape = _AUTOLINK_START if value.lstrip().startswith(AUTOLINK_MARK) else _URL_START
    value = _MARKS.sub("", value)
    is_own_page = not re.match(r"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|//|QZPAY)", value)
    pieces: list[str | Hole] = []
    end = 0
    for match in SLOT.finditer(value):
        before = value[: match.start()]
        slot = decode(match[1])
        pieces.append(value[end : match.start()])
        end = match.end()
        begins_url = not before.strip() or (is_list and before.rstrip().endswith(","))
        if begins_url or slot.payload.startswith("site."):
            pieces.append(Hole(slot, start_escape, begins_url=begins_url))
        elif "#" in before and is_own_page:
            pieces.append(slot.anchor_words())
        elif re.search(r"//[^/?#]*\Z", before):
            pieces.append(Hole(slot, _URL_HOST))
        else:
            pieces.append(Hole(slot, _SCRIPT_IN_URL if sink.link_scheme(before) == "javascript" else _URL_PART))
    return [*pieces, value[end:]]
