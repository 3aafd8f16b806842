"""What is wrong with a text that is no YAML, in plain words: what was found and what was expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

QUOTE = "put the value in quotes"
_INDENT = "mind the indentation and the quotes"

# An unquoted value that starts with a variable of the brace form is a mapping in YAML.
_BRACES = re.compile(r"""^[^'"#]*?(?:[:-]\s+)(?=\{\{)""")
BRACES = (
    "found '{{' at the start of a value, which YAML takes for a mapping; expected text in quotes",
    QUOTE,
)

# A part of what the parsers say (libyaml and PyYAML word some faults differently): our message, suggestion.
_WORDS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        "found ':' inside a value, expected it after a key only",
        "put the value in quotes, or mind the indentation",
    ),
    "could not find expected ':'": (
        "found a line without ':', expected 'key: value'",
        "add the ':', or mind the indentation",
    ),
    "tab character": ("found a tab, expected spaces", "indent with spaces"),
    "sequence entries are not allowed": (
        "found '- ' where no list can start, expected a value",
        "start the list on a line of its own",
    ),
    "expected '-' indicator": ("found something else between the items of a list, expected '- '", _INDENT),
    "but found '-'": ("found '- ' between the keys of a mapping, expected a key", _INDENT),
    "expected key": ("found a line that does not line up with the keys above it, expected a key", _INDENT),
    "expected <block end>": ("found a line that does not line up with the lines above it", _INDENT),
    "',' or ']'": (
        "found something else in a list […], expected ',' or ']'",
        "close the list, or put the value in quotes",
    ),
    "',' or '}'": (
        "found something else in a mapping {…}, expected ',' or '}'",
        "close the mapping, or put the value in quotes",
    ),
    "expected node content": ("found a mark of YAML, expected a value", QUOTE),
    "expected the node content": ("found a mark of YAML, expected a value", QUOTE),
    "unexpected end of stream": (
        "found the end of the file inside quotes, expected the closing quote",
        "close the quotes",
    ),
    "unexpected document": (
        "found '---' or '...' inside quotes, expected the closing quote",
        "close the quotes",
    ),
    "unknown escape character": (
        "found a backslash sequence that YAML does not know",
        "use single quotes, or write two backslashes",
    ),
    "hexdecimal": (
        "found a \\x, \\u or \\U without its hexadecimal digits",
        "use single quotes, or write two backslashes",
    ),
    "invalid Unicode character": ("found an escape sequence that stands for no character", "remove it"),
    "alphabetic or numeric": ("found '*' or '&' without a name after it, expected text", QUOTE),
    "tag handle": ("found '!' at the start of a value, expected text", QUOTE),
    "expected <document start>": ("found text after the end of the document", _INDENT),
    "document start": ("found text after the end of the document", _INDENT),
    "comment or": (
        "found text after '|' or '>', expected it on the next line",
        "start the text on a new line",
    ),
    "chomping or indentation": (
        "found text after '|' or '>', expected it on the next line",
        "start the text on a new line",
    ),
    "directive": ("found '%' at the start of a line, expected text", QUOTE),
}


def explained(error: yaml.MarkedYAMLError, text: str, first_line: int) -> tuple[int, int, str, str]:
    """Return what an error of PyYAML comes to: line and column, message and suggestion.

    Lines and columns count from 1, with `first_line` for the first of `text`.
    """
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return first_line, 1, f"this is not valid YAML: {error.problem}", ""
    line = text.split("\n")[mark.line] if text.count("\n") >= mark.line else ""
    if braces := _BRACES.match(line):
        return mark.line + first_line, braces.end() + 1, *BRACES
    message, suggestion = _words(error, line[mark.column : mark.column + 1])
    opened = error.context_mark
    if opened and opened.line != mark.line and "quotes" in message:
        message += f"; they open on line {opened.line + first_line}"
    return mark.line + first_line, mark.column + 1, message, suggestion


def _words(error: yaml.MarkedYAMLError, found: str) -> tuple[str, str]:
    said = f"{error.problem or ''} {error.context or ''}"
    if "cannot start any token" in said:
        if found == "\t":
            return _WORDS["tab character"]
        return f"found {found!r} at the start of a value, expected text", QUOTE
    return next(
        (words for part, words in _WORDS.items() if part in said),
        (f"this is not valid YAML: {error.problem}", ""),
    )
