"""The components of the directories and of what a provider supports, as a page calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import is_connected
from mkdocs_paycore.catalog.methods import UNLISTED, Side, methods_of
from mkdocs_paycore.catalog.services import service_currencies
from mkdocs_paycore.components.method_list import (
    Ways,
    currencies_text,
    render_methods,
    render_own_methods,
    render_services,
)
from mkdocs_paycore.components.provider_methods import ListedMethod, MethodPart, render_provider_methods
from mkdocs_paycore.markdown.call import CallError, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.usage import Usage
    from mkdocs_paycore.markdown.page import PageVocabulary

_MOST_LINKED_SERVICES = 100
"""A provider with more methods leads to each of them, but not to its services as well: that is half of its page."""
_TITLES = {Side.PAYMENT: "Payment methods", Side.PAYOUT: "Payout methods"}


def page_provider(place: PageVocabulary) -> Provider:
    """Return the provider of the page.

    Raises:
        CallError: it has none.
    """
    if place.provider is None:
        reason, hint = place.absence("provider")
        raise CallError(reason, suggestion=hint)
    return place.provider


def method_directory(place: PageVocabulary, side: str, category: str = "", provider: str = "") -> str:
    """Return methods with the providers that have them: all in use, or those of a category.

    With `provider`: the methods that only this provider has, where they are in a list of their own.
    """
    way, usage = Side(one_of(side, Side, "side")), place.site.usage
    catalog = place.site.catalog
    if provider != "":
        one_of(provider, catalog.documents.keys() | catalog.providers.keys(), "provider")
        chosen = [code for code in usage.providers[way] if code in usage.own[way].get(provider, ())]
    else:
        chosen = usage.shared(way)
    if category != "":
        chosen = _of_category(usage, way, chosen, category)
    methods = {code: place.site.directory.method(way, code) for code in chosen}
    if provider:
        return render_own_methods(methods.values())
    services = usage.services[way]
    listed = {
        code: (method, usage.providers[way][code], sorted(services[code].named) if code in services else ())
        for code, method in methods.items()
    }
    return render_methods(listed, ways=_ways(place, way), level=3 if category else 2)


def service_directory(place: PageVocabulary, side: str, category: str = "") -> str:
    """Return services, by method: all of them, or those of a category of methods."""
    way, usage = Side(one_of(side, Side, "side")), place.site.usage
    chosen = [code for code in usage.providers[way] if code in usage.services[way]]
    if category != "":
        chosen = _of_category(usage, way, chosen, category)
    services = (usage.services[way][code] for code in chosen)
    return render_services(services, names=place.site.directory.currencies, ways=_ways(place, way))


def provider_methods(place: PageVocabulary) -> str:
    """Return the methods, currencies and countries of the page's provider, linked to the directories."""
    provider, directory = page_provider(place), place.site.directory
    return render_provider_methods(
        provider,
        parts=[_part(place, provider, side) for side in Side],
        currencies=[_named(code, directory.currencies) for code in provider.currencies],
        countries=sorted(directory.countries.get(code, code) for code in provider.countries),
    )


def _part(place: PageVocabulary, provider: Provider, side: Side) -> MethodPart:
    directory, ways = place.site.directory, _ways(place, side)
    name = f"{side}-methods/{provider.code}"
    own = place.site.usage.own[side].get(provider.code, frozenset()) if name in place.site.directories else frozenset()
    codes = [code for code in methods_of(provider, side) if code not in own]
    connected = is_connected(provider, side)
    listed = [
        ListedMethod(
            directory.method(side, code).name,
            ways.method(code) if connected else "",
            currencies_text(service_currencies(provider, side, code, directory)) if connected else "",
            ways.services(code) if len(codes) <= _MOST_LINKED_SERVICES else "",
        )
        for code in codes
    ]
    listed.sort(key=lambda method: method.name.casefold())
    more = f"{len(own):,} {side} methods that only {provider.name} has" if own else ""
    return MethodPart(_TITLES[side], listed, connected, more, place.directory_url(name))


def _ways(place: PageVocabulary, side: Side) -> Ways:
    return Ways(
        manual=place.manual_url,
        method=lambda code: place.directory_url(f"{side}-methods", f"method-{code}"),
        services=lambda code: place.directory_url(f"{side}-services", f"service-{code}"),
    )


def _named(code: str, names: Mapping[str, str]) -> str:
    name = names.get(code, code)
    return code if name == code else f"{name} ({code})"


def _of_category(usage: Usage, side: Side, codes: Iterable[str], category: str) -> list[str]:
    """Return the methods of a category; none where the brand hides all providers that have them."""
    if category != UNLISTED:
        one_of(category, usage.directory.categories, "category")
    return usage.categories(side, codes).get(category, [])
