"""Variables in files of the rendered tree that nothing fills, because nothing of ours reads what they were typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTree
    from mkdocs_paycore.source.problem import Problem

LEFT_VARIABLE = Rule(
    "left-variable",
    "A variable in a file of the site that is no page, or that a template prints: readers see it as it is typed.",
    severity=Severity.WARNING,
    stage=Stage.TREE,
    example=Sample(
        "docs/notes.txt",
        "Ask <<custom.company_name>>. # the file is copied as it is\n",
        "Ask your payment platform. # the file is copied as it is\n",
    ),
)


_INDEXES = ("search.json", "search/search_index.json", "search/search_index.js")
"""Indexes of the words of pages: what a page shows as it is typed stands in them, too."""


@looks_for(LEFT_VARIABLE)
def left_variables(checked: CheckedTree) -> Iterator[Problem]:
    """Yield a problem for each file that shows variables of the brand, with the first of them."""
    for path, names in checked.tree.left.items():
        is_twin = path.endswith(".md") and f"{path.removesuffix('.md')}.html" in checked.tree.files
        if path.endswith(_INDEXES) or is_twin:
            continue
        if name := next((each for each in names if each in checked.values), ""):
            message = f"found the variable {name}, which is shown as it is typed: variables are filled on pages"
            hint = f"in a template write {{{{ config.extra.{name} }}}}; in a file that is copied, write no variable"
            yield LEFT_VARIABLE.problem(path, (0, 0), message, hint)
