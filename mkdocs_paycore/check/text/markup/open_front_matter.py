"""Front matter that does not end, or holds nothing: its lines are shown, and say nothing to any program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

OPEN_FRONT_MATTER = Rule(
    "open-front-matter",
    "Front matter whose lower line of dashes is missing, that holds nothing, or does not begin in the first line of its"
    " page.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "---\ntitle: Start\n\n# Start\n\nGo.\n", "---\ntitle: Start\n---\n\n# Start\n\nGo.\n"
    ),
)
_KEYS = "title|description|template|hide|tags|icon|provider"
_EMPTY = expression(r"\A---[ \t]*\n---[ \t]*(?:\n|\Z)")
_BEGINS = expression(rf"\A(?P<before>\s*)(?P<mark>-{{2,5}})[ \t]*\n(?=(?:{_KEYS}):)")


@looks_for(OPEN_FRONT_MATTER, of_pages=True)
def open_front_matters(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each page that begins as one with front matter does, and has none."""
    for page in checked.manuscripts:
        begins = _BEGINS.match(page.text) if not page.body_start else None
        if begins is not None:
            hint = "remove what stands above it" if begins["before"] else "write --- above it, and below its last key"
            message = "the front matter is not read, for its marks are not two lines of three dashes"
            yield page.problem(OPEN_FRONT_MATTER, begins.start("mark"), message, hint)
        elif _EMPTY.match(page.text):
            message = "the front matter holds nothing, and its two lines are shown as lines across the page"
            yield page.problem(OPEN_FRONT_MATTER, 0, message, "remove both")
