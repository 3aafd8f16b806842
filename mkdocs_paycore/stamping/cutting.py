"""Cutting HTML, scripts and data at their slots: each slot gets the escape of the place that it stands in.

The languages stand in each other: a string of a script holds HTML, an attribute of that a script, a string of which is
data. So each is cut by what it says, and what comes of it is escaped for what is around.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.drawn_text import drawn_pieces, is_drawn, reads_mathematics, tex_pieces
from mkdocs_paycore.stamping.html import ATTRIBUTE, tokens_with_slots
from mkdocs_paycore.stamping.reading import Reading, by_attribute, by_key, by_look, quote_before
from mkdocs_paycore.stamping.script_strings import changed_strings, unescaped
from mkdocs_paycore.stamping.slot import MARK, SLOT, decode, id_text
from mkdocs_paycore.stamping.template import Template, hole, pieces_of, within, without_marks
from mkdocs_paycore.stamping.url_attribute import guarded_pieces, url_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.stamping.escapes import Escape
    from mkdocs_paycore.stamping.template import Hole

    Pieces = list[str | Hole]

URL_ATTRIBUTES = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "imagesrcset", "longdesc", "manifest", "ping",
    "poster", "src", "srcset", "xlink:href",
})  # fmt: skip
ID_ATTRIBUTES = frozenset({
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns", "for",
    "form", "headers", "id", "list", "usemap",
})  # fmt: skip
_SHOWN_AS_HTML = frozenset({"data-title", "data-description", "data-glightbox", "data-caption"})
"""Attributes that scripts for pictures put into a page as HTML (GLightbox 3, Fancybox 5), whatever text they hold."""
_ANIMATED = frozenset({"by", "from", "to"})
"""SVG can animate a link's target by these, and by `values`."""
_FOR_SCRIPTS = expression(r"(?!aria-|xml)[a-z]*[^a-z]")
"""What an attribute is called that HTML does not know, and a script reads."""
_REFRESH = expression(r"\burl\s*=\s*[\"']?\Z", re.IGNORECASE)
_TYPE_OF_DATA = expression(r"\s*data:([^,]*),", re.IGNORECASE)
_MARKUP_TYPE = expression(r"\btype\s*+=\s*+[\"']?[\w/-]*(?:html|template)", re.IGNORECASE)
"""The type of a script that a browser keeps, and others take for a template."""
_DATA_TYPE = expression(r"\btype\s*+=\s*+[\"']?[\w/.+-]*json", re.IGNORECASE)
_TEX_TYPE = expression(r"\btype\s*+=\s*+[\"']?math/tex", re.IGNORECASE)

_STRING = r"\"(?:[^\"\\]|\\.)*+\""
_JSON_TOKEN = expression(_STRING, re.DOTALL)
_LONGEST_NAME = 60
_SEARCH_INDEX = expression(rf"\"(?:docs|items)\"\s*+:\s*+\[\s*+\{{(?:[^{{}}\"]++|{_STRING})*?(?<=\"location\")\s*+:")
_ASSIGNED_DATA = expression(r"\s*(?:(?:var|let|const)\s)?[\s\w.$]*=\s*\{")
_PLAIN_SEARCH = expression(r"\"min_search_length\"\s*:")
"""An option of MkDocs' own search, whose index is plain text; that of Material and its kin is HTML, titles included."""
_IN_QUOTES = {
    "": escapes.plain,
    '"': escapes.in_double_quotes,
    "'": escapes.in_single_quotes,
    "`": escapes.in_back_quotes,
}


def cut_markup(text: str, template: Template, *, in_text: Escape = escapes.markup) -> None:
    """Cut a document at its slots and add the pieces to the template.

    A slot is in a comment, a script, a style or a tag that reaches around it; else it is in text, whose escape is that
    of a quoted attribute as well.

    Args:
        text: the document.
        template: what the pieces are added to.
        in_text: the escape of text.
    """
    end, may_be_drawn = 0, in_text is escapes.markup and is_drawn(text)
    if in_text is escapes.markup and reads_mathematics(text):
        in_text = escapes.beside_mathematics
    for token in tokens_with_slots(text):
        _add_text(text[end : token.start()], template, in_text, may_be_drawn=may_be_drawn)
        _cut_token(token, template)
        end = token.end()
    _add_text(text[end:], template, in_text, may_be_drawn=may_be_drawn)


def _add_text(text: str, template: Template, in_text: Escape, *, may_be_drawn: bool) -> None:
    if may_be_drawn and MARK in text:
        template.pieces += drawn_pieces(text, in_text)
    else:
        template.add(text, in_text)


def cut_json(text: str, template: Template) -> None:
    """Cut a text that is JSON at its slots and add the pieces to the template."""
    _cut_data(text, template, sink=escapes.json_string, inside=escapes.in_json)


def cut_script(text: str, template: Template, *, is_data: bool = False) -> None:
    """Cut the text of a script, or of JSON within one (`is_data`), at its slots and add the pieces to the template."""
    if _ASSIGNED_DATA.match(text) and _SEARCH_INDEX.search(text):
        _cut_data(text, template, sink=escapes.script_string, inside=escapes.in_script)
        return
    end = 0
    for start, stop, pieces in sorted(changed_strings(text, _pieces, is_data=is_data), key=lambda each: each[0]):
        template.add(text[end:start], escapes.script_string)
        template.pieces += pieces
        end = stop
    template.add(text[end:], escapes.script_string)


