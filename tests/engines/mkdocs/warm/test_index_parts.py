"""A search index in parts: those entries that are known are left out, and put in finished."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mkdocs_paycore.engines.mkdocs.warm.index_parts import IndexParts, cut_index, known_entries

ENTRIES: list[dict[str, Any]] = [
    {"location": "", "text": "Home", "title": "Home"},
    {"location": "a/", "text": 'says "},{" and \\ and },{"location":', "title": "A"},
    {"location": "a/#b", "text": "<p>Ask [[name]]</p>", "title": "B"},
    {"location": "c/", "text": "", "title": "C", "tags": ["x", "}]}"]},
]
CONFIG = {"lang": ["en"], "separator": '[\\s"]+'}


def index(entries: list[Any], **settings: Any) -> str:
    return json.dumps({"config": CONFIG, "docs": entries, **settings}, separators=(",", ":"))


def finished(text: str) -> str:
    """Do with an index what stamping does: with each text by itself."""
    return text.replace("[[name]]", "Blue")


@pytest.mark.parametrize("changed", range(len(ENTRIES)))
def test_after_any_entry_changed_the_index_is_that_which_is_finished_as_a_whole(changed: int) -> None:
    before = index(ENTRIES)
    known = known_entries(IndexParts(before, {}).digests, finished(before))
    now = [{**each, "text": "New of [[name]]"} if at == changed else each for at, each in enumerate(ENTRIES)]
    parts = IndexParts(index(now), known)
    assert parts.whole(finished(parts.rest)) == finished(index(now))
    assert len(json.loads(parts.rest)["docs"]) == len({0, changed})


@pytest.mark.parametrize("now", [ENTRIES[:1], ENTRIES[::-1], [*ENTRIES, *ENTRIES], ENTRIES])
def test_entries_may_go_come_and_change_places(now: list[Any]) -> None:
    before = index(ENTRIES)
    parts = IndexParts(index(now), known_entries(IndexParts(before, {}).digests, finished(before)))
    assert parts.whole(finished(parts.rest)) == finished(index(now))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        index([]),
        index(ENTRIES, options={"all": [{}]}),
        index([*ENTRIES[:1], {"text": "without a place"}]).replace('"}]}', '"}] }'),
        json.dumps({"config": CONFIG, "docs": ENTRIES}),
    ],
)
def test_a_file_of_another_kind_is_not_parted(text: str) -> None:
    assert cut_index(text) is None
    with pytest.raises(ValueError, match="no search index"):
        IndexParts(text, {})


def test_a_finished_index_with_more_or_fewer_entries_is_not_taken() -> None:
    digests = IndexParts(index(ENTRIES), {}).digests
    assert known_entries(digests, index(ENTRIES[:2])) == {}
    assert known_entries(digests, "") == {}


def test_that_entries_are_lost_on_the_way_is_noticed() -> None:
    parts = IndexParts(index(ENTRIES), {})
    with pytest.raises(ValueError, match="were lost"):
        parts.whole(index(ENTRIES[:2]))
