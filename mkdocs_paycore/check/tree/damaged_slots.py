"""Slots of the rendered tree that another tool took apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTree
    from mkdocs_paycore.source.problem import Problem

_SEARCH = "search/"
DAMAGED_SLOT = Rule(
    "damaged-slot",
    "A slot that another tool took apart, so that a brand's value cannot be put there.",
    stage=Stage.TREE,
    example=Sample(
        "mkdocs.yml",
        "hooks: [shout.py] # returns html.upper()\n",
        "extra_css: [shout.css] # has text-transform: uppercase\n",
    ),
)


@looks_for(DAMAGED_SLOT)
def damaged_slots(checked: CheckedTree) -> Iterator[Problem]:
    """Yield a problem for each damaged slot; the slots beside it are shown by their names, the same for all brands.

    What the search index and a page's twin in Markdown have of a damaged page follows from that.
    """
    pages = [damage.path for damage in checked.tree.damages if damage.path.endswith(".html")]
    page = next(iter(pages), "")
    for damage in checked.tree.damages:
        excerpt = " ".join(plain_text(damage.excerpt, {}).split())
        message = f"a variable was changed by another tool and cannot be filled: …{excerpt}…"
        shown = damage.path.removesuffix(".md") + ".html"
        follows = page if damage.path.startswith(_SEARCH) else shown if shown in pages else ""
        yield DAMAGED_SLOT.problem(damage.path, (0, 0), message, follows=follows)