def document_pieces(value: str) -> Pieces:
    """Return the pieces of a value that is a document, in an attribute or a text: escaped there, and for the value."""
    return _within_markup(value, Reading.MARKUP)


def _cut_token(token: re.Match[str], template: Template) -> None:
    if token["comment"] is not None:
        template.add(token[0], escapes.markup)
    elif token["tag"] is not None:
        _cut_tag(token[0], len(token["tag"]) + 1, template)
    else:
        _cut_tag(f"<{token['opening']}", len(token["raw"]) + 1, template)
        if token["raw"].lower() == "style":
            template.add(token["code"], escapes.style)
        elif _TEX_TYPE.search(token["opening"]):
            template.pieces += tex_pieces(token["code"])
        elif _MARKUP_TYPE.search(token["opening"]):
            cut_markup(token["code"], template)
        else:
            cut_script(token["code"], template, is_data=_DATA_TYPE.search(token["opening"]) is not None)


def _cut_tag(tag: str, start: int, template: Template) -> None:
    """Cut a tag, whose attributes begin at `start`."""
    pieces: Pieces = []
    end = 0
    for attribute in ATTRIBUTE.finditer(tag, start):
        if MARK not in (attribute["value"] or ""):
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
        template.add(escapes.markup(tag), escapes.markup)
        return
    template.pieces += [*pieces, tag[end:]]


def _attribute(name: str, value: str) -> Pieces:
    """Return the pieces of an attribute's value, without its quotes."""
    if name in ID_ATTRIBUTES:
        return [id_text(value)]
    if name in URL_ATTRIBUTES:
        content = unescape(value)
        return within(value, content, _address(content, is_list=name.endswith("srcset")), escapes.in_markup)
    if name == "values":
        return pieces_of(value, escapes.in_markup(escapes.url_starts))
    if (name == "content" and _REFRESH.search(value.partition(MARK)[0])) or name in _ANIMATED:
        content = unescape(value)
        return within(value, content, guarded_pieces(content), escapes.in_markup)
    return _within_markup(value, _attribute_reading(name, unescape(value)))


def _attribute_reading(name: str, content: str) -> Reading:
    if name in _SHOWN_AS_HTML:
        return Reading.MARKUP
    if name.endswith("-json"):
        return Reading.JSON
    return by_attribute(name, content) or (by_look(content) if _FOR_SCRIPTS.match(name) else Reading.TEXT)


def _within_markup(value: str, reading: Reading) -> Pieces:
    content = unescape(value)
    return within(value, content, _pieces(content, reading), escapes.in_markup)


def _pieces(content: str, reading: Reading, *, in_text: Escape = escapes.markup) -> Pieces:
    """Return the pieces of what a text says, by what it is read as; `in_text` is the escape of text of HTML."""
    template = Template()
    if reading is Reading.MARKUP:
        cut_markup(content, template, in_text=in_text)
    elif reading is Reading.JSON:
        cut_json(content, template)
    elif reading is Reading.SCRIPT:
        cut_script(content, template)
    elif reading is Reading.URL:
        return _address(content)
    elif reading is Reading.STYLE:
        template.add(content, escapes.style)
    else:
        return _text(content, is_kept=reading is Reading.KEPT)
    return template.pieces


def _text(content: str, *, is_kept: bool = False) -> Pieces:
    """Return the pieces of a text; what nobody knows to be code, and would be a string in it, cannot end that."""
    content = without_marks(content)
    pieces: Pieces = []
    end = 0
    for found in SLOT.finditer(content):
        escape = _IN_QUOTES[quote_before(content, found.start())]
        if is_kept:
            escape = escapes.kept if escape is escapes.plain else escapes.Nested(escape, escapes.kept)
        pieces += [content[end : found.start()], hole(decode(found[1]), escape)]
        end = found.end()
    return [*pieces, content[end:]]


def _address(content: str, *, is_list: bool = False) -> Pieces:
    """Return the pieces of an address; one that holds a document or runs a script is cut as that."""
    before = content.partition(MARK)[0]
    scheme = escapes.link_scheme(before)
    data = _TYPE_OF_DATA.match(before) if scheme == "data" else None
    if scheme == "javascript":
        start, reading = before.index(":") + 1, Reading.SCRIPT
    elif data is not None and re.search("html|xml|script", data[1], re.IGNORECASE):
        start, reading = data.end(), Reading.SCRIPT if "script" in data[1].lower() else Reading.MARKUP
    else:
        return url_pieces(content, is_list=is_list)
    said = unquote(content[start:])
    return [content[:start], *within(content[start:], said, _pieces(said, reading), escapes.in_url)]


def _cut_data(text: str, template: Template, *, sink: Escape, inside: Callable[[Escape], Escape]) -> None:
    """Cut JSON at the slots of its strings, each as what it is read as; `sink` is the escape of plain ones."""
    index = _SEARCH_INDEX.search(text)
    is_plain = index is not None and _PLAIN_SEARCH.search(text) is not None
    in_text = escapes.markup if index is None else escapes.markup_text
    end = 0
    for token in _JSON_TOKEN.finditer(text) if not is_plain else ():
        if MARK not in token[0]:
            continue
        start, stop = token.start() + 1, token.end() - 1
        content = unescaped(text[start:stop])
        name = text[max(token.start() - _LONGEST_NAME, 0) : token.start()]
        reading = Reading.MARKUP if index is not None else by_key(content, name)
        template.add(text[end:start], sink)
        template.pieces += within(text[start:stop], content, _pieces(content, reading, in_text=in_text), inside)
        end = stop
    template.add(text[end:], sink)
