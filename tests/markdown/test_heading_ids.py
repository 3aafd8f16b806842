"""Ids of headings, where a site does not say otherwise."""

from __future__ import annotations

from mkdocs_paycore.markdown.heading_ids import heading_id


def test_an_id_has_the_words_of_a_heading() -> None:
    assert heading_id("Set up: the API key") == "set-up-the-api-key"
    assert heading_id("Set up", "_") == "set_up"
