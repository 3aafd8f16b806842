"""What the directories share: where their entries lead, and the methods of a category."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.methods import UNLISTED, Side
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.call import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.usage import Usage
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

MOST_PROVIDERS = 12
"""An entry with more providers folds them."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses that a list leads to; each function gives an empty one where there is nothing to lead to.

    `manual` takes a provider's code; `method` and `services` take a method's.
    """

    manual: Callable[[str], str]
    method: Callable[[str], str]
    services: Callable[[str], str]

    def providers(self, providers: Iterable[Provider]) -> list[tuple[str, str]]:
        """Return the providers' names with their addresses."""
        return [(provider.name, self.manual(provider.code)) for provider in providers]


def ways_of(place: PageVocabulary, side: Side) -> Ways:
    """Return where the entries of a side lead from a page."""
    return Ways(
        manual=place.manual_url,
        method=lambda code: place.directory_url(f"{side}-methods", f"method-{code}"),
        services=lambda code: place.directory_url(f"{side}-services", f"service-{code}"),
    )


def named_side(side: str) -> Side:
    """Return the side that a call names.

    Raises:
        CallError: there is none of that name.
    """
    return Side(one_of(side, Side, "side"))


def of_category(usage: Usage, side: Side, codes: Iterable[str], category: str) -> list[str]:
    """Return the methods of a category; none where the brand hides all providers that have them.

    Raises:
        CallError: there is no such category.
    """
    if category != UNLISTED:
        one_of(category, usage.directory.categories, "category")
    return usage.categories(side, codes).get(category, [])


def currencies_text(codes: Sequence[str]) -> str:
    """Return the currencies of a method in short: a few by their codes, many by their number."""
    most_named = 3
    return ", ".join(codes) if len(codes) <= most_named else words("directory.currencies", count=len(codes))
