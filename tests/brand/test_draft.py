"""The draft of a brand's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.brand.draft import brand_draft
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
