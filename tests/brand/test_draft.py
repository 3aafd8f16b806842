"""The draft of a brand's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.draft import Variable, brand_draft, groups
from mkdocs_paycore.brand.read import read_brand

if TYPE_CHECKING:
    from pathlib import Path


def test_a_draft_of_a_site_that_uses_no_variable_passes_the_checks(tmp_path: Path) -> None:
    file = tmp_path / "acme.yml"
    file.write_text(brand_draft("acme", title="Acme Pay", variables=[]), "utf-8")
    brand, problems = read_brand(file, root=tmp_path)
    assert problems == []
    assert brand is not None
    assert (brand.name, brand.custom, brand.site_name) == ("acme", {}, "Acme Pay Docs")


def test_names_with_dots_are_nested(tmp_path: Path) -> None:
    names = ("company_name", "legal.imprint", "legal.terms.of_use")
    variables = [Variable(name, f"the {name}", "used") for name in names]
    file = tmp_path / "acme.yml"
    file.write_text(brand_draft("acme", title="Acme Pay", variables=variables), "utf-8")
    brand, problems = read_brand(file, root=tmp_path)
    assert problems == []
    assert brand is not None
    assert brand.custom == {name: f"the {name}" for name in names}
    text = file.read_text("utf-8")
    assert "\ncustom:" in text
    assert "\n  legal:\n    imprint: the legal.imprint" in text
    assert "\n    terms:\n      of_use: the legal.terms.of_use" in text


def test_a_name_that_is_a_group_of_another_is_refused() -> None:
    names = ["legal", "legal.imprint", "legalese"]
    assert groups(names) == {"legal"}
    with pytest.raises(ValueError, match=r"legal is a group of legal.imprint"):
        brand_draft("acme", title="Acme", variables=[Variable(name, "a", "") for name in names])
