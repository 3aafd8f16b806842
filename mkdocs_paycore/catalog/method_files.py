"""Reading the method directory from its files.

Writers keep `methods.yml`, in the folder of the providers' folders. What it lacks is taken from `directory.yml` beside
it, which `paycore import` makes. A site may do without both.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.listed import MEANINGS, read_listed
from mkdocs_paycore.catalog.methods import METHODS_FILE, Directory, Method, Side
from mkdocs_paycore.catalog.model.listed import MeaningsFile
from mkdocs_paycore.catalog.rules import METHODS
from mkdocs_paycore.source.fault import Fault, found
from mkdocs_paycore.source.validate import FileRules, validated, without
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.model.listed import Methods
    from mkdocs_paycore.source.document import Data, Document
    from mkdocs_paycore.source.problem import Problem

RULES = FileRules.of_one(METHODS)


def load_directory(connectors_dir: Path, *, root: Path) -> Directory:
    """Read `methods.yml`, and take what it lacks from `directory.yml`.

    Args:
        connectors_dir: the folder of the providers' folders.
        root: problems name the files relative to this folder.

    Returns:
        The directory; what is wrong in the files is in its `problems`, and missing from the rest. What is wrong in
        `directory.yml` as a whole is reported with its providers, by `load_catalog`.
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
    problems, data = list(document.problems), document.data
    if data is not None and not isinstance(data, dict):
        problems.append(document.problem((), METHODS, f"found {found(data)}, expected a mapping"))
        data = None
    directory = _directory(document, data or {})
    return replace(directory, problems=(*problems, *directory.problems), is_there=True, is_kept=True)


def listed_directory(document: Document, *, kept: Directory) -> Directory:
    """Return what `directory.yml` alone says; it may use the categories and currencies of `kept`, the site's own."""
    data = document.data if isinstance(document.data, dict) else {}
    directory = _directory(document, {key: data.get(key) for key in MEANINGS}, kept=kept)
    return replace(directory, is_there=any(directory.methods.values()))


def _directory(document: Document, sections: Data, *, kept: Directory | None = None) -> Directory:
    """Return what a file says; with `kept`, it is `directory.yml`."""
    read, faults = validated(sections, MeaningsFile, rules=RULES)
    if read is None:
        read, _ = validated(without(sections, (fault.trail for fault in faults)), MeaningsFile, rules=RULES)
    file = read or MeaningsFile()
    methods = {
        Side.PAYMENT: _methods(file.payment_methods or {}, Side.PAYMENT, faults),
        Side.PAYOUT: _methods(file.payout_methods or {}, Side.PAYOUT, faults),
    }
    directory = Directory(methods, file.categories or {}, file.currencies or {}, file.countries or {})
    faults += _unknown_names(directory, kept)
    return replace(directory, problems=_placed(faults, document))


def _methods(categories: Methods, side: Side, faults: list[Fault]) -> dict[str, Method]:
    """Return the methods of a side by code; a code that stands there a second time is added to the faults."""
    methods: dict[str, Method] = {}
    for category, listed in categories.items():
        for code, method in (listed or {}).items():
            if code in methods:
                faults.append(Fault((side.key, category, code), METHODS, f"{code}: found a second time", at_key=True))
            elif isinstance(method, str):
                methods[code] = Method(code, method, category)
            else:
                methods[code] = Method(code, method.name, category, method.currencies, method.also)
    return methods


def _unknown_names(directory: Directory, kept: Directory | None) -> Iterator[Fault]:
    """Yield a fault for each category and currency of a method that has no name in the file, nor in the site's own."""
    own = kept or Directory()
    where = "this file" if kept is None else f"this file or in {METHODS_FILE}"
    hint = "" if kept is None else "add it there, or import again"
    categories = {*directory.categories, *own.categories}
    currencies = {*directory.currencies, *own.currencies}
    for side, listed in directory.methods.items():
        for category in dict.fromkeys(method.category for method in listed.values()):
            if category not in categories:
                message = f"there is no category {category!r} in {where}"
                yield Fault((side.key, category), METHODS, message, hint, at_key=True)
        for method in listed.values():
            for index, currency in enumerate(method.currencies):
                if currency not in currencies:
                    trail = (side.key, method.category, method.code, "currencies", index)
                    yield Fault(trail, METHODS, f"there is no currency {currency!r} in {where}", hint)


def _placed(faults: Iterable[Fault], document: Document) -> tuple[Problem, ...]:
    return tuple(sorted(fault.placed(document) for fault in faults))
