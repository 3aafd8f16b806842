"""Searching many sites: what they have in common is read once, and nothing is overlooked by that."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.leak.built_file import BuiltFile
from mkdocs_paycore.leak.foreign import Sites
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.site_search import SiteSearch, search_sites
from mkdocs_paycore.leak.words import brand_words

if TYPE_CHECKING:
    from pathlib import Path


def a_brand(name: str, company: str) -> Brand:
    host = f"{company.lower().replace(' ', '')}.example"
    custom = {"company_name": company, "dashboard_base_url": f"https://dash.{host}/", "support_email": f"help@{host}"}
    return Brand(name, custom, f"{company} Docs", f"https://docs.{host}/", path=f"brands/{name}.yml")


ACME, NORTH, TINY = a_brand("acme", "Acme Pay"), a_brand("north", "Northco"), a_brand("tiny", "Tiny")
PLUS = a_brand("plus", "Acme Pay Plus")
BRANDS = [ACME, NORTH, TINY, PLUS]
WORDS = [word for each in BRANDS for word in brand_words(each)]
PARTS = [
    "Acme Pay",
    "Acme",
    "Plus",
    "Northco",
    "north",
    "co",
    "Tiny",
    "tiny",
    "%54iny",
    "&#84;iny",
    "\\u0054iny",
    "T1ny",
    "T\u0456ny",
]
PARTS += [
    " ",
    " ",
    "\n<p>",
    "</p>\n",
    "<b>",
    "</b>",
    "'",
    '"+"',
    '<a title="',
    '">',
    "&amp;",
    "%20",
    "\\",
    "data:;base64,",
]
PARTS += [
    "https://dash.northco.example/",
    "help@tiny.example",
    "Tm9ydGhjbw==",
    "https://docs.acmepay.example/x",
    "<br>",
    "-",
]
PAGES = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)
TREES = st.dictionaries(st.sampled_from(["index.html", "a/tiny.html", "b.json", "search/search_index.json"]), PAGES)


def written(folder: Path, tree: dict[str, str]) -> Path:
    for path, text in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TREES, min_size=2, max_size=4))
@pytest.mark.slow
def test_the_same_is_found_as_when_each_piece_is_read_by_itself(
    tmp_path_factory: pytest.TempPathFactory, trees: list[dict[str, str]]
) -> None:
    search = SiteSearch(Gate(WORDS))
    for brand, tree in zip(BRANDS, trees, strict=False):
        site = written(tmp_path_factory.mktemp("site"), tree)
        plain = Gate(WORDS)
        expected = set()
        for path, text in tree.items():
            naive = Gate(WORDS)
            pieces = [path, *(piece.decode() for piece in BuiltFile(path, text.encode()).pieces)]
            found = [Sites([brand.name]).foreign(naive.mentions(piece)) for piece in pieces]
            expected |= {(path, each.word.text) for leaks in found for each in leaks}
        assert {(leak.file, leak.word.text) for leak in search.search(brand, site).leaks} == expected
        assert {(leak.file, leak.word.text) for leak in plain.leaks(site, [brand.name])} == expected


@pytest.mark.parametrize("text", ["<p>Kestrelon</p>", "<p>Ask Kestrelon.</p>\n<p>Kestrel</p>"])
def test_a_name_that_begins_with_the_brand_s_own_value_is_found(tmp_path: Path, text: str) -> None:
    """The value is taken out while pages are compared, and what is left says nothing: it is read with it again."""
    brands = [a_brand("kestrel", "Kestrel"), a_brand("kestrelon", "Kestrelon")]
    search = SiteSearch(Gate([word for brand in brands for word in brand_words(brand)]))
    site = written(tmp_path, {"index.html": text})
    found = [{leak.word.shown for leak in search.search(brand, site).leaks} for brand in brands]
    assert found == [{"Kestrelon"}, {"Kestrel"} if "Kestrel<" in text else set()]


def test_a_further_site_that_differs_in_its_values_costs_no_reading_of_pages(tmp_path: Path) -> None:
    sites = []
    for brand in (NORTH, TINY):
        page = f"<h1>{brand.custom['company_name']}</h1>\n" + "".join(
            f"<p>Part {number} of {brand.site_name}.</p>\n" for number in range(200)
        )
        sites.append(written(tmp_path / brand.name, {f"{number}.html": page for number in range(5)}))
    gate = Gate(WORDS)
    search = SiteSearch(gate)
    search.search(NORTH, sites[0])
    before = gate.reads
    assert search.search(TINY, sites[1]).leaks == []
    assert gate.reads == before


def test_a_file_that_sites_share_is_read_once(tmp_path: Path) -> None:
    written(tmp_path / "north", {"a.js": "let a = 1"})
    (tmp_path / "tiny").mkdir()
    os.link(tmp_path / "north/a.js", tmp_path / "tiny/a.js")
    search = SiteSearch(Gate(WORDS))
    search.search(NORTH, tmp_path / "north")
    (tmp_path / "tiny/a.js").chmod(0)
    assert search.search(TINY, tmp_path / "tiny").leaks == []


@pytest.mark.parametrize("workers", [1, 2])
def test_sites_are_searched_in_their_order_however_many_work(tmp_path: Path, workers: int) -> None:
    sites = [(each, written(tmp_path / each.name, {"index.html": "<p>Northco and Tiny</p>"})) for each in BRANDS]
    done: list[str] = []
    found = list(search_sites(Gate(WORDS), sites, workers=workers, done=done.append))
    assert [each.name for each in found] == done == [brand.name for brand in BRANDS]
    words = [sorted({leak.word.shown for leak in each.leaks}) for each in found]
    assert words == [["Northco", "Tiny"], ["Tiny"], ["Northco"], ["Northco", "Tiny"]]
