"""A site in a second language is that language's file of words: nothing on its pages is in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.catalog.words.language import use_language, words_of
from mkdocs_paycore.engines.mkdocs.preview import with_bar
from tests.support.second_language import NAME, latin_words, sources, use_second_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.site import Site
    from tests.support.site_fixtures import Build


@pytest.fixture
def built(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    use_second_language(tmp_path / "words", monkeypatch)
    yield build(sources(), check_reported=False, theme={"name": None, "custom_dir": "theme", "language": NAME})
    monkeypatch.undo()
    words_of.cache_clear()
    use_language("en")


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
