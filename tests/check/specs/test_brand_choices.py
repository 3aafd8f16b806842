"""What a brand includes or excludes: each name has to be one, and is reported where it stands in the brand's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.check.specs.brand_choices import unknown_features, unknown_providers
from tests.support.checked import checked_brand

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("choice", "reported"),
    [
        ("providers: {include: [acme, nobody]}", [(2, 29, "brand-unknown-provider")]),
        ("providers: {exclude: [nobody], include: }", [(2, 23, "brand-unknown-provider")]),
        ("providers:\n  exclude:\n    - acme\n    - acne", [(5, 7, "brand-unknown-provider")]),
        ("features: {exclude: [payout]}", [(2, 22, "brand-unknown-feature")]),
        ("features: {include: [payouts]}\nproviders: {include: [acme]}", []),
        ("features:\nproviders: {}", []),
    ],
)
def test_a_name_that_nothing_has(tmp_path: Path, choice: str, reported: list[tuple[int, int, str]]) -> None:
    (tmp_path / "acme.yml").write_text(f"name: acme\n{choice}\n")
    brand, problems = read_brand(tmp_path / "acme.yml", root=tmp_path)
    assert problems == []
    assert brand is not None
    checked = checked_brand(brand, root=tmp_path, providers=("acme", "other"))
    found = [*unknown_providers(checked), *unknown_features(checked)]
    assert [(problem.line, problem.column, problem.rule) for problem in found] == reported
    assert {problem.path for problem in found} <= {"acme.yml"}
