"""Values of test mode that a table shows in a row for live mode, and the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.rows import tables
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.manuscript.rows import Cell
    from mkdocs_paycore.source.problem import Problem

_HEAD = "# Keys\n\n| Mode | Key |\n|---|---|\n| Test | `sk_test_` |\n"
OTHER_MODE = Rule(
    "value-of-other-mode",
    "A row of a table for live mode with a value of test mode, or the other way round.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", f"{_HEAD}| Live | `sk_test_` |\n", f"{_HEAD}| Live | `sk_live_` |\n"),
)
_MODES = {
    "test": expression(r"(?<![^\W_])(?:test(?:ing)?|sandbox)(?![^\W_])", re.IGNORECASE),
    "live": expression(r"(?<![^\W_])(?:live|prod(?:uction)?)(?![^\W_])", re.IGNORECASE),
}
_VALUE = expression(r"`[^`\n]+`|https?://[^\s)|]+")
_LABELS = 2
"""So many rows with a mode of their own, one of each, make a table one by modes."""


@looks_for(OTHER_MODE, of_pages=True)
def values_of_other_modes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each value of a row that names the other mode than the row's first cell, and not this one.

    A table counts that has rows for both modes.
    """
    for page in checked.manuscripts:
        lowered = page.text.lower()
        if (
            "|" in page.text
            and ("test" in lowered or "sandbox" in lowered)
            and ("live" in lowered or "prod" in lowered)
        ):
            for rows in tables(page):
                yield from _of_table(page, rows)


def _of_table(page: Manuscript, rows: Sequence[Sequence[Cell]]) -> Iterator[Problem]:
    labelled = [(_mode(_VALUE.sub(" ", row[0].text)), row) for row in rows]
    if len({mode for mode, _ in labelled if mode}) < _LABELS:
        return
    for mode, row in labelled:
        others = " ".join(_VALUE.sub(" ", cell.text) for cell in row[1:])
        for cell in row[1:] if mode and not _mode(others) else ():
            for value in _VALUE.finditer(cell.text):
                found = _mode(value[0])
                if found and found != mode:
                    message = (
                        f"found {quoted_value(value[0].strip('`'))}, a value of {found} mode, in the row for {mode}"
                    )
                    hint = f"write that of {mode} mode"
                    yield page.problem(OTHER_MODE, cell.start + value.start(), message, hint)


def _mode(text: str) -> str:
    """Return the only mode that a text names; empty where it names none, or both."""
    found = [mode for mode, words in _MODES.items() if words.search(text)]
    return found[0] if len(found) == 1 else ""
