"""Brands that are called as the theme's code or HTML is: what the theme writes is no mention, what is typed is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.seen import MOST_PLACES
from mkdocs_paycore.leak.theme_names import theme_attributes, theme_code
from mkdocs_paycore.leak.words import Word
from tests.support.brand_site import brand

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.brand_site import BrandSite

WORDS = [Word(name, "name", name, "", name.title()) for name in ("search", "header", "main", "color", "script", "data")]
THEME = {
    "partials/languages/en.html": b'"search": "Search",\n"header": "Header",\n"wait": "Initializing search"',
    "assets/javascripts/bundle.js": b"x",
}
TEMPLATE = (
    "<script>var media=color.media;go(media)</script>\n{{ x }}\n<p>Main</p>\n<i data-md-color-media='{{ x }}'></i>\n"
)


@pytest.fixture
def gate() -> Gate:
    gate = Gate(WORDS)
    code = theme_code([TEMPLATE], THEME.get, THEME)
    gate.learn({"md-header", "md-search"}, code=code, attributes=theme_attributes([TEMPLATE]))
    return gate


def test_half_of_a_text_in_quotes_is_no_code_of_the_theme() -> None:
    template = 'go("main header {{ x }} search data")\ngo("search color")'
    assert {*theme_code([template], THEME.get, THEME)} >= {'go("search color")'}
    assert not [part for part in theme_code([template], THEME.get, THEME) if part.count('"') % 2]


@pytest.mark.parametrize(
    "text",
    [
        '<header class="md-header">',
        "<script>",
        "</script>",
        "<main>\n</main>",
        '<font color="red">',
        '<input aria-label="Search" placeholder="Search">',
        '<script src="../assets/javascripts/bundle.js"></script>',
        "<script>var media=color.media;go(media)</script>",
        '{"text": "\\u003cscript\\u003ea\\u003c/script\\u003e"}',
        '<i data-md-color-media="(dark)">',
        "<svg data-search-exclude>",
        '<i data-md-color-media="(prefers-color-scheme: dark)">',
        '<th scope="row" role="rowheader">',
        '<meta name="description" content="All">',
        '<meta property="og:description" content="All">',
        "<div>\n  Initializing search\n</div>",
    ],
)
def test_code_of_the_theme_and_of_html_is_no_mention(gate: Gate, text: str) -> None:
    assert gate.foreign(gate.theme.left_out(text), ["acme"]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>Ask Search for it.</p>", "Search"),
        ('<header id="x">Header</header>', "Header"),
        ("<main>Ask Main</main>", "Main"),
        ('<font color="Color">', "Color"),
        ("<h2>Search</h2>", "Search"),
        ("<search-box>", "Search"),
        ("<p>da<data>ta</data></p>", "Data"),
        ('<meta name="description" content="All of Search">', "Search"),
        ('<i data-md-color-media="Color">', "Color"),
        ('<i x-color="x">', "Color"),
        ('<input name="search_key">', "Search"),
        ("<p>Initializing of Search</p>", "Search"),
    ],
)
def test_what_a_page_says_is_a_mention(gate: Gate, text: str, said: str) -> None:
    assert {each.word.shown for each in gate.foreign(gate.theme.left_out(text), ["acme"])} == {said}


def test_ids_of_ours_and_links_to_them_are_no_mention_of_a_brand_called_as_this_tool() -> None:
    gate = Gate([Word("paycore", "name", "paycore", "", "PayCore")])
    ours = (
        '<div class="paycore-head" id="paycore-head"><a href="#paycore-head" aria-controls="paycore-head">x</a></div>'
    )
    assert gate.foreign(ours, ["acme"]) == []
    assert len(gate.foreign('<a id="paycore-x" href="#paycore-x">PayCore</a>', ["acme"])) == 3


@pytest.mark.slow
def test_a_word_that_no_source_has_is_allowed_in_the_settings(site: BrandSite) -> None:
    settings = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write({"theme/404.html": "<html>{{ 'hcraeS'[::-1] }} this</html>\n"})
    site.write({"brands/finder.yml": brand("finder", "Search", "finder-payments.example")})
    site.build()
    assert [problem.rule for problem in site.problems if problem.rule == "brand-leak"]
    site.problems.clear()
    site.write({"mkdocs.yml": f"# paycore: allow-brand finder\n{settings}"})
    site.build()
    assert [problem for problem in site.problems if problem.rule == "brand-leak"] == []


@pytest.mark.slow
@pytest.mark.parametrize("way", ["comment", "common", "rule"])
def test_a_name_that_is_not_looked_for_is_silenced(site: BrandSite, way: str) -> None:
    text = brand("bank", "Bank", "riverside-payments.example")
    settings = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write({"brands/bank.yml": text})
    site.build()
    assert [problem.rule for problem in site.problems] == ["brand-unguarded-name"]
    site.problems.clear()
    files = {
        "comment": {"brands/bank.yml": f"# paycore: ignore-file brand-unguarded-name\n{text}"},
        "common": {"brands/bank.yml": f"common_names: [Bank]\n{text}"},
        "rule": {"mkdocs.yml": f"{settings}\n# paycore: ignore-file brand-unguarded-name\n"},
    }
    site.write(files[way])
    site.build()
    assert [problem.rule for problem in site.problems] == ([] if way != "rule" else ["brand-unguarded-name"])


def test_pieces_whose_words_are_only_counted_are_read_together(tmp_path: Path) -> None:
    lines = [f"<p>the header {number} {'twice the header' if number % 2 else ''}</p>" for number in range(640)]
    (tmp_path / "index.html").write_text("\n".join([*lines, "<p>A script.</p>", *lines]), "utf-8")
    gate = Gate(WORDS)
    found = list(gate.leaks(tmp_path, ["acme"]))
    assert sum(max(leak.more, 1) for leak in found if leak.word.shown == "Header") == 2 * 960
    assert sum(not leak.more for leak in found) == MOST_PLACES + 1
    assert [leak.line for leak in found if leak.word.shown == "Script"] == [641]
