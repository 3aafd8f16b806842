"""In whose sites a mention is a leak, where readings of a text tell of other brands."""

from __future__ import annotations

from mkdocs_paycore.leak.foreign import Sites
from mkdocs_paycore.leak.mention import Mention
from mkdocs_paycore.leak.words import Word


def _mention(*owners: str) -> Mention:
    return Mention(Word("acme", "name", owners[0], "company_name", "Acme", owners[1:]), 4, 8, "ask acme now")


def test_a_place_is_a_leak_where_any_of_its_readings_is_one() -> None:
    sites = Sites(["acme", "north", "tiny", "plus"])
    (found,) = sites.foreign([[_mention("acme", "north", "plus")], [_mention("acme", "plus")]])
    assert found.sites == ("north", "tiny")
