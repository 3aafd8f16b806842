"""A brand's colours: whether text in them can be read, in both schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.brand.colour import DARK_PAPER, READABLE, WHITE, contrast, readable_on
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedBrand
    from mkdocs_paycore.source.problem import Problem

CONTRAST = Rule(
    "brand-contrast",
    "A brand's colour in which text is too faint to read in a scheme.",
    severity=Severity.WARNING,
    stage=Stage.BRAND,
    sample=Sample(
        "brands/acme.yml",
        'name: acme\ntheme: {primary: "#ffb000"}\n',
        'name: acme\ntheme: {primary: "#8f6200"}\n',
    ),
)
_PAPERS = {
    "primary": ("the light scheme", WHITE),
    "primary_dark": ("the dark scheme", DARK_PAPER),
    "accent": ("the light scheme", WHITE),
    "accent_dark": ("the dark scheme", DARK_PAPER),
}


@looks_for(CONTRAST)
def faint_colours(checked: CheckedBrand) -> Iterator[Problem]:
    """Yield a problem for each colour of the brand in which text is too faint, with the pair and by how much."""
    colours = checked.brand.theme.colours()
    for name in sorted(_PAPERS.keys() & colours.keys()):
        colour, (scheme, paper) = colours[name], _PAPERS[name]
        found = contrast(colour, paper)
        if found < READABLE:
            where = f"theme.{name}: {colour} on {paper}, the paper of {scheme}"
            message = f"{where}, has a contrast of {found:.2f}:1, expected at least {READABLE}:1"
            hint = f"nearest: {readable_on(colour, paper)}"
            yield checked.brand.document.problem(("theme", name), CONTRAST, message, hint)
