"""The canary, and the sample brands of this repository."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.brands.build import build_brands
from mkdocs_paycore.leak.canary import canary_of, different_places
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.words import brand_words
from tests.brand.test_read import FULL
from tests.support.brand_site import BRANDS, ENGINE, brand, brands_of
from tests.support.cases import first_of_each
from tests.support.reference_site import FEW, copied
from tests.support.site import one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.brand_site import BrandSite

FIRST, SECOND = "alpenglow", "brightwater"


def test_a_canary_has_no_value_that_a_brand_may_have(tmp_path: Path) -> None:
    (tmp_path / "acme.svg").write_text("<svg/>")
    (tmp_path / "acme.ico").write_text("<svg/>")
    (tmp_path / "acme.yml").write_text(FULL, "utf-8")
    real, problems = read_brand(tmp_path / "acme.yml", root=tmp_path)
    assert real is not None, problems
    nonsense = canary_of(real).values()
    kept = {name for name, value in real.values().items() if value and value == nonsense[name]}
    assert {name for name in kept if not name.startswith("theme.")} == set(), "a key of `FULL` is not in canary_of"


def test_a_canary_has_the_names_of_a_brand_and_none_of_its_values(site: BrandSite) -> None:
    real, _ = read_brand(site.root / "brands/brightwater.yml", root=site.root)
    assert real is not None
    values, nonsense = real.values(), canary_of(real).values()
    assert values.keys() == nonsense.keys()
    kept = {name for name in values if values[name] == nonsense[name]}
    assert kept == set()
    assert nonsense["custom.dashboard_base_url"].startswith("https://")
    assert nonsense["custom.dashboard_base_url"].endswith("/")
    assert canary_of(real) == canary_of(real)


@pytest.mark.slow
def test_no_string_of_the_default_brand_survives_in_the_canary(site: BrandSite) -> None:
    brands = site.brands()
    real = brands.read([FIRST])[0]
    custom = {key: text for key, text in canary_of(real).custom.items() if text}
    site.write({"brands/zzcanary.yml": brand("zzcanary", "x", "x.example", custom=custom, site_name="Qvvzk")})
    assert site.build([FIRST, "zzcanary"]) == []
    gate = Gate(brand_words(real, every_value=True))
    assert list(gate.leaks(site.out / "zzcanary", ["zzcanary"])) == []
    assert {leak.word.brand for leak in gate.leaks(site.out / FIRST, ["zzcanary"])} == {FIRST}


def test_ids_and_links_are_those_of_every_brand_of_the_shape(material_site: BrandSite) -> None:
    assert list(different_places(material_site.out / FIRST, material_site.out / SECOND)) == []
    assert "connectors/zukipay/index.html" in list(
        different_places(material_site.out / FIRST, material_site.out / "nova")
    )


def test_a_name_written_by_hand_is_reported_before_there_is_another_brand(site: BrandSite) -> None:
    for path in BRANDS:
        if FIRST not in path:
            (site.root / path).unlink()
    site.write({"docs/index.md": "# A\n\nAsk Alpenglow Pay.\n"})
    assert site.build() == []
    assert [(problem.rule, str(problem.severity), problem.line) for problem in site.problems] == [
        ("brand-canary", "warning", 3)
    ]


@pytest.mark.slow
def test_the_canary_leaves_nothing_behind(site: BrandSite) -> None:
    site.build()
    assert sorted(path.name for path in site.out.iterdir()) == ["alpenglow", "brightwater", "nova"]


EXCLUDED = ("advcash", "coinspaid", "payeer", "perfectmoney", "piastrix")
"""The providers that harbourline's site does not have."""


@pytest.mark.slow
@pytest.mark.parametrize("names", first_of_each([["harbourline"], ["harbourline", "paycore", "saffron"]]), ids=len)
def test_the_sample_brands_build_without_a_warning_or_a_leak(
    repository: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, names: list[str]
) -> None:
    """Each run builds the brand that hides providers and features; the site of another has all that it has."""
    root = copied(repository, tmp_path / "sources", providers={*FEW, *EXCLUDED})
    out = tmp_path / "built"
    brands = brands_of(root / "mkdocs.yml")
    assert brands.names() == ["harbourline", "paycore", "saffron"]
    chosen = brands.read(names)
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        assert build_brands(brands, chosen, out, engine=ENGINE, say=lambda _: None) == []
    assert [record.getMessage() for record in caplog.records] == []
    assert [str(problem) for problem in brands.problems] == []
    urls = {each.name: each.site_url for each in chosen}
    assert urls["harbourline"] == "https://www.harbourline.example/docs/"
    assert "paycore" not in names or (out / "paycore/connectors/payeer/index.html").is_file()
    assert not (out / "harbourline/connectors/payeer").exists()
    assert not [path for path in (out / "harbourline").rglob("*h2h*") if path.is_file()]
    for each in chosen:
        assert f"Sitemap: {each.site_url}sitemap.xml" in (out / each.name / "robots.txt").read_text("utf-8")
        head = BeautifulSoup((out / each.name / "connectors/index.html").read_text("utf-8"), "html.parser")
        assert one(head, 'meta[property="og:site_name"]')["content"] == each.site_name
        assert one(head, 'meta[property="og:title"]')["content"] == "Connect a payment provider"
        assert one(head, 'meta[property="og:url"]')["content"] == f"{each.site_url}connectors/"
        assert each.custom["company_name"] in str(one(head, 'meta[property="og:description"]')["content"])
