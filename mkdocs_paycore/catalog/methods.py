"""The method directory: what the codes of payment and payout methods, currencies and countries mean.

Writers keep `methods.yml`, in the folder of the providers' folders. What it lacks is taken from `directory.yml` beside
it, which `paycore import` makes. A site may do without both.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from enum import StrEnum
from heapq import merge
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.listed import MEANINGS, read_listed
from mkdocs_paycore.catalog.rules import METHODS
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.source.document import Data, Document, Trail
    from mkdocs_paycore.source.problem import Problem

METHODS_FILE = "methods.yml"
UNLISTED = "unlisted"
"""The category of a method that the directory does not list."""
_NAMES = ("categories", "currencies", "countries")


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
    """A payment or payout method. `currencies` are those it is known to come in, in the order of their codes."""

    code: str
    name: str
    category: str = UNLISTED
    currencies: tuple[str, ...] = ()


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


def method_order(method: Method) -> tuple[str, str]:
    """Return what methods are sorted by where a reader looks for a name."""
    return method.name.casefold(), method.code


def _together(own: Mapping[str, Method], more: Mapping[str, Method]) -> dict[str, Method]:
    """Return the methods of both; those of `own` win and keep their order."""
    by_category: dict[str, tuple[list[Method], list[Method]]] = {}
    for place, methods in enumerate((own, more)):
        for code, method in methods.items():
            if methods is own or code not in own:
                by_category.setdefault(method.category, ([], []))[place].append(method)
    return {method.code: method for lists in by_category.values() for method in merge(*lists, key=method_order)}


def load_directory(connectors_dir: Path, *, root: Path) -> Directory:
    """Read `methods.yml`, and take what it lacks from `directory.yml`.

    Args:
        connectors_dir: the folder of the providers' folders.
        root: problems name the files relative to this folder.

    Returns:
        The directory; what is wrong in the files is in its `problems`, and missing from the rest. What is wrong in
        `directory.yml` as a whole is told with its providers, by `load_catalog`.
    """
    kept = kept_directory(connectors_dir, root=root)
    document = read_listed(connectors_dir, root=root)
    return kept.completed(listed_directory(document, kept=kept)) if document else kept


def kept_directory(connectors_dir: Path, *, root: Path) -> Directory:
    """Read `methods.yml` alone; see `load_directory`."""
    file = connectors_dir / METHODS_FILE
    if not os.path.lexists(file):
        return Directory()
    document = read_yaml_file(file, root=root, rule=METHODS.name)
    reader = _Reader(document, list(document.problems))
    sections = dict(reader.items(document.data, ()))
    for key in sections:
        if key not in MEANINGS:
            reader.report((key,), f"found the unknown key {key!r}, expected one of {', '.join(MEANINGS)}", at_key=True)
    return replace(reader.directory(sections), is_there=True, is_kept=True)


def listed_directory(document: Document, *, kept: Directory) -> Directory:
    """Return what `directory.yml` alone says; it may use the categories and currencies of `kept`, the site's own."""
    data = document.data if isinstance(document.data, dict) else {}
    found = _Reader(document, [], kept).directory({key: data.get(key) for key in MEANINGS})
    return replace(found, is_there=any(found.methods.values()))


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    problems: list[Problem]
    base: Directory | None = None

    def directory(self, sections: Mapping[str, Data]) -> Directory:
        categories, currencies, countries = (dict(self.texts(sections.get(key), (key,))) for key in _NAMES)
        methods = {
            side: {method.code: method for method in self.methods(sections.get(side.key), (side.key,))} for side in Side
        }
        base = self.base or Directory()
        known_categories = categories.keys() | base.categories.keys()
        known_currencies = currencies.keys() | base.currencies.keys()
        for side, listed in methods.items():
            for category in dict.fromkeys(method.category for method in listed.values()):
                self.known(category, known_categories, (side.key, category), "category", at_key=True)
            for method in listed.values():
                for index, currency in enumerate(method.currencies):
                    trail = (side.key, method.category, method.code, "currencies", index)
                    self.known(currency, known_currencies, trail, "currency")
        return Directory(methods, categories, currencies, countries, tuple(self.problems))

    def report(self, trail: Trail, message: str, suggestion: str = "", *, at_key: bool = False) -> None:
        self.problems.append(self.document.problem(trail, METHODS, message, suggestion, at_key=at_key))

    def items(self, data: Data, trail: Trail) -> Iterator[tuple[str, Data]]:
        if isinstance(data, dict):
            yield from data.items()
        elif data is not None:
            self.report(trail, "expected a mapping")

    def texts(self, data: Data, trail: Trail) -> Iterator[tuple[str, str]]:
        for key, value in self.items(data, trail):
            if isinstance(value, str) and value.strip():
                yield key, value
            else:
                self.report((*trail, key), f"{key}: expected its name as text")

    def methods(self, data: Data, trail: Trail) -> Iterator[Method]:
        seen: set[str] = set()
        for category, listed in self.items(data, trail):
            for code, value in self.items(listed, (*trail, category)):
                place = (*trail, category, code)
                if code in seen:
                    self.report(place, f"{code}: found a second time", at_key=True)
                    continue
                seen.add(code)
                keys = {"name": value} if isinstance(value, str) else dict(self.items(value, place))
                name: Data = keys.get("name")
                currencies: Data = keys.get("currencies", [])
                is_list = isinstance(currencies, list) and all(isinstance(entry, str) for entry in currencies)
                if not isinstance(name, str) or not name.strip() or not is_list or set(keys) - {"name", "currencies"}:
                    self.report(place, f"{code}: expected its name, or a mapping with name and currencies (a list)")
                    continue
                yield Method(code, name, category, tuple(currencies))

    def known(self, code: str, names: Collection[str], trail: Trail, noun: str, *, at_key: bool = False) -> None:
        if code in names:
            return
        message = f"there is no {noun} {code!r} in this file"
        if self.base is None:
            self.report(trail, message, at_key=at_key)
        else:
            self.report(trail, f"{message} or in {METHODS_FILE}", "add it there, or import again", at_key=at_key)
