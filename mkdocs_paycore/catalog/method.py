"""The method directory: what the codes of payment and payout methods, currencies and countries mean.

The file is `methods.yml` in the folder of the providers' folders; a site may do without.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_paycore.source.yaml import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.provider import Provider
    from mkdocs_paycore.source.document import Data, Document, Trail
    from mkdocs_paycore.source.problem import Problem

FILE_NAME = "methods.yml"
RULE = "methods"
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

    `is_there` is false for a site without the file: then a method's code is all that is known of it.
    """

    methods: Mapping[Side, Mapping[str, Method]] = field(default_factory=lambda: {side: {} for side in Side})
    categories: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    is_there: bool = False

    def method(self, side: Side, code: str) -> Method:
        """Return the method of a code; one that is not listed has its code for a name."""
        return self.methods[side].get(code) or Method(code, code)

    def codes(self) -> dict[str, Collection[str]]:
        """Return the codes that a provider's file may name, by its key; empty for a site without the file."""
        if not self.is_there:
            return {}
        methods = {side.key: self.methods[side] for side in Side}
        return {**methods, "currencies": self.currencies, "countries": self.countries}

    def known_currencies(self, side: Side, code: str) -> tuple[str, ...]:
        """Return the currencies a method is known to come in.

        The open data knows those of payments only, so a payout method has those of the payment method of its code.
        """
        return self.method(side, code).currencies or self.method(Side.PAYMENT, code).currencies


def methods_of(provider: Provider, side: Side) -> tuple[str, ...]:
    """Return the codes of a provider's methods."""
    return provider.payment_methods if side is Side.PAYMENT else provider.payout_methods


def load_directory(connectors_dir: Path, *, root: Path) -> Directory:
    """Read `methods.yml`.

    Args:
        connectors_dir: the folder of the providers' folders.
        root: problems name the file relative to this folder.

    Returns:
        The directory; what is wrong in the file is in its `problems`, and missing from the rest.
    """
    file = connectors_dir / FILE_NAME
    if not file.is_file():
        return Directory()
    document = read_yaml_file(file, root=root, rule=RULE)
    problems = list(document.problems)
    reader = _Reader(document, problems)
    sections = dict(reader.items(document.data, ()))
    known = (*_NAMES, *(side.key for side in Side))
    for key in sections:
        if key not in known:
            reader.tell((key,), f"found the unknown key {key!r}, expected one of {', '.join(known)}", at_key=True)
    names = {key: dict(reader.texts(sections.get(key), (key,))) for key in _NAMES}
    methods = {
        side: {method.code: method for method in reader.methods(sections.get(side.key), (side.key,))} for side in Side
    }
    for side, listed in methods.items():
        for method in listed.values():
            trail = (side.key, method.category, method.code)
            reader.known(method.category, names["categories"], trail[:2], "category")
            for index, currency in enumerate(method.currencies):
                reader.known(currency, names["currencies"], (*trail, "currencies", index), "currency")
    return Directory(methods, **names, problems=tuple(problems), is_there=True)


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    problems: list[Problem]

    def tell(self, trail: Trail, message: str, *, at_key: bool = False) -> None:
        self.problems.append(self.document.problem(trail, RULE, message, at_key=at_key))

    def items(self, data: Data, trail: Trail) -> Iterator[tuple[str, Data]]:
        if isinstance(data, dict):
            yield from data.items()
        elif data is not None:
            self.tell(trail, "expected a mapping")

    def texts(self, data: Data, trail: Trail) -> Iterator[tuple[str, str]]:
        for key, value in self.items(data, trail):
            if isinstance(value, str) and value.strip():
                yield key, value
            else:
                self.tell((*trail, key), f"{key}: expected its name as text")

    def methods(self, data: Data, trail: Trail) -> Iterator[Method]:
        seen: set[str] = set()
        for category, listed in self.items(data, trail):
            for code, value in self.items(listed, (*trail, category)):
                place = (*trail, category, code)
                if code in seen:
                    self.tell(place, f"{code}: found a second time", at_key=True)
                    continue
                seen.add(code)
                keys = {"name": value} if isinstance(value, str) else dict(self.items(value, place))
                name: Data = keys.get("name")
                currencies: Data = keys.get("currencies", [])
                is_list = isinstance(currencies, list) and all(isinstance(entry, str) for entry in currencies)
                if not isinstance(name, str) or not name.strip() or not is_list or set(keys) - {"name", "currencies"}:
                    self.tell(place, f"{code}: expected its name, or a mapping with name and currencies (a list)")
                    continue
                yield Method(code, name, category, tuple(currencies))

    def known(self, code: str, names: Mapping[str, str], trail: Trail, noun: str) -> None:
        if code not in names:
            self.tell(trail, f"there is no {noun} {code!r} in this file")
