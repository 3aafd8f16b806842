"""Names that other plugins make of titles and categories hold a variable as words, whatever brand it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from mkdocs_paycore.engines.mkdocs.other_plugins.slugs import name_by_words
from tests.support.site import attributes

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

POST = """\
---
date: 2024-01-02
categories: ["News of <<custom.company_name>>"]
tags: ["<<custom.company_name>> basics"]
---
# Hello <<custom.company_name>>

Text.
"""


@pytest.mark.parametrize("order", [["blog", "tags", "paycore"], ["paycore", "tags", "blog"]])
@pytest.mark.slow
def test_a_blog_names_posts_categories_and_tags_by_words(build: Build, order: list[str]) -> None:
    site = build(
        {"index.md": "# Home\n", "docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": POST},
        plugins=[f"material/{name}" if name != "paycore" else name for name in order],
        theme={"name": "material", "font": False},
        check_reported=False,
    )
    files = site.files()
    assert "blog/category/news-of-company-name/index.html" in files
    assert "blog/2024/01/02/hello-company-name/index.html" in files
    page = site.page("blog/2024/01/02/hello-company-name/index.html")
    assert any(href.endswith("category/news-of-company-name/") for href in attributes(page, "a[href]", "href"))
    assert not any("qzpay" in f"{path}{content!r}".lower() for path, content in files.items())


def test_any_option_that_makes_a_name_is_given_words() -> None:
    class Plugin:
        config: ClassVar[dict[str, Any]] = {
            "page_slugify": lambda text, sep: text.replace(" ", sep),
            "other": str,
            "slugify": None,
        }

    class Texts:
        def neutral(self, text: str) -> str:
            return text.replace("<<x>>", "QZPAYHGGDHFHDHEGPGNCOGDGPGNHAGBGOHJFPGOGBGNGFZQ")

    class Config:
        plugins = {"a": Plugin()}  # noqa: RUF012 - a stand-in

    name_by_words(Config(), Texts())  # type: ignore[arg-type] # stand-ins
    assert Plugin.config["page_slugify"]("At <<x>>", "-") == "At-company-name"
    assert Plugin.config["other"] is str
