"""Who uses what: the providers of each method, and the methods and services of all providers together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import connected_methods
from mkdocs_paycore.catalog.methods import Side
from mkdocs_paycore.catalog.order import name_order
from mkdocs_paycore.catalog.services import services

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.methods import Directory
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.services import MethodServices

MOST_OWN = 100
"""A provider with more methods than this that nobody else has gets a list of its own for them."""


class Usage:
    """What the providers of a catalog use of a directory; worked out when first asked for.

    Args:
        providers: those that the reader may see.
        directory: what the codes mean.
    """

    def __init__(self, providers: Iterable[Provider], directory: Directory) -> None:
        self.all = sorted(providers, key=name_order)
        self.directory = directory

    @cached_property
    def providers(self) -> dict[Side, dict[str, list[Provider]]]:
        """The providers of each method in use: methods in the order of the directory, providers by name."""
        used: dict[Side, dict[str, list[Provider]]] = {}
        for side in Side:
            found: dict[str, list[Provider]] = {}
            for provider in self.all:
                for code in connected_methods(provider, side):
                    found.setdefault(code, []).append(provider)
            listed = [code for code in self.directory.methods[side] if code in found]
            used[side] = {code: found[code] for code in (*listed, *sorted(found.keys() - set(listed)))}
        return used

    @cached_property
    def own(self) -> dict[Side, dict[str, frozenset[str]]]:
        """The methods that only one provider has, by its code; only providers with more than `MOST_OWN` of them."""
        own: dict[Side, dict[str, frozenset[str]]] = {}
        for side in Side:
            alone: dict[str, set[str]] = {}
            for code, providers in self.providers[side].items():
                if len(providers) == 1:
                    alone.setdefault(providers[0].code, set()).add(code)
            own[side] = {owner: frozenset(codes) for owner, codes in alone.items() if len(codes) > MOST_OWN}
        return own

    def shared(self, side: Side) -> list[str]:
        """Return the codes of the methods in use, without those that are in a list of their own."""
        apart = frozenset[str]().union(*self.own[side].values())
        return [code for code in self.providers[side] if code not in apart]

    def categories(self, side: Side, codes: Iterable[str]) -> dict[str, list[str]]:
        """Return methods by the code of their category: in the order of their names, the rest as the codes are."""
        found: dict[str, list[str]] = {}
        for code in codes:
            found.setdefault(self.directory.method(side, code).category, []).append(code)
        order = {category: place for place, category in enumerate(self.directory.categories)}
        return {category: found[category] for category in sorted(found, key=lambda each: order.get(each, len(order)))}

    @cached_property
    def services(self) -> dict[Side, dict[str, MethodServices]]:
        """The services of each method in use, by its code; methods of which no currency is known are left out."""
        return {side: services(self.all, side, self.directory) for side in Side}
