"""The method directory: what the codes of payment and payout methods, currencies and countries mean.

A site may do without one. How it is read from its files is in `catalog.method_files`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from heapq import merge
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.order import name_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.source.problem import Problem

METHODS_FILE = "methods.yml"
UNLISTED = "unlisted"
"""The category of a method that the directory does not list."""


class Side(StrEnum):
    """Which way the money goes: from a customer (payment) or to one (payout)."""

    PAYMENT = "payment"
    PAYOUT = "payout"

    @property
    def key(self) -> str:
        """The key of its methods in a provider's file and in the directory's."""
        return f"{self}_methods"


@dataclass(frozen=True, slots=True)
class Method:
    """A payment or payout method.

    `currencies` are those it is known to come in, in the order of their codes; `also` are other words for it.
    """

    code: str
    name: str
    category: str = UNLISTED
    currencies: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """The methods by side and code, in the order of their file, and the names of categories, currencies and countries.

    `is_there` is false for a site that names no methods: then a method's code is all that is known of it. `is_kept` is
    true for one with `methods.yml`: what its provider files name has to be in the directory.
    """

    methods: Mapping[Side, Mapping[str, Method]] = field(default_factory=lambda: {side: {} for side in Side})
    categories: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    is_there: bool = False
    is_kept: bool = False

    def method(self, side: Side, code: str) -> Method:
        """Return the method of a code; one that is not listed has its code for a name."""
        return self.methods[side].get(code) or Method(code, code)

    def codes(self) -> dict[str, Collection[str]]:
        """Return the codes that a provider's file may name, by its key; empty for a site without `methods.yml`."""
        if not self.is_kept:
            return {}
        methods = {side.key: self.methods[side] for side in Side}
        return {**methods, "currencies": self.currencies, "countries": self.countries}

    def known_currencies(self, side: Side, code: str) -> tuple[str, ...]:
        """Return the currencies a method is known to come in.

        The open data knows those of payments only, so a payout method has those of the payment method of its code.
        """
        return self.method(side, code).currencies or self.method(Side.PAYMENT, code).currencies

    def completed(self, other: Directory) -> Directory:
        """Return the directory with all that it lacks and another one has; methods stand in their category by name."""
        methods = {side: _together(self.methods[side], other.methods[side]) for side in Side}
        return Directory(
            methods,
            {**self.categories, **other.categories, **self.categories},
            {**self.currencies, **other.currencies, **self.currencies},
            {**self.countries, **other.countries, **self.countries},
            (*self.problems, *other.problems),
            is_there=self.is_there or other.is_there,
            is_kept=self.is_kept or other.is_kept,
        )


def methods_of(provider: Provider, side: Side) -> tuple[str, ...]:
    """Return the codes of a provider's methods."""
    return provider.payment_methods if side is Side.PAYMENT else provider.payout_methods


def _together(own: Mapping[str, Method], more: Mapping[str, Method]) -> dict[str, Method]:
    """Return the methods of both; those of `own` win and keep their order."""
    by_category: dict[str, tuple[list[Method], list[Method]]] = {}
    for place, methods in enumerate((own, more)):
        for code, method in methods.items():
            if methods is own or code not in own:
                by_category.setdefault(method.category, ([], []))[place].append(method)
    return {method.code: method for lists in by_category.values() for method in merge(*lists, key=name_order)}
