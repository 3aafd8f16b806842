"""The letters that stand for a provider without a logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.monogram import monograms

if TYPE_CHECKING:
    from pathlib import Path


def letters(*names: str) -> list[str]:
    providers = [Provider(code=f"p{number}", name=name, status="ready") for number, name in enumerate(names)]
    return list(monograms(providers).values())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Stripe", "PayPal", "North Pay"], ["ST", "PP", "NP"]),
        (["AdvCash", "Accentpay", "Stripe"], ["ADV", "ACC", "ST"]),
        (["Accentpay", "AdvCash", "any.cash"], ["ACC", "ADV", "ANC"]),
        (["Pay Link Two", "Pay Line Two"], ["PLT", "PAL"]),
        (["Pay", "Pax", "Pa"], ["PAY", "PAX", "PA"]),
        (["Мир", "Мит"], ["МИР", "МИТ"]),
        (["!", "?"], ["?", "?"]),
    ],
)
def test_letters_tell_apart_those_that_begin_alike(names: list[str], expected: list[str]) -> None:
    found = letters(*names)
    assert sorted(found) == sorted(expected)


def test_letters_do_not_depend_on_the_order() -> None:
    one, other = (Provider(code=code, name=f"Pay {code}", status="ready") for code in ("lane", "line"))
    assert monograms([one, other]) == monograms([other, one])


@pytest.mark.slow
def test_no_two_providers_of_the_reference_site_have_the_same(repository: Path) -> None:
    found = monograms(load_catalog(repository / "docs" / "connectors", root=repository).providers.values())
    assert len({*found.values()}) == len(found) > 100
    assert {len(each) for each in found.values()} == {2, 3}
