"""Variables where their value cannot stand: a name as an address, a mail address without `mailto:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

MISPLACED = Rule(
    "misplaced-variable",
    "A link to a variable whose value is no address, or to a mail address without `mailto:`.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n[Write to us](mailto:<<custom.company_name>>).\n",
        "# Start\n\n[Write to <<custom.company_name>>](mailto:help@pay.example).\n",
    ),
)
_TARGET = expression(
    r"(?P<mail>mailto:)?(?:<<|\{\{)[ \t]*(?P<name>custom\.[\w.-]+)[ \t]*(?:>>|\}\})(?P<rest>.*)", re.DOTALL
)
_MAIL = expression(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_ADDRESS = expression(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?.]|$")


@looks_for(MISPLACED, of_pages=True)
def misplaced_variables(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link that begins with a variable whose value cannot begin one, with any brand."""
    values = [brand.values() for brand in checked.brands] or [dict(checked.site.values)]
    for page in checked.manuscripts:
        for link in page.links if "custom." in page.text else ():
            target = _TARGET.fullmatch(link.target.strip()) if link.kind is not LinkKind.AUTOMATIC else None
            known = [each[target["name"]] for each in values if target["name"] in each] if target else []
            if target and known:
                yield from _fault(page, link, target, known)


def _fault(page: Manuscript, link: Link, target: re.Match[str], known: list[str]) -> Iterator[Problem]:
    start, name = link.target_start, target["name"]
    if target["mail"] and not all(_MAIL.fullmatch(value.partition("?")[0]) for value in known):
        message = f"the link to write to leads to {name}, which is {quoted_value(known[0])} and no mail address"
        yield page.problem(MISPLACED, start, message, "use a variable that holds a mail address")
    elif not target["mail"] and all(_MAIL.fullmatch(value) for value in known):
        message = f"the link leads to {name}, a mail address, without mailto:"
        right = f"mailto:{link.target.strip()}"
        fix = (Edit(start, start, "mailto:"),)
        yield page.problem(MISPLACED, start, message, f"expected {right}", fix=fix)
    elif not target["mail"] and not any(_ADDRESS.match(value.strip()) for value in known):
        message = f"the link leads to {name}, which is {quoted_value(known[0])} and no address"
        yield page.problem(
            MISPLACED, start, message, "use a variable that holds an address, or write https:// before it"
        )
