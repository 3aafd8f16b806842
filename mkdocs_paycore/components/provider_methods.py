"""What a provider supports: its methods, currencies and countries, linked to the directories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.components.template import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.model.provider import Provider

MOST_METHODS = 18
MOST_PLACES = 30
"""Longer lists are folded."""


@dataclass(frozen=True, slots=True)
class ListedMethod:
    """A method: its name and its place in the directory, the currencies it comes in here, and their place."""

    name: str
    url: str
    currencies: str
    services: str


@dataclass(frozen=True, slots=True)
class MethodPart:
    """The methods of one side. `own` leads to a list of those that only this provider has; empty where none is.

    `is_connected`: its features name this side; else the provider has the methods, but not here.
    """

    title: str
    methods: Sequence[ListedMethod]
    is_connected: bool = True
    own: str = ""
    own_url: str = ""


def render_provider_methods(
    provider: Provider, *, parts: Sequence[MethodPart], currencies: Sequence[str], countries: Sequence[str]
) -> str:
    """Return what a provider supports as a list of definitions; what is not known is left out.

    Args:
        provider: whose methods they are.
        parts: its payment and payout methods.
        currencies: those that it names, in words.
        countries: those that it names, in words.
    """
    places = [(title, names) for title, names in (("Currencies", currencies), ("Countries", countries)) if names]
    parts = [part for part in parts if part.methods or part.own]
    return render(
        "provider_methods.html.j2",
        provider=provider,
        parts=parts,
        depends_on_account=not currencies and any(part.is_connected for part in parts),
        places=places,
        limit=MOST_METHODS,
        most=MOST_PLACES,
    )
