"""Words of the trade that mean the same, for searches on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import abilities
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.words.language import word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.model.provider import Provider


def trade_words(providers: Iterable[Provider]) -> str:
    """Return the groups of words, with semicolons between them, without those for features that nobody offers here.

    Args:
        providers: those that the brand shows.
    """
    missing = set(Feature).difference(*map(abilities, providers))
    return ";".join(text for key, text in word_table("trade").items() if key not in missing)
