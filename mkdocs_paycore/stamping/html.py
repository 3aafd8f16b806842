"""Reading HTML and XML token by token: tags with their attributes, comments, scripts and styles."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r" \t\n\f\r"
_NAME = rf"(?:=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)"
_VALUE = rf"\"[^\"]*+\"|'[^']*+'|[^{_SPACE}\"'>][^{_SPACE}>]*+"
_IS = rf"[{_SPACE}]*+=[{_SPACE}]*+"
_PLAIN = r"(?: [a-z-]++=\"[^\"]*+\"(?=[ >]))*+"
"""Attributes as most of them are: they need not be looked at closely."""
_ATTRIBUTES = rf"{_PLAIN}(?:[{_SPACE}/]++|{_NAME}(?:{_IS}(?:{_VALUE}|(?=>))|(?!{_IS})))*+"
ATTRIBUTE = expression(rf"(?P<name>{_NAME})(?:{_IS}(?P<value>{_VALUE})|)")
"""An attribute within a tag, its value with the quotes."""
_TOKEN = expression(
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
_PLAIN_RUN = expression(r'(?:[^<]++|<(?!(?i:script|style))[A-Za-z/]\w*+(?: [a-z-]++(?:="[^"]*+")?+)*+ ?+/?+>)*+')
"""Text and tags as most of them are, up to a tag that has to be looked at closely."""
_HOLDS_MARKUP = expression(r"(?<!<)</?[A-Za-z]|<!--|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);")


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
        for found in ATTRIBUTE.finditer(self.text, len(self.name) + 1, len(self.text) - 1):
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


def tokens_with_slots(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments, scripts, styles and tags of a `text`, a document, that hold a slot, and no others."""
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


def holds_markup(text: str) -> bool:
    """Return whether a text has a tag or a character reference, as HTML has; `<<…>>` is none."""
    return _HOLDS_MARKUP.search(text) is not None
