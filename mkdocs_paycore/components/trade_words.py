"""Words of the trade that mean the same, for searches on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import abilities
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.words.language import word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.model.provider import Provider


def trade_words(providers: Iterable[Provider] | None = None) -> str:
    """Return the groups of words, with semicolons between them.

    Args:
        providers: those that the brand shows; words for features that none of them offers are left out. None: all
            words are returned.
    """
    missing = set[Feature]() if providers is None else set(Feature).difference(*map(abilities, providers))
    return ";".join(text for key, text in word_table("trade").items() if key not in missing)
