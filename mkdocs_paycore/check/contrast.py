"""A brand's colours: whether text in them can be read, in both schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.brand.colour import DARK_PAPER, READABLE, WHITE, contrast, readable_on
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand

RULE = "brand-contrast"
_PAPERS = {
    "primary": ("the light scheme", WHITE),
    "primary_dark": ("the dark scheme", DARK_PAPER),
    "accent": ("the light scheme", WHITE),
    "accent_dark": ("the dark scheme", DARK_PAPER),
}


def faint_colours(brand: Brand, *, root: Path) -> Iterator[Problem]:
    """Yield a warning for each colour of the brand in which text is too faint, with the pair and by how much.

    Args:
        brand: a brand that was read without a problem.
        root: the folder that `brand.path` is below.
    """
    colours = brand.theme.colours()
    faint = {name for name in _PAPERS if name in colours and contrast(colours[name], _PAPERS[name][1]) < READABLE}
    if not faint:
        return
    document = read_yaml_file(root / brand.path, root=root, rule=RULE)
    for name in sorted(faint):
        scheme, paper = _PAPERS[name]
        line, column = document.place(("theme", name))
        message = (
            f"theme.{name}: {colours[name]} on {paper}, the paper of {scheme}, has a contrast of"
            f" {contrast(colours[name], paper):.2f}:1, expected at least {READABLE}:1"
        )
        hint = f"nearest: {readable_on(colours[name], paper)}"
        yield Problem(brand.path, line, column, RULE, Severity.WARNING, message, hint)
