"""Cutting HTML and XML: what a slot's sink is follows from the tag, attribute, script or comment it stands in."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.slot import MARK, id_text
from mkdocs_paycore.stamping.template import Hole, Template, hole, pieces_of
from mkdocs_paycore.stamping.url_attribute import guarded_pieces, url_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.stamping.escapes import Escape

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

_SPACE = r" \t\n\f\r"
_NAME = rf"(?:=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)"
_VALUE = rf"\"[^\"]*+\"|'[^']*+'|[^{_SPACE}\"'>][^{_SPACE}>]*+"
_IS = rf"[{_SPACE}]*+=[{_SPACE}]*+"
_PLAIN = r"(?: [a-z-]++=\"[^\"]*+\"(?=[ >]))*+"
"""Attributes as most of them are: they need not be looked at closely."""
_ATTRIBUTES = rf"{_PLAIN}(?:[{_SPACE}/]++|{_NAME}(?:{_IS}(?:{_VALUE}|(?=>))|(?!{_IS})))*+"
_ATTRIBUTE = re.compile(rf"(?P<name>{_NAME})(?:{_IS}(?P<value>{_VALUE})|)")
_TOKEN = re.compile(
    r"<(?:(?P<comment>!--(?:-?>|.*?(?:--!?>|\Z)))"
    rf"|(?=[sS][cCtT])(?P<opening>(?P<raw>(?i:script|style))(?=[{_SPACE}/>]){_ATTRIBUTES}>)"
    rf"(?P<code>.*?)(?=</(?i:(?P=raw))[{_SPACE}/>]|\Z)"
    rf"|(?P<tag>[A-Za-z/][^{_SPACE}/>]*+){_ATTRIBUTES}>"
    rf"|(?P<unended>[A-Za-z/][^{_SPACE}/>]*+{_ATTRIBUTES}(?:{_NAME}{_IS}[\"']?+)?+))",
    re.DOTALL,
)
"""A comment, a script or style without its end tag, or a tag, as HTML's tokenizer reads them (WHATWG HTML, 13.2.5).

A tag without an end is text, as far as to the quote that is not closed; what stands there is not looked at again as the
beginning of a tag, or thousands of them would be read thousands of times.
"""
_PLAIN_RUN = re.compile(r'(?:[^<]++|<(?!(?i:script|style))[A-Za-z/]\w*+(?: [a-z-]++(?:="[^"]*+")?+)*+ ?+/?+>)*+')
"""Text and tags as most of them are, up to a tag that has to be looked at closely."""
_HOLDS_MARKUP = re.compile(r"(?<!<)</?[A-Za-z]|<!--|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);")
_BEGINS_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[\[{\"])")
_REFRESH = re.compile(r"\burl\s*=\s*[\"']?\Z", re.IGNORECASE)

_JSON = escapes.in_markup(escapes.json_string)
_JSON_OF_MARKUP = escapes.in_markup(escapes.in_json(escapes.markup))
_SCRIPT = escapes.in_markup(escapes.script_string)
_STYLE = escapes.in_markup(escapes.style)
_URL_STARTS = escapes.in_markup(escapes.url_starts)


class Attribute(NamedTuple):
    """An attribute of a tag: its name in lower case, and where its value stands in the document, without quotes."""

    name: str
    start: int
    end: int


class StartTag(NamedTuple):
    """A start tag: the name of its element in lower case, the tag as written, and where it begins in the document."""

    name: str
    text: str
    start: int

    def attributes(self) -> Iterator[Attribute]:
        """Yield the attributes in their order, those of a name that stood before as well; HTML takes the first."""
        for found in _ATTRIBUTE.finditer(self.text, len(self.name) + 1, len(self.text) - 1):
            start, end = found.span("value" if found["value"] else "name")
            if not found["value"]:
                start = end
            elif found["value"][0] in "\"'":
                start, end = start + 1, end - 1
            yield Attribute(found["name"].lower(), self.start + start, self.start + end)

    def values(self) -> dict[str, str]:
        """Return the values of the attributes by name, without character references; the first of each name."""
        found: dict[str, str] = {}
        for name, start, end in self.attributes():
            found.setdefault(name, unescape(self.text[start - self.start : end - self.start]))
        return found


def start_tags(text: str) -> Iterator[StartTag]:
    """Yield the start tags of the text of a document; comments, scripts and styles hold none."""
    for token in _TOKEN.finditer(text):
        if token["raw"] is not None:
            yield StartTag(token["raw"].lower(), f"<{token['opening']}", token.start())
        elif token["tag"] is not None and token["tag"][0] != "/":
            yield StartTag(token["tag"].lower(), token[0], token.start())


def cut_markup(
    text: str,
    template: Template,
    *,
    in_text: Escape = escapes.markup,
    cut_script: Callable[[str, Template], None] | None = None,
) -> None:
    """Cut a document at its slots and add the pieces to the template.

    A slot is in a comment, a script, a style or a tag that reaches around it; else it is in text, whose escape is that
    of a quoted attribute as well.

    Args:
        text: the document.
        template: what the pieces are added to.
        in_text: the escape of text.
        cut_script: cuts a script; without it all of one is taken for text in strings.
    """
    end = 0
    for token in _tokens_with_slots(text):
        template.add(text[end : token.start()], in_text)
        _cut_token(token, template, cut_script)
        end = token.end()
    template.add(text[end:], in_text)


def _tokens_with_slots(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments, scripts, styles and tags of a document that hold a slot; the others are passed over."""
    end, at = 0, text.find(MARK)
    while at >= 0:
        run = _PLAIN_RUN.match(text, end, at)
        token = _TOKEN.search(text, end if run is None else run.end())
        if token is None:
            return
        end = token.end()
        if at < token.start():
            at = text.find(MARK, token.start())
        if 0 <= at < end and token["unended"] is None:
            yield token
        if at < end:
            at = text.find(MARK, end)


