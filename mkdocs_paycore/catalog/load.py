"""From `docs/connectors/<code>/provider.yml` and `directory.yml` to a catalog. All faults are told together."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from mkdocs_paycore.catalog.expected import faults, found
from mkdocs_paycore.catalog.features import offered
from mkdocs_paycore.catalog.lint.connection import connection_faults
from mkdocs_paycore.catalog.lint.fault import Fault
from mkdocs_paycore.catalog.lint.field import field_faults
from mkdocs_paycore.catalog.listed import listed_providers, read_listed
from mkdocs_paycore.catalog.model.provider import Connection, Field, Provider
from mkdocs_paycore.catalog.rules import (
    DUPLICATE_FIELD,
    DUPLICATE_KIND,
    PROVIDER_CODE,
    PROVIDER_FILE_NAME,
    PROVIDER_TYPE,
    PROVIDER_YAML,
)
from mkdocs_paycore.source.paths import path_below
from mkdocs_paycore.source.problem import Problem
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.model.provider import Feature
    from mkdocs_paycore.source.document import Data, Document, Trail
    from mkdocs_paycore.source.rule import Rule

PROVIDER_FILE = "provider.yml"
MANUAL_NAMES = ("index.md", "README.md")
_OTHER_NAMES = ("provider.yaml", "Provider.yml", "providers.yml")

_PROVIDER_SENTENCES = ("tagline", "setup", "callbacks", "warnings")
_FIELD_SENTENCES = ("help", "find_at")


class Sentence(NamedTuple):
    """A text of a provider that is inline Markdown and may use variables."""

    code: str
    trail: Trail
    text: str
    document: Document

    def problem(self, rule: Rule, message: str, suggestion: str = "", *, at: str = "") -> Problem:
        """Return a problem about the sentence, placed where `at` stands in it."""
        return rule.problem(self.document.path, self.document.find(self.trail, at), message, suggestion)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The providers that could be read, sorted by code, and every problem of their files.

    `documents` has the file of every folder by the folder's name, also of one whose provider is broken, and the entry
    of every listed provider. `manuals` are the codes of folders with a manual that somebody wrote, `listed` those of
    providers that have no file but an entry in `directory.yml`.
    """

    providers: dict[str, Provider] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    documents: dict[str, Document] = field(default_factory=dict)
    manuals: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()

    def described(self) -> Catalog:
        """Return the catalog without the providers that are only listed."""
        kept = {code: provider for code, provider in self.providers.items() if code not in self.listed}
        return replace(self, providers=kept)

    def offered(self, *, shows: Callable[[str], bool], hidden: frozenset[Feature]) -> Catalog:
        """Return the catalog as a site offers it.

        Args:
            shows: tells whether the site shows a provider, by its code.
            hidden: the features that the site does not offer.
        """
        left = {code: offered(provider, hidden=hidden) for code, provider in self.providers.items() if shows(code)}
        return replace(self, providers={code: provider for code, provider in left.items() if provider is not None})

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence of every provider in `providers`; each can place problems in itself."""
        for code, provider in self.providers.items():
            for trail, text in _sentences(provider):
                yield Sentence(code, trail, text, self.documents[code])


def load_catalog(connectors_dir: Path, *, root: Path) -> Catalog:
    """Read every `provider.yml` one folder below `connectors_dir`, and `directory.yml` in it.

    Args:
        connectors_dir: the folder of the providers' folders; if it does not exist the catalog is empty.
        root: problems name files relative to this folder.

    Returns:
        The catalog. A provider with a problem is not in its `providers`.
    """
    catalog, problems, manuals = Catalog(), list[Problem](), set[str]()
    for folder in _folders(connectors_dir, root=root, problems=problems):
        file = folder / PROVIDER_FILE
        if any((folder / name).is_file() for name in MANUAL_NAMES):
            manuals.add(folder.name)
        if not os.path.lexists(file):  # a link that leads nowhere is told when it is read
            problems += _misnamed(folder, root=root)
            continue
        document = read_yaml_file(file, root=root, rule=PROVIDER_YAML.name)
        provider, reported = read_provider(document, code=folder.name)
        catalog.documents[folder.name] = document
        problems += reported
        if provider is not None:
            catalog.providers[folder.name] = provider
    listed = _add_listed(catalog, connectors_dir, root=root, problems=problems)
    providers = dict(sorted(catalog.providers.items()))
    return Catalog(providers, tuple(problems), catalog.documents, frozenset(manuals), listed)


def _add_listed(catalog: Catalog, connectors_dir: Path, *, root: Path, problems: list[Problem]) -> frozenset[str]:
    """Add the providers of `directory.yml` that have no file of their own, and return their codes."""
    document = read_listed(connectors_dir, root=root)
    known = frozenset(catalog.documents)
    entries = listed_providers(document, known=known, problems=problems) if document else ()
    listed = set[str]()
    for provider, entry in entries:
        catalog.providers[provider.code] = provider
        catalog.documents[provider.code] = entry
        listed.add(provider.code)
    return frozenset(listed)


def read_provider(document: Document, *, code: str) -> tuple[Provider | None, list[Problem]]:
    """Return the provider of a document and all problems, in the order of lines; None if there are any.

    Args:
        document: the YAML of a provider.
        code: the name of its folder, which its code must be.
    """
    if document.data is None and document.problems:
        return None, list(document.problems)
    if not isinstance(document.data, dict):
        is_empty = document.data is None
        what = "an empty file" if is_empty else f"{found(document.data)} at the top level"
        message = f"found {what}, expected a mapping with the keys code, name, status"
        return None, [document.problem((), PROVIDER_TYPE, message, f"start with 'code: {code}'")]
    provider, problems = None, list(document.problems)
    reported = {(problem.line, problem.column) for problem in problems}
    try:
        provider = Provider.model_validate_json(json.dumps(document.data), strict=True)
    except ValidationError as error:
        wrong = [fault.placed(document) for fault in faults(error.errors(include_url=False))]
        problems += [problem for problem in wrong if (problem.line, problem.column) not in reported]
    problems += _faults_of_fields(document)
    problems += _faults_of_connections(document)
    problems += _duplicates(document)
    written = document.data.get("code")
    if isinstance(written, str) and written != code:
        message = f"found {written!r}, expected the name of the folder, {code!r}"
        problems.append(Fault(("code",), PROVIDER_CODE, message, "rename one of them").placed(document))
    return (None if problems else provider), sorted(problems)


def _folders(connectors_dir: Path, *, root: Path, problems: list[Problem]) -> list[Path]:
    """Return the entries of the connectors' folder; those that cannot be read are told."""
    if not os.path.isdir(connectors_dir):  # noqa: PTH112 - Path.is_dir raises where a parent may not be entered
        return []
    try:
        entries = sorted(connectors_dir.iterdir())
    except OSError as error:
        problems.append(_unreadable(connectors_dir, root=root, error=error))
        return []
    readable = []
    for entry in entries:
        try:
            is_folder = entry.is_dir()
            if is_folder:
                next(entry.iterdir(), None)
        except OSError as error:
            problems.append(_unreadable(entry, root=root, error=error))
        else:
            readable += [entry] if is_folder else []
    return readable


