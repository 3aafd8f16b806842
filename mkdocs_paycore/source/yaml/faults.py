"""What is wrong with a text that is no YAML, in plain words: what was found and what was expected."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.place import replacement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.source.problem import Fix

QUOTE = "put the value in quotes"
_INDENT = "mind the indentation and the quotes"

# An unquoted value that starts with a variable of the brace form is a mapping in YAML.
_BRACES = expression(r"""^[^'"#]*?(?:[:-]\s+)(?=\{\{)""")
BRACES = (
    "found '{{' at the start of a value, which YAML takes for a mapping; expected text in quotes",
    QUOTE,
)

UNREADABLE = ("found text that YAML cannot read here, expected a key, a value or an item of a list", _INDENT)
"""Message and suggestion for a fault that has no words below."""

_TAG = ("found '!' at the start of a value, expected text", QUOTE)
_DIRECTIVE = ("found '%' at the start of a line, expected text", QUOTE)
_BAR = ("found text after '|' or '>', expected it on the next line", "start the text on a new line")
_ESCAPED_VARIABLE = (
    "found a backslash before a variable: it is how a guide shows the variable itself",
    "remove the backslash",
)
_HEXADECIMAL = (
    "found a \\x, \\u or \\U without its hexadecimal digits",
    "use single quotes, or write two backslashes",
)
_NO_CHARACTER = ("found an escape sequence that stands for no character", "remove it")

# A value that quotes make text as it stands: variables, and words without a mark of YAML or of quoting.
_WHOLE = expression(r"(?:\{\{[ \t]*[\w.-]+[ \t]*\}\}|[^\"\\{}#:\[\],])+")

# A part of what the parsers say (libyaml and PyYAML word some faults differently): our message, suggestion.
# The first that fits is taken: what stands first is said where one of the later parts can be said as well.
_WORDS: dict[str, tuple[str, str]] = {
    "directive": _DIRECTIVE,
    "incompatible YAML document": _DIRECTIVE,
    "duplicate tag handle": _DIRECTIVE,
    "Exceeds the limit": _DIRECTIVE,  # Python of a version number of thousands of digits
    "ing a tag": _TAG,
    "tag handle": _TAG,
    "comment or": _BAR,
    "chomping or indentation": _BAR,
    "indentation indicator": (
        "found 0 after '|' or '>', expected the number of blanks that the text is indented by",
        "remove the number",
    ),
    "mapping keys are not allowed": ("found '? ' where no key can start, expected a value", QUOTE),
    "unexpected ':'": ("found ':' inside a value, expected it after a key only", QUOTE),
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
    "while parsing a block collection": ("found something else between the items of a list, expected '- '", _INDENT),
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
    "hexdecimal": _HEXADECIMAL,
    "hexadecimal": _HEXADECIMAL,
    "invalid Unicode character": _NO_CHARACTER,
    "chr()": _NO_CHARACTER,  # Python of a character beyond the last one
    "int too large": _NO_CHARACTER,
    "alphabetic or numeric": ("found '*' or '&' without a name after it, expected text", QUOTE),
    "expected <document start>": ("found text after the end of the document", _INDENT),
    "document start": ("found text after the end of the document", _INDENT),
}


def parsed(text: str, loader: Callable[[str], Any]) -> Iterator[Any]:
    """Yield the events of a text.

    libyaml 0.2.6 refuses 1000 levels, and refuses them before it gives the first event of them: to know whether a
    bracket begins a key it looks ahead by as many as 1024 characters. What it has not given comes from PyYAML's own
    parser, so that whoever reads the events can say where they are too deep.

    Args:
        text: YAML.
        loader: a loader class of PyYAML.

    Raises:
        yaml.MarkedYAMLError: the text is no YAML; also where PyYAML's own parser fails with another error.
    """
    parser = loader(text)
    given = 0
    try:
        while parser.check_event():
            yield parser.get_event()
            given += 1
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in str(error.problem):
            raise
        yield from islice(parsed(text, yaml.SafeLoader), given, None)
    except (ValueError, OverflowError) as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=parser.get_mark()) from error
    finally:
        parser.dispose()


def quoted_braces(text: str, place: tuple[int, int]) -> Fix:
    """Return the change that puts a value of nothing but text and variables in quotes; none where it may be more.

    Args:
        text: the whole file's.
        place: line and column of the value, from 1.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[place[0] - 1] if 0 < place[0] <= len(lines) else ""
    value = line[place[1] - 1 :].rstrip()
    if not _WHOLE.fullmatch(value):
        return ()
    return replacement(text, place, value, f'"{value}"')


def explained(error: yaml.YAMLError, text: str, first_line: int) -> tuple[int, int, str, str]:
    """Return what an error of PyYAML comes to: line and column, message and suggestion.

    Lines and columns count from 1, with `first_line` for the first of `text`.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None or not isinstance(error, yaml.MarkedYAMLError):
        return first_line, 1, *UNREADABLE
    line = text.split("\n")[mark.line] if text.count("\n") >= mark.line else ""
    if braces := _BRACES.match(line):
        return mark.line + first_line, braces.end() + 1, *BRACES
    is_escape = "unknown escape character" in (error.problem or "")
    if is_escape and line[mark.column :].removeprefix("\\").startswith(("<<", "{{")):
        at = mark.column + line.startswith("\\", mark.column)
        return mark.line + first_line, at, *_ESCAPED_VARIABLE
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
    return next((words for part, words in _WORDS.items() if part in said), UNREADABLE)
