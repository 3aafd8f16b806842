"""A page loads those of our scripts that have something to do in it."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_paycore.engines.mkdocs.theme.idle_scripts import without_idle_scripts

TAGS = [
    '<script src="../assets/javascripts/bundle.min.js"></script>',
    *(f'<script src="../assets/paycore/{name}.js" defer></script>' for name in ("form", "catalog", "search", "acme")),
    '<script src="https://cdn.example/form.js" defer></script>',
]


def config(*features: str) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "Docs", "theme": {"name": "mkdocs", "features": [*features]}})
    assert made.validate() == ([], [])
    return made


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        ("<p>Words about <code>paycore-form</code></p>", {1, 2}),
        ('<form class="paycore-form" id="a">', {2}),
        ('<div class="paycore-catalog" data-view="table">', {1}),
        ('<div class="x paycore-find"><form class=paycore-form>', set()),
    ],
)
def test_a_script_is_left_out_where_nothing_is_there_for_it(body: str, left_out: set[int]) -> None:
    page = "\n".join([body, *TAGS, "</body>"])
    kept = [tag for place, tag in enumerate(TAGS) if place not in left_out]
    assert without_idle_scripts(page, config("navigation.tabs")) == "\n".join([body, *kept, "</body>"])


@pytest.mark.parametrize("feature", ["navigation.instant", "navigation.instant.prefetch"])
def test_where_the_theme_exchanges_contents_every_page_loads_all(feature: str) -> None:
    page = "\n".join(["<p>Words</p>", *TAGS])
    assert without_idle_scripts(page, config("navigation.tabs", feature)) == page
