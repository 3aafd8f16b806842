"""Providers of `directory.yml` in a built site: page, row and data as for every other one, and the file stays out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.site import attributes, one

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

FILES = {
    "index.md": "# Home\n\n<<provider_table()>>\n",
    "connectors/methods.yml": "categories: {c: C}\npayment_methods: {c: {pix: Pix}}\n",
    "connectors/directory.yml": (
        "providers:\n  dolphin: {name: Dolphin & Co, countries: [NO], payment_methods: [pix, nobody_knows]}\n"
    ),
    "connectors/acme/provider.yml": "code: acme\nname: Acme\nstatus: ready\nverified: {on: 2021-07-12}\n",
}
DOCS = {f"docs/{name}": text for name, text in FILES.items()}


def test_a_listed_provider_has_what_others_have(build: Build) -> None:
    site = build(DOCS, use_directory_urls=True)
    assert attributes(site.page("index.html"), "table.paycore-providers tbody tr", "data-provider") == [
        "acme",
        "dolphin",
    ]
    page = site.page("connectors/dolphin/index.html")
    assert one(page, "h1").get_text() == "Dolphin & Co"
    assert one(page, ".paycore-head .paycore-badge[data-status]").get_text() == "Not ready"
    assert page.select(".paycore-head__checked") == []
    data = json.loads(site.text("connectors/dolphin/provider.json"))
    assert (data["status"], data["payment_methods"], data["countries"]) == (
        "not_ready",
        ["pix", "nobody_knows"],
        ["NO"],
    )
    codes = [row["code"] for row in json.loads(site.text("connectors/index.json"))]
    assert codes == ["acme", "dolphin"]
    assert not (site.root / "site/connectors/directory.yml").exists()


def test_what_is_imported_has_names(build: Build) -> None:
    listed = (
        "categories: {g: Gift cards}\ncurrencies: {NOK: Krone}\ncountries: {NO: Norway}\n"
        "payment_methods: {g: {giftcard: {name: Gift <b>card</b>, currencies: [NOK]}}, c: {pix: Other}}\n"
        "providers:\n  dolphin: {name: Dolphin, countries: [NO], payment_methods: [pix, giftcard]}\n"
    )
    site = build({**DOCS, "docs/connectors/directory.yml": listed}, use_directory_urls=True)
    methods = one(site.page("connectors/dolphin/index.html"), ".paycore-supports")
    for name in ("Pix", "Gift <b>card</b>", "NOK", "Norway"):
        assert name in methods.get_text()
    headings = site.page("connectors/payment-methods/index.html").select("h2")
    assert [heading.get_text().rstrip("\u00b6") for heading in headings] == ["C", "Gift cards"]


@pytest.mark.slow
@pytest.mark.parametrize("epoch", ["1626048000", "1700000000"])
def test_two_builds_of_one_epoch_are_the_same(build: Build, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    first = {path: path.read_bytes() for path in (build(DOCS).root / "site").rglob("*") if path.is_file()}
    second = {path: path.read_bytes() for path in (build(DOCS).root / "site").rglob("*") if path.is_file()}
    assert first == second