def _cut_token(token: re.Match[str], template: Template, cut_script: Callable[[str, Template], None] | None) -> None:
    if token["comment"] is not None:
        template.add(token[0], escapes.markup)
    elif token["tag"] is not None:
        _cut_tag(token[0], len(token["tag"]) + 1, template)
    else:
        _cut_tag(f"<{token['opening']}", len(token["raw"]) + 1, template)
        if token["raw"].lower() == "style" or cut_script is None:
            template.add(token["code"], escapes.style if token["raw"].lower() == "style" else escapes.script_string)
        else:
            cut_script(token["code"], template)


def _cut_tag(tag: str, start: int, template: Template) -> None:
    """Cut a tag, whose attributes begin at `start`."""
    pieces: list[str | Hole] = []
    end = 0
    for attribute in _ATTRIBUTE.finditer(tag, start):
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


def _attribute(name: str, value: str) -> list[str | Hole]:
    """Return the pieces of an attribute's value, without its quotes."""
    if name in ID_ATTRIBUTES:
        return [id_text(value)]
    if name in URL_ATTRIBUTES:
        return url_pieces(value, is_list=name.endswith("srcset"))
    if name == "srcdoc" or (name.startswith("data-") and not name.endswith("-json")):
        return _read_by_scripts(value, is_document=name == "srcdoc" or name in _SHOWN_AS_HTML)
    if name == "values":
        return pieces_of(value, _URL_STARTS)
    if (name == "content" and _REFRESH.search(value.partition(MARK)[0])) or name in _ANIMATED:
        return guarded_pieces(value)
    return pieces_of(value, _attribute_escape(name))


def _read_by_scripts(value: str, *, is_document: bool) -> list[str | Hole]:
    """Return the pieces of an attribute that holds a document, or JSON, markup or text, as may be seen in it."""
    content = unescape(value)
    is_markup = is_document or holds_markup(content)
    if _BEGINS_JSON.match(content) and not is_document:
        return pieces_of(value, _JSON_OF_MARKUP if is_markup else _JSON)
    return document_pieces(value) if is_markup else pieces_of(value, escapes.markup)


def document_pieces(value: str) -> list[str | Hole]:
    """Return the pieces of a value that is a document, in an attribute or a text: escaped there, and for the value."""
    template = Template()
    cut_markup(unescape(value), template)
    return [
        escapes.markup(piece)
        if isinstance(piece, str)
        else hole(piece.slot, escapes.in_markup(piece.escape), begins_url=piece.begins_url)
        for piece in template.pieces
    ]


def holds_markup(text: str) -> bool:
    """Return whether a text has a tag or a character reference, as HTML has; `<<…>>` is none."""
    return _HOLDS_MARKUP.search(text) is not None


def _attribute_escape(name: str) -> Escape:
    if name.endswith("-json"):
        return _JSON
    if name.startswith("on"):
        return _SCRIPT
    return _STYLE if name == "style" else escapes.markup
