"""What a provider supports: its methods, currencies and countries, linked to the directories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import is_connected
from mkdocs_paycore.catalog.methods import Side, methods_of
from mkdocs_paycore.catalog.services import service_currencies
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.directory import currencies_text, ways_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_MOST_LINKED_SERVICES = 100
"""A provider with more methods leads to each of them, but not to its services as well: that is half of its page."""
_MOST_METHODS = 18
_MOST_PLACES = 30
"""Longer lists are folded."""


@component(block=True)
def provider_methods(place: PageVocabulary) -> str:
    """Return the methods, currencies and countries of the page's provider, linked to the directories."""
    provider, directory = place.required_provider(), place.site.directory
    return render_provider_methods(
        provider,
        parts=[_part(place, provider, side) for side in Side],
        currencies=[_named(code, directory.currencies) for code in provider.currencies],
        countries=sorted(directory.countries.get(code, code) for code in provider.countries),
    )


@dataclass(frozen=True, slots=True)
class _ListedMethod:
    """A method: its name and its place in the directory, the currencies it comes in here, and their place."""

    name: str
    url: str
    currencies: str
    services: str


@dataclass(frozen=True, slots=True)
class _MethodPart:
    """The methods of one side. `own` leads to a list of those that only this provider has; empty where none is.

    `is_connected`: its features name this side; else the provider has the methods, but not here.
    """

    side: Side
    methods: Sequence[_ListedMethod]
    is_connected: bool = True
    own: str = ""
    own_url: str = ""


def render_provider_methods(
    provider: Provider, *, parts: Sequence[_MethodPart], currencies: Sequence[str], countries: Sequence[str]
) -> str:
    """Return what a provider supports as a list of definitions; what is not known is left out.

    Args:
        provider: whose methods they are.
        parts: its payment and payout methods.
        currencies: those that it names, in words.
        countries: those that it names, in words.
    """
    places = [(key, names) for key, names in (("currencies", currencies), ("countries", countries)) if names]
    parts = [part for part in parts if part.methods or part.own]
    return _TEMPLATES.html(
        "provider_methods.html.j2",
        provider=provider,
        parts=parts,
        depends_on_account=not currencies and any(part.is_connected for part in parts),
        places=places,
        limit=_MOST_METHODS,
        most=_MOST_PLACES,
    )


def _part(place: PageVocabulary, provider: Provider, side: Side) -> _MethodPart:
    directory, ways = place.site.directory, ways_of(place, side)
    name = f"{side}-methods/{provider.code}"
    own = place.site.usage.own[side].get(provider.code, frozenset()) if name in place.site.directories else frozenset()
    codes = [code for code in methods_of(provider, side) if code not in own]
    connected = is_connected(provider, side)
    listed = [
        _ListedMethod(
            directory.method(side, code).name,
            ways.method(code) if connected else "",
            currencies_text(service_currencies(provider, side, code, directory)) if connected else "",
            ways.services(code) if len(codes) <= _MOST_LINKED_SERVICES else "",
        )
        for code in codes
    ]
    listed.sort(key=lambda method: method.name.casefold())
    more = words(f"own_methods.{side}", count=len(own), provider=provider.name) if own else ""
    return _MethodPart(side, listed, connected, more, place.directory_url(name))


def _named(code: str, names: Mapping[str, str]) -> str:
    name = names.get(code, code)
    return code if name == code else f"{name} ({code})"
