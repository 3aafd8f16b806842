"""A file of a built site in pieces: a search index has a piece for each entry, whatever the file is called."""

from __future__ import annotations

import pytest

from mkdocs_paycore.leak.built_file import BuiltFile

ENTRIES = (
    '[{"location":"","title":"A"},{"location":"a/#b","title":"B"},{"location":"c.html#d","title":"D","path":["A"]}]'
)
INDEXES = {
    "search/search_index.json": f'{{"config":{{"lang":["en"]}},"docs":{ENTRIES}}}',
    "search/search_index.js": f'var __index = {{"config":{{"lang":["en"]}},"docs":{ENTRIES}}}',
    "search.json": f'{{"config":{{"lang":["en"]}},"items":{ENTRIES}}}',
    "search.js": f'var __index = {{"items": {ENTRIES}}}',
    "1.0/search.json": f'{{"items" : {ENTRIES}}}',
}


@pytest.mark.parametrize("path", INDEXES)
def test_an_entry_of_a_search_index_is_a_piece_of_its_page(path: str) -> None:
    file = BuiltFile(path, INDEXES[path].encode())
    assert file.is_index
    assert [file.page(number) for number in range(len(file.pieces))] == [path, "index.html", "a/index.html", "c.html"]
    assert [*file.above(2), *file.below(2)] == []


@pytest.mark.parametrize("path", ["index.html", "search/search_index.json", "search.json"])
def test_another_file_is_none(path: str) -> None:
    assert not BuiltFile(path, b'{"location": "x", "docs": [], "items": [{"name": "location"}]}').is_index
