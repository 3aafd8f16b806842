"""A site in a second language is that language's file of words: nothing on its pages is in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.engines.mkdocs.serving.preview import with_bar
from tests.support.second_language import NAME, latin_words, second_language, sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.site import Site
    from tests.support.site_fixtures import Build


@pytest.fixture
def built(build: Build, tmp_path: Path) -> Iterator[Site]:
    with second_language(tmp_path / "words"):
        yield build(sources(), check_reported=False, theme={"name": None, "custom_dir": "theme", "language": NAME})


@pytest.mark.slow
def test_no_page_holds_a_word_of_english(built: Site) -> None:
    pages = sorted(path for path in built.folder.rglob("*") if path.suffix in {".html", ".svg"})
    found = {
        path.relative_to(built.folder).as_posix(): latin_words(BeautifulSoup(path.read_text("utf-8"), "html.parser"))
        for path in pages
    }
    assert len(found) > 10
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.usefixtures("built")
def test_the_bar_of_the_preview_holds_none() -> None:
    assert latin_words(BeautifulSoup(with_bar(b"<body></body>", "/a/", ["\u03b1"]), "html.parser")) == set()
