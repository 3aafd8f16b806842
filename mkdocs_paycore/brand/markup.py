"""Cutting HTML and XML: what a slot's sink is follows from the tag, attribute, script or comment it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.brand import sink
from mkdocs_paycore.brand.slot import AUTOLINK_MARK, MARK, SLOT, anchor_text, decode
from mkdocs_paycore.brand.template import Hole, Template, hole, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.brand.sink import Escape

URL_ATTRIBUTES = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "imagesrcset", "longdesc", "manifest", "ping",
    "poster", "src", "srcset", "xlink:href",
})  # fmt: skip
ID_ATTRIBUTES = frozenset({
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns", "for",
    "form", "headers", "id", "list", "usemap",
})  # fmt: skip
_ANIMATED = frozenset({"by", "from", "to", "values"})
"""SVG can animate a link's target by these."""

_QUOTED = r"\"[^\"]*+\"|'[^']*+'"
_TAG = re.compile(rf"<[A-Za-z/](?:[^\"'>]++|{_QUOTED})*+>")
_HIDDEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    rf"|(?P<opening><(?P<raw>script|style)\b(?:[^\"'>]++|{_QUOTED})*+>)(?P<code>.*?)(?=</(?P=raw)|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_MAY_HIDE = re.compile(r"<(?:!--|[sS][cCtT])")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.DOTALL)
_REFRESH = re.compile(r"\burl\s*=\s*[\"']?\Z", re.IGNORECASE)

_JSON = sink.in_markup(sink.json_string)
_SCRIPT = sink.in_markup(sink.script_string)
_STYLE = sink.in_markup(sink.style)
_DOCUMENT = sink.in_markup(sink.markup)
_URL_START = sink.in_markup(sink.url_start)
_AUTOLINK_START = sink.in_markup(sink.autolink_start)
_URL_HOST = sink.in_markup(sink.url_host)
_URL_PART = sink.in_markup(sink.url_part)
_MAIL_OR_PHONE = sink.in_markup(sink.url_mail_or_phone)
_SCRIPT_IN_URL = sink.in_markup(lambda value: sink.url_part(sink.script_string(value)))


def cut_markup(text: str, template: Template) -> None:
    """Cut a document at its slots and add the pieces to the template.

    Only what stands around slots is looked at: a slot is in the nearest tag before it that reaches beyond it, unless a
    comment, a script or a style holds it; else it is in text, whose escape is that of a quoted attribute as well.
    """
    end = 0
    hidden = _hidden(text)
    found = next(hidden, None)
    at = text.find(MARK)
    while at >= 0:
        while found is not None and found.end() <= at:
            found = next(hidden, None)
        if found is not None and found.start() < at:
            template.add(text[end : found.start()], sink.markup)
            _cut_hidden(found, template)
            end = found.end()
        elif tag := _tag_around(text, at, end):
            template.add(text[end : tag.start()], sink.markup)
            _cut_tag(tag[0], template)
            end = tag.end()
        at = text.find(MARK, max(end, at + 1))
    template.add(text[end:], sink.markup)


def _hidden(text: str) -> Iterator[re.Match[str]]:
    """Yield comments, scripts and styles; the quick look for where one may start saves most of the time."""
    start = _MAY_HIDE.search(text)
    while start is not None:
        found = _HIDDEN.match(text, start.start())
        if found is not None:
            yield found
        start = _MAY_HIDE.search(text, found.end() if found else start.end())


def _tag_around(text: str, at: int, start: int) -> re.Match[str] | None:
    """Return the tag that an offset stands in, looking no further back than `start`."""
    opening = text.rfind("<", start, at)
    while opening >= 0:
        tag = _TAG.match(text, opening)
        if tag is not None:
            return tag if tag.end() > at else None
        opening = text.rfind("<", start, opening)
    return None


def _cut_hidden(found: re.Match[str], template: Template) -> None:
    if found["comment"] is not None:
        template.add(found[0], sink.markup)
        return
    if MARK in found["opening"]:
        _cut_tag(found["opening"], template)
    else:
        template.pieces.append(found["opening"])
    template.add(found["code"], sink.style if found["raw"].lower() == "style" else sink.script_string)


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
        inside = _attribute(attribute["name"].lower(), value.strip(quote) if quote else value)
        pieces += [literal, quote or '"', *inside, quote or '"']
        end = attribute.end()
    if MARK in tag[end:]:
        # A slot in the place of a tag's or an attribute's name: the tag is shown as text.
        template.add(sink.markup(tag), sink.markup)
        return
    template.pieces += [*pieces, tag[end:]]


def _attribute(name: str, value: str) -> list[str | Hole]:
    """Return the pieces of an attribute's value, without its quotes."""
    if name in ID_ATTRIBUTES:
        return [anchor_text(value)]
    if name in URL_ATTRIBUTES:
        return _url(value, is_list=name.endswith("srcset"))
    if (name == "content" and _REFRESH.search(value.partition(MARK)[0])) or name in _ANIMATED:
        return _guarded(value)
    template = Template()
    template.add(value, _attribute_escape(name))
    return template.pieces


def _attribute_escape(name: str) -> Escape:
    if name.endswith("-json"):
        return _JSON
    if name.startswith("on"):
        return _SCRIPT
    return {"style": _STYLE, "srcdoc": _DOCUMENT}.get(name, sink.markup)


def _guarded(value: str) -> list[str | Hole]:
    """Return the pieces of a value that may be a URL: its first slot shows no scheme that could run code."""
    template = Template()
    template.add(value, sink.markup)
    first = next(index for index, piece in enumerate(template.pieces) if isinstance(piece, Hole))
    first_hole = template.pieces[first]
    if isinstance(first_hole, Hole):
        template.pieces[first] = hole(first_hole.slot, _URL_START, begins_url=True)
    return template.pieces


def _url(value: str, *, is_list: bool) -> list[str | Hole]:
    """Return the pieces of a URL: a value that begins it stays, a value later in it is percent-encoded.

    `is_list`: URLs with commas between them, as in `srcset`.
    """
    start_escape = _AUTOLINK_START if value.lstrip().startswith(AUTOLINK_MARK) else _URL_START
    value = without_marks(value)
    is_own_page = not re.match(rf"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|//|{MARK})", value)
    pieces: list[str | Hole] = []
    end = 0
    for match in SLOT.finditer(value):
        before = value[: match.start()]
        slot = decode(match[1])
        pieces.append(value[end : match.start()])
        end = match.end()
        begins_url = not before.strip() or (is_list and before.rstrip().endswith(","))
        if begins_url or slot.payload.startswith("site."):
            pieces.append(hole(slot, start_escape, begins_url=begins_url))
        elif "#" in before and is_own_page:
            pieces.append(slot.anchor_words())
        else:
            pieces.append(hole(slot, _later_escape(before)))
    return [*pieces, value[end:]]


def _later_escape(before: str) -> Escape:
    if re.search(r"//[^/?#]*\Z", before):
        return _URL_HOST
    scheme = sink.link_scheme(before)
    if scheme == "javascript":
        return _SCRIPT_IN_URL
    return _MAIL_OR_PHONE if scheme in {"mailto", "tel"} and "?" not in before else _URL_PART
