"""Cutting data and scripts: a slot stands in a string, and whoever shows a string that holds markup reads it as HTML.

What a string holds is seen in it and around it, never in a file's name: a search index is one in JSON, in a script that
assigns it and under any name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.html import cut_markup, holds_markup
from mkdocs_paycore.stamping.slot import MARK
from mkdocs_paycore.stamping.template import Template, hole, without_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.stamping.escapes import Escape
    from mkdocs_paycore.stamping.template import Hole

_STRING = r"\"(?:[^\"\\]|\\.)*+\""
_JSON_TOKEN = re.compile(_STRING, re.DOTALL)
_SCRIPT_TOKEN = re.compile(
    r"//[^\n]*+|/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`", re.DOTALL
)
"""A comment or a string (ECMA-262, 12.4 and 12.9)."""
_NAMED_MARKUP = re.compile(r"html[\"']?\s*(?::|\+?=)\s*\Z", re.IGNORECASE)
"""The name of a string that is HTML, whatever it holds: `content_html` of a JSON feed, `innerHTML` in a script."""
_LONGEST_NAME = 60
_SEARCH_INDEX = re.compile(rf"\"(?:docs|items)\"\s*+:\s*+\[\s*+\{{(?:[^{{}}\"]++|{_STRING})*?(?<=\"location\")\s*+:")
_PLAIN_SEARCH = re.compile(r"\"min_search_length\"\s*:")
"""An option of MkDocs' own search, whose index is plain text; that of Material and its kin is HTML, titles included."""
_ESCAPED = re.compile(
    r"\\(?:u\{(?P<point>[0-9A-Fa-f]+)\}|u(?P<unit>[0-9A-Fa-f]{4})|x(?P<byte>[0-9A-Fa-f]{2})|(.))", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "\n": ""}


def cut_json(text: str, template: Template) -> None:
    """Cut a text that is JSON at its slots and add the pieces to the template."""
    _cut(text, template, tokens=_JSON_TOKEN, sink=escapes.json_string, inside=escapes.in_json)


def cut_script(text: str, template: Template) -> None:
    """Cut the text of a script, or of JSON within one, at its slots and add the pieces to the template."""
    _cut(text, template, tokens=_SCRIPT_TOKEN, sink=escapes.script_string, inside=escapes.in_script)


def _cut(
    text: str, template: Template, *, tokens: re.Pattern[str], sink: Escape, inside: Callable[[Escape], Escape]
) -> None:
    """Cut at the slots of strings that hold markup, each as the markup has it; `sink` is the escape of all others."""
    index = _SEARCH_INDEX.search(text)
    is_plain = index is not None and _PLAIN_SEARCH.search(text) is not None
    end = 0
    for token in tokens.finditer(text) if not is_plain else ():
        if MARK not in token[0] or token[0][0] == "/":
            continue
        start, stop = token.start() + 1, token.end() - 1
        content = _unescaped(text[start:stop])
        name = text[max(token.start() - _LONGEST_NAME, 0) : token.start()]
        if index is not None or holds_markup(content) or _NAMED_MARKUP.search(name):
            template.add(text[end:start], sink)
            in_text = escapes.markup if index is None else escapes.markup_text
            _cut_string(text[start:stop], content, template, in_text=in_text, inside=inside)
            end = stop
    template.add(text[end:], sink)


def _cut_string(
    typed: str, content: str, template: Template, *, in_text: Escape, inside: Callable[[Escape], Escape]
) -> None:
    """Cut a string of markup: as it is typed where all slots are in text, else written anew around its slots."""
    found = Template()
    cut_markup(content, found, in_text=in_text)
    is_text = all(isinstance(piece, str) or piece.escape is in_text for piece in found.pieces)
    literals = "".join(piece if isinstance(piece, str) else str(piece.slot) for piece in found.pieces)
    if (is_text and literals == without_marks(content)) or "${" in typed:
        template.add(typed, inside(in_text))
    else:
        template.pieces += (_within(piece, inside) for piece in found.pieces)


def _within(piece: str | Hole, inside: Callable[[Escape], Escape]) -> str | Hole:
    if isinstance(piece, str):
        return inside(escapes.plain)(piece)
    return hole(piece.slot, inside(piece.escape), begins_url=piece.begins_url)


def _unescaped(typed: str) -> str:
    """Return what a string of JSON or of a script says."""
    return _ESCAPED.sub(_character, typed) if "\\" in typed else typed


def _character(escaped: re.Match[str]) -> str:
    number = escaped["point"] or escaped["unit"] or escaped["byte"]
    if number is None:
        return _LETTERS.get(escaped[4], escaped[4])
    return chr(min(int(number, 16), 0x10FFFF))
