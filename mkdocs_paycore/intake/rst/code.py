"""What directives say of a block of code, as the line above one says it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERED = ("linenos", "number-lines", "lineno-start")
_LINES = expression(r"\s*+(?P<first>\d{1,6})\s*+(?:-\s*+(?P<last>\d{1,6})?)?\s*+")


def code_attributes(options: Mapping[str, str], count: int) -> list[str]:
    """Return the attributes of a block of code: its numbers, and the lines that are set off.

    Args:
        options: those of the directive.
        count: how many lines the code has.
    """
    made = []
    given = [value for name in _NUMBERED if name in options and (value := options.get(name, "")) is not None]
    if given:
        start = next((value.strip() for value in given if value.strip().isdecimal()), "1")
        made.append(f'linenums="{start}"')
    if lines := _emphasised(options.get("emphasize-lines") or "", count):
        made.append(f'hl_lines="{" ".join(map(str, lines))}"')
    return made


def _emphasised(typed: str, count: int) -> list[int]:
    """Return the numbers of lines that are typed as in `1,3-5`."""
    lines: set[int] = set()
    for found in map(_LINES.fullmatch, typed.split(",")):
        if found:
            first = int(found["first"])
            last = int(found["last"]) if found["last"] else (count if "-" in found[0] else first)
            lines.update(range(first, min(last, count) + 1))
    return sorted(lines)


def dedented(text: str, width: str | None) -> str:
    """Return code without its first characters in each line: as many as are given, or all that its lines share."""
    if width is None:
        return text
    if not width.strip().isdecimal():
        return textwrap.dedent(text)
    return "\n".join(line[int(width) :] for line in text.split("\n"))
