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


def test_a_word_within_a_longer_one_of_its_brand_is_told_with_that_one() -> None:
    text = "ask acme pay card"
    words = [Word(each, "name", "acme", "company_name", each.title()) for each in ("acme pay card", "card")]
    longer, shorter = Mention(words[0], 4, 17, text), Mention(words[1], 13, 17, text)
    assert [each.word for each in Sites(["north"]).foreign([[longer, shorter]])] == [words[0]]


def test_a_word_that_a_brand_has_twice_does_not_hide_itself() -> None:
    words = [Word("acme", kind, "acme", kind, "Acme") for kind in ("name", "host")]
    mentions = [Mention(word, 4, 8, "ask acme") for word in words]
    assert [each.word.text for each in Sites(["north"]).foreign([mentions])] == ["acme"]
