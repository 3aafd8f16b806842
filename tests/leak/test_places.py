"""The leak gate: which place a mention is, which brand may say it, and what is no brand's though it is its name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.mention import Beside
from mkdocs_paycore.leak.mention_line import by_line, first_line
from mkdocs_paycore.leak.theme_names import ThemeNames, theme_names, theme_templates
from mkdocs_paycore.leak.words import Word, brand_words
from tests.support.brand_site import BrandSite, brand

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

WORDS = [
    Word("acme pay", "name", "acme", "custom.company_name", "Acme Pay"),
    Word("acme", "name", "acme", "name", "acme"),
    Word("acme pay plus", "name", "plus", "custom.company_name", "Acme Pay Plus"),
]


def reported(site: BrandSite) -> list[tuple[str, int, str]]:
    """Build a site of brands, check that the same is reported of its built sites, and return rules, paths and lines."""
    site.build()
    gate = site.brands().gate()
    again = gate.in_sites({path.name: path for path in site.out.iterdir()})
    found = _places(site.problems)
    assert _places(again) == found
    return found


def _places(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return sorted((problem.path, problem.line, problem.rule) for problem in problems)


@pytest.mark.parametrize("length", [500, 10_000])
@pytest.mark.slow
def test_a_long_value_of_many_brands_is_looked_for(tmp_path: Path, length: int) -> None:
    words = []
    for number in range(30):
        name = f"x{number}"
        company = f"{name} " + " ".join(["Longlake"] * (length // 9))
        text = brand(name, company, f"{name}lake.example")
        (tmp_path / f"{name}.yml").write_text(text, "utf-8")
        read, problems = read_brand(tmp_path / f"{name}.yml", root=tmp_path)
        assert read is not None, problems
        words += brand_words(read)
    gate = Gate(words)
    assert [each.word.key for each in gate.foreign(f"Ask {company}!", ["x1"])] == ["custom.company_name"]
    assert gate.foreign(f"Ask {company[:-1]}", ["x1"]) == []


@pytest.mark.slow
def test_a_long_value_is_reported_in_short(site: BrandSite) -> None:
    company = " ".join(["Longlake"] * 1000)
    site.write({"brands/nova.yml": brand("nova", company, "nova.example"), "docs/index.md": f"# A\n\nAsk {company}.\n"})
    assert ("docs/index.md", 3, "brand-leak") in reported(site)
    assert max(len(str(problem)) for problem in site.problems) < 500


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a" * 10_000, set()),
        ("a@" * 5_000, set()),
        ("x@" + "." * 10_000, set()),
        ("x@" + "a." * 5_000, {"mail address", "host"}),
        ("x@a, y@b.", set()),
    ],
)
def test_mail_addresses_in_long_values(tmp_path: Path, text: str, kinds: set[str]) -> None:
    (tmp_path / "x.yml").write_text(brand("x", "X", "x.example", custom={"a": text}), "utf-8")
    read, _ = read_brand(tmp_path / "x.yml", root=tmp_path)
    assert read is not None
    assert {word.kind for word in brand_words(read) if word.key == "custom.a"} == kinds


@pytest.mark.slow
def test_a_snippet_is_reported_where_the_page_means_its_own_line(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = BrandSite.made(site.root, markdown_extensions=[{"pymdownx.snippets": {"base_path": ["parts"]}}])
    site.write(
        {
            "docs/index.md": "Unlike Alpenglow Pay. <!-- paycore: allow-brand alpenglow -->\n\n--8<-- 'part.md'\n",
            "parts/part.md": "Our\nsnippet mentions Alpenglow Pay without leave.\n",
        }
    )
    monkeypatch.chdir(site.root)  # where pymdownx looks for `base_path`
    assert [(os.path.basename(path), line) for path, line, _ in reported(site)] == [("part.md", 2)]  # noqa: PTH119


@pytest.mark.slow
def test_a_name_within_the_own_name_is_a_leak_where_it_stands_alone(site: BrandSite) -> None:
    site.write(
        {
            "brands/brightwater.yml": brand("brightwater", "Alpenglow Pay Plus", "brightwater.example"),
            "docs/index.md": "# A\n\nAsk Alpenglow Pay about it.\n",
        }
    )
    assert reported(site) == [("docs/index.md", 3, "brand-leak")]
    assert "brightwater" in site.problems[0].message


def test_each_mention_is_judged_where_it_stands() -> None:
    gate = Gate(WORDS)
    found = gate.foreign("Acme Pay Plus, and Acme Pay.", ["plus", "other"])
    assert [(each.word.text, each.sites) for each in found] == [
        ("acme pay", ("other",)),
        ("acme pay", ("plus", "other")),
        ("acme pay plus", ("other",)),
    ]


@pytest.mark.slow
def test_a_planted_leak_is_no_line_that_is_meant(site: BrandSite) -> None:
    site.write({"docs/index.md": "# Alpenglow Pay <!-- paycore: allow-brand alpenglow -->\n\nText.\n"})
    assert reported(site) == []
    page = site.out / "brightwater/index.html"
    page.write_text(page.read_text("utf-8").replace("Text.", "Text.\nGo to Alpenglow Pay now."), "utf-8")
    gate = site.brands().gate()
    found = gate.in_sites({"brightwater": site.out / "brightwater"})
    line = page.read_text("utf-8").split("Go to")[0].count("\n") + 1
    assert _places(found) == [("out/brightwater/index.html", line, "brand-leak")]


NAMES = [
    ("Global Payments Platform", "custom.company_name", "words that every manual uses"),
    ("N26", "custom.company_name", "fewer than 4 letters"),
    ("Zukipay", "custom.company_name", "a provider of this site has that name"),
    ("UPS", "site_name", "fewer than 4 letters"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "key", "reason"), NAMES, ids=[name for name, _, _ in NAMES])
def test_a_name_that_is_not_looked_for_is_reported(site: BrandSite, name: str, key: str, reason: str) -> None:
    custom = {
        "company_name": "Novalake",
        "dashboard_base_url": "https://novalake.example/",
        "support_email": "a@novalake.example",
    }
    keys = {"site_name": name} if key == "site_name" else {"custom": {**custom, "company_name": name}}
    site.write({"brands/nova.yml": brand("nova", "Novalake", "novalake.example", **keys)})
    lines = (site.root / "brands/nova.yml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.endswith(f": {name}"))
    assert reported(site) == [("brands/nova.yml", line, "brand-unguarded-name")]
    assert reason in site.problems[0].message
    assert str(site.problems[0].severity) == "warning"


@pytest.mark.slow
def test_code_of_the_theme_is_no_brand_of_that_name(site: BrandSite) -> None:
    site.write(
        {
            "mkdocs.yml": (site.root / "mkdocs.yml").read_text("utf-8").replace("name: null", "name: material"),
            "brands/icon.yml": brand("icon", "Icon", "iconlake.example", theme={"primary": "#0a7d5a"}),
            "brands/slate.yml": brand("slate", "Slate", "slatelake.example", theme={"primary": "#0a7d5a"}),
            "docs/index.md": '# A\n\nAsk <b class="icon-x">us</b>.\n\n![Slate](assets/picture.png)\n',
        }
    )
    (site.root / "theme/main.html").unlink()
    assert reported(site) == [("docs/index.md", 3, "brand-leak"), ("docs/index.md", 5, "brand-leak")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a class="md-icon other">', '<a class="other">'),
        ("<a class=md-icon>", "<a class=>"),
        ('<link rel="icon" href="icon">', '<link rel="" href="icon">'),
        ('[data-md-color-scheme="slate"] {}', '[data-md-color-scheme=""] {}'),
        ("[data-md-color-scheme=slate] {}", "[data-md-color-scheme=] {}"),
        ('<a title="icon" data-class="icon">', '<a title="icon" data-class="icon">'),
        ('<a class="icons">', '<a class="icons">'),
    ],
)
def test_names_of_the_theme_are_left_out(text: str, expected: str) -> None:
    assert ThemeNames(frozenset({"md-icon", "icon", "slate"})).left_out(text) == expected


def test_names_of_the_theme_are_read_from_its_templates_and_style_sheets() -> None:
    files = {
        "main.html": b'{% extends "base.html" %}',
        "base.html": b'<p class="one {{ \'two\' }}" title="three">{%- include "part.html" %}',
        "part.html": b"<p data-md-component='four'>",
        "a.css": b".five:hover, p[data-md-scheme=six] { margin: .5em }",
        "b.css": b".seven {}",
    }
    assert theme_names(theme_templates(files.get), files.get, ["a.css", "own.css"]) == {"one", "four", "five", "six"}


def test_lines_that_mention_a_brand() -> None:
    gate = Gate(WORDS)
    found = by_line("One\nAcme\nPay two\nAcme Pay\n", gate.mentions, is_wrapping=True)
    places = {(place.word.text, place.line, place.last) for place in found}
    assert {("acme pay", 2, 3), ("acme pay", 4, 4)} <= places
    assert ("acme pay", 3, 4) not in places
    wrapped = next(place for place in found if place.word.text == "acme pay" and place.line == 2)
    assert (wrapped.beside.before[:3], wrapped.beside.after[:10]) == ("eno", "twoacmepay")
    assert [place.is_alone for place in found if place.line == 4 and place.last == 4] == [True, False]


@pytest.mark.parametrize(
    ("text", "line"), [("Acme\n\n\nPay", 1), ("a\nb\nAcme\n\nPay\nc", 3), ("a\nb", 1), ("a\nAcme Pay", 2)]
)
def test_the_line_at_which_a_name_over_several_begins(text: str, line: int) -> None:
    assert first_line(text, WORDS[0], Gate(WORDS).mentions) == line


def test_likeness_counts_the_same_letters_on_both_sides() -> None:
    one = Beside("ksa", "now")
    assert [one.likeness(other) for other in (one, Beside("ksx", "no"), Beside("", "now"), Beside("x", "x"))] == [
        6,
        4,
        3,
        0,
    ]
    assert one.wider(["Please", "x"], ["or never"]) == Beside("ksaesaelPx", "nowornever")


@pytest.mark.slow
def test_what_is_on_a_page_that_is_meant_as_a_whole_is_meant(site: BrandSite) -> None:
    site.write({"docs/index.md": "<!-- paycore: allow-brand alpenglow -->\n\n# A\n\nText.\n"})
    assert reported(site) == []
    page = site.out / "brightwater/index.html"
    page.write_text(page.read_text("utf-8").replace("Text.", "Go to Alpenglow Pay now."), "utf-8")
    gate = site.brands().gate()
    assert gate.in_sites({"brightwater": site.out / "brightwater"}) == []


def test_each_line_of_a_built_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One\nAsk Acme Pay\nTwo\nThree\nGo to Acme Pay\n", "utf-8")
    assert [leak.line for leak in Gate(WORDS).leaks(tmp_path, ["other"])] == [2, 5]
