"""Colours of a brand in which text is too faint: each is looked at on the paper of its own scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.colour import DARK_PAPER, WHITE
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.check.specs.contrast import faint_colours
from tests.support.checked import checked_brand

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

PALE, DEEP = "#ffe9a8", "#20242c"  # faint on white alone, and on the dark paper alone
SOUND = {"primary": DEEP, "accent": DEEP, "primary_dark": PALE, "accent_dark": PALE}
PAPERS = {"primary": WHITE, "accent": WHITE, "primary_dark": DARK_PAPER, "accent_dark": DARK_PAPER}


def faint(root: Path, colours: dict[str, str]) -> list[Problem]:
    file = root / "acme.yml"
    file.write_text("name: acme\ntheme:\n" + "".join(f"  {name}: '{colour}'\n" for name, colour in colours.items()))
    brand, problems = read_brand(file, root=root)
    assert problems == []
    assert brand is not None
    return list(faint_colours(checked_brand(brand, root=root)))


def test_colours_that_can_be_read_on_their_own_paper_are_not_reported(tmp_path: Path) -> None:
    assert faint(tmp_path, SOUND) == []


@pytest.mark.parametrize("name", SOUND)
def test_a_colour_that_is_faint_on_its_own_paper_is_reported_there(tmp_path: Path, name: str) -> None:
    other = DEEP if SOUND[name] == PALE else PALE
    (problem,) = faint(tmp_path, {**SOUND, name: other})
    line = 3 + list(SOUND).index(name)
    place = (problem.path, problem.line, problem.column)
    assert place == ("acme.yml", line, len(f"  {name}: ") + 1)
    assert (problem.rule, str(problem.severity)) == ("brand-contrast", "warning")
    scheme = "dark" if name.endswith("_dark") else "light"
    assert f"theme.{name}: {other} on {PAPERS[name]}, the paper of the {scheme} scheme" in problem.message
    assert problem.suggestion.startswith("nearest: #")


@pytest.mark.parametrize("name", ["primary", "accent"])
def test_a_dark_colour_that_is_made_can_be_read(tmp_path: Path, name: str) -> None:
    assert faint(tmp_path, {name: DEEP}) == []
    assert [problem.line for problem in faint(tmp_path, {name: PALE})] == [3]