def _unreadable(path: Path, *, root: Path, error: OSError) -> Problem:
    message = f"the folder cannot be read: {(error.strerror or type(error).__name__).lower()}"
    return PROVIDER_FILE_NAME.problem(path_below(path, root=root), (0, 0), message)


def _misnamed(folder: Path, *, root: Path) -> Iterator[Problem]:
    for name in _OTHER_NAMES:
        if (folder / name).exists():
            message = f"found the file name {name!r}, expected {PROVIDER_FILE!r}"
            path = path_below(folder / name, root=root)
            yield PROVIDER_FILE_NAME.problem(path, (0, 0), message, "rename the file")


def _faults_of_fields(document: Document) -> Iterator[Problem]:
    for trail, data in _fields(document.data):
        try:
            checked = Field.model_validate_json(json.dumps(data), strict=True)
        except ValidationError:
            continue
        for fault in field_faults(checked):
            yield fault.placed(document, under=trail)


def _faults_of_connections(document: Document) -> Iterator[Problem]:
    for trail, data in _items(document.data, "connections"):
        try:
            checked = Connection.model_validate_json(json.dumps(data), strict=True)
        except ValidationError:
            continue
        for fault in connection_faults(checked):
            yield fault.placed(document, under=trail)


def _duplicates(document: Document) -> Iterator[Problem]:
    connections = _items(document.data, "connections")
    yield from _repeated(document, connections, "kind", rule=DUPLICATE_KIND)
    for trail, connection in connections:
        fields = [((*trail, *rest), item) for rest, item in _items(connection, "fields")]
        yield from _repeated(document, fields, "key", rule=DUPLICATE_FIELD)


def _repeated(document: Document, items: list[tuple[Trail, Data]], key: str, *, rule: Rule) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for parent, item in items:
        value, trail = item.get(key) if isinstance(item, dict) else None, (*parent, key)
        if not isinstance(value, str):
            continue
        if value in first:
            message = f"found {value!r} a second time, expected it once"
            suggestion = f"rename it, or remove the one on line {first[value]}"
            yield Fault(trail, rule, message, suggestion).placed(document)
        first.setdefault(value, document.place(trail).line)


def _fields(data: Data) -> Iterator[tuple[Trail, Data]]:
    for trail, connection in _items(data, "connections"):
        for rest, item in _items(connection, "fields"):
            yield (*trail, *rest), item


def _items(data: Data, key: str) -> list[tuple[Trail, Data]]:
    items = data.get(key) if isinstance(data, dict) else None
    return [((key, index), item) for index, item in enumerate(items)] if isinstance(items, list) else []


def _sentences(provider: Provider) -> Iterator[tuple[Trail, str]]:
    for key in _PROVIDER_SENTENCES:
        value = getattr(provider, key)
        if isinstance(value, str):
            yield (key,), value
        else:
            yield from (((key, index), text) for index, text in enumerate(value or ()))
    for number, connection in enumerate(provider.connections):
        for index, credential in enumerate(connection.fields):
            trail = ("connections", number, "fields", index)
            for key in _FIELD_SENTENCES:
                if text := getattr(credential, key):
                    yield (*trail, key), text
            for position, choice in enumerate(credential.choices):
                if choice.description:
                    yield (*trail, "choices", position, "description"), choice.description
