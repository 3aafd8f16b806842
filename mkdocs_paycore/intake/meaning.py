"""What the codes of providers mean, from the open data of OpenFinTech: names, categories and currencies of methods.

Of all that, `directory.yml` gets what the providers of a site use and its own `methods.yml` lacks.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.methods import Directory, Method, Side
from mkdocs_paycore.catalog.order import name_order
from mkdocs_paycore.intake.record import (
    OpenDataError,
    code_faults,
    currency_faults,
    name_faults,
    name_of,
    read_records,
)
from mkdocs_paycore.source.yaml.read import read_yaml
from mkdocs_paycore.source.yaml.write import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

_METHODS = {side: f"{side}_methods.json" for side in Side}
_CATEGORIES = tuple(f"{side}_method_categories.json" for side in Side)
_CURRENCIES, _SERVICES = "currencies.json", "payment_services.json"
MEANING_NAMES = (*_METHODS.values(), *_CATEGORIES, _CURRENCIES, _SERVICES)
"""The files of the open data that say what codes mean."""

_COUNTRIES = Path(__file__).with_name("countries.yml")
_FIRST = ("payment_card", "digital_wallet", "bank_transfer", "online_banking")
"""The categories that most people look for; they stand first."""
_CATCH_ALLS = frozenset({"alternative", "others"})
"""The categories that stand last."""
_PROPER_NAMES = {"latam": "Latin America", "ussd": "USSD"}
"""Names of categories that the open data makes of their codes."""


def read_meanings(texts: Mapping[str, str]) -> Directory:
    """Return all that the open data says about codes, and the names of all countries, which it does not have.

    Args:
        texts: the text of each file of `MEANING_NAMES`; what is in files that are not there is not known.

    Raises:
        OpenDataError: a text is no list of records, or records are faulty; all of them are in the message.
    """
    reported: list[str] = []

    def records(file: str, faults: Callable[[Any], Iterator[str]]) -> dict[str, dict[str, Any]]:
        try:
            return read_records(texts.get(file, "[]"), faults=faults)
        except OpenDataError as error:
            reported.extend(f"{file}: {line}" for line in str(error).splitlines())
            return {}

    names = {
        code: _PROPER_NAMES.get(code) or name_of(record)
        for file in _CATEGORIES
        for code, record in records(file, lambda record: chain(code_faults(record), name_faults(record))).items()
    }
    listed = records(_CURRENCIES, lambda record: chain(currency_faults(record), name_faults(record)))
    currencies = {code: name_of(record) for code, record in listed.items()}
    come_in: dict[str, set[str]] = {}
    for service in records(_SERVICES, _service_faults).values():
        come_in.setdefault(service["method"], set()).add(service["currency"])
    methods = {
        side: {
            code: Method(code, name_of(record), record["category"], tuple(sorted(come_in.get(code, ()))))
            for code, record in records(file, _method_faults).items()
        }
        for side, file in _METHODS.items()
    }
    if reported:
        raise OpenDataError("\n".join(reported))
    return Directory(methods, names, currencies, read_yaml(_COUNTRIES.read_text("utf-8"), path="", rule="").data)


def needed(known: Directory, used: Mapping[str, Collection[str]], *, kept: Directory) -> Directory:
    """Return the part of a directory that is used and that the site's own lacks, in an order that lasts.

    Args:
        known: all that is known.
        used: the codes that providers name, by the key in their files.
        kept: the site's own directory, which wins.
    """
    methods = {
        side: {
            method.code: method
            for method in sorted(known.methods[side].values(), key=_rank)
            if method.code in used[side.key] and method.code not in kept.methods[side]
        }
        for side in Side
    }
    found = [method for side in Side for method in methods[side].values()]
    currencies = {code for method in found for code in method.currencies}
    currencies |= known.currencies.keys() & set(used["currencies"])
    return Directory(
        methods,
        _named(
            sorted({method.category for method in found} - kept.categories.keys(), key=_category_rank), known.categories
        ),
        _named(sorted(currencies - kept.currencies.keys()), known.currencies),
        _named(sorted((known.countries.keys() & set(used["countries"])) - kept.countries.keys()), known.countries),
    )


def meaning_lines(directory: Directory) -> Iterator[str]:
    """Yield a directory as lines of YAML, in the form of `methods.yml`; sections with nothing in them are left out."""
    for key in ("categories", "currencies", "countries"):
        if names := getattr(directory, key):
            yield f"{key}:"
            yield from (f"  {scalar(code)}: {scalar(name)}" for code, name in names.items())
            yield ""
    for side in Side:
        category = ""
        if directory.methods[side]:
            yield f"{side.key}:"
            for method in directory.methods[side].values():
                if method.category != category:
                    category = method.category
                    yield f"  {scalar(category)}:"
                currencies = f", currencies: [{', '.join(map(scalar, method.currencies))}]" if method.currencies else ""
                name = scalar(method.name)
                yield f"    {scalar(method.code)}: {f'{{name: {name}{currencies}}}' if currencies else name}"
            yield ""


def counted(directory: Directory) -> int:
    """Return how many names a directory has."""
    names = (directory.categories, directory.currencies, directory.countries, *directory.methods.values())
    return sum(map(len, names))


def _category_rank(code: str) -> tuple[bool, int, str]:
    return code in _CATCH_ALLS, _FIRST.index(code) if code in _FIRST else len(_FIRST), code


def _rank(method: Method) -> tuple[tuple[bool, int, str], str, str]:
    return _category_rank(method.category), *name_order(method)


def _named(codes: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    return {code: names.get(code, code) for code in codes}


def _method_faults(record: Mapping[str, Any]) -> Iterator[str]:
    yield from chain(code_faults(record), code_faults(record, "category"), name_faults(record))


def _service_faults(record: Mapping[str, Any]) -> Iterator[str]:
    yield from chain(code_faults(record), code_faults(record, "method"), currency_faults(record, "currency"))
