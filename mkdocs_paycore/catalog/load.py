"""From `docs/connectors/<code>/provider.yml` and `directory.yml` to a catalog. All faults are reported together."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.features import offered
from mkdocs_paycore.catalog.listed import listed_providers, read_listed
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.provider_model import provider_model
from mkdocs_paycore.catalog.read import read_provider
from mkdocs_paycore.catalog.rules import PROVIDER_CODE, PROVIDER_FILE_NAME, PROVIDER_YAML
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import path_below
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem
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
    """The providers that could be read, and what is wrong with their files.

    Attributes:
        providers: those that could be read, by code and in the order of codes.
        problems: every problem of the files.
        documents: the file of every folder by the folder's name, also of one whose provider is broken, and the entry
            of every listed provider.
        manuals: the codes of folders with a manual that somebody wrote.
        listed: the codes of providers that have no file but an entry in `directory.yml`.
        products: what each of `documents` is one of.
    """

    providers: dict[str, Provider] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    documents: dict[str, Document] = field(default_factory=dict)
    manuals: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    products: dict[str, Product] = field(default_factory=dict)

    def of(self, product: Product) -> list[Provider]:
        """Return the providers of a product, in the order of their codes."""
        return [provider for provider in self.providers.values() if provider.product is product]

    def names(self) -> frozenset[str]:
        """Return the codes and the names of the providers."""
        return frozenset(text for code, provider in self.providers.items() for text in (code, provider.name))

    def described(self) -> Catalog:
        """Return the catalog without the providers that are only listed."""
        kept = {code: provider for code, provider in self.providers.items() if code not in self.listed}
        return replace(self, providers=kept)

    def joined(self, other: Catalog) -> Catalog:
        """Return the catalog with all of another one, whose codes have to be others."""
        twice = [
            PROVIDER_CODE.problem(
                document.path,
                document.place(("code",)),
                f"found {code!r}, which {self.documents[code].path} has too, expected a code of its own",
                "rename its folder",
            )
            for code, document in other.documents.items()
            if code in self.documents
        ]
        fresh = {code: provider for code, provider in other.providers.items() if code not in self.documents}
        return Catalog(
            {**self.providers, **fresh},
            (*self.problems, *other.problems, *twice),
            {**other.documents, **self.documents},
            self.manuals | (other.manuals - self.documents.keys()),
            self.listed | (other.listed - self.documents.keys()),
            {**other.products, **self.products},
        )

    def offered(self, *, shows: Callable[[str], bool], hidden: frozenset[str]) -> Catalog:
        """Return the catalog as a site offers it.

        Args:
            shows: whether the site shows a provider, by its code.
            hidden: the features that the site does not offer.
        """
        left = {code: offered(provider, hidden=hidden) for code, provider in self.providers.items() if shows(code)}
        return replace(self, providers={code: provider for code, provider in left.items() if provider is not None})

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence of every provider in `providers`; each can place problems in itself."""
        for code, provider in self.providers.items():
            for trail, text in _sentences(provider):
                yield Sentence(code, trail, text, self.documents[code])


def load_products(
    products: Iterable[Product], docs: Path, *, root: Path, fails: Callable[[Problem], bool] = lambda _: True
) -> Catalog:
    """Read the providers of all products of a site into one catalog; `docs` is its docs folder, else as `load_catalog`.

    A code that two products use is reported: pages, brands and commands know a provider by its code alone.
    """
    catalog = Catalog()
    for product in products:
        more = load_catalog(docs / product.folder, root=root, product=product, fails=fails)
        catalog = catalog.joined(more)
    return catalog


def load_catalog(
    connectors_dir: Path,
    *,
    root: Path,
    product: Product = DEFAULT_PRODUCT,
    fails: Callable[[Problem], bool] = lambda _: True,
) -> Catalog:
    """Read every `provider.yml` one folder below `connectors_dir`, and `directory.yml` in it.

    Args:
        connectors_dir: the folder of the providers' folders; if it does not exist the catalog is empty.
        root: problems name files relative to this folder.
        product: what they are.
        fails: whether a problem keeps its provider out; see `read_provider`.

    Returns:
        The catalog. A provider with a problem that fails it is not in its `providers`.
    """
    providers: dict[str, Provider] = {}
    documents: dict[str, Document] = {}
    folders, problems = _folders(connectors_dir, root=root)
    for folder in folders:
        document, provider, reported = _read_folder(folder, root=root, product=product, fails=fails)
        problems += reported
        if document is not None:
            documents[folder.name] = document
        if provider is not None:
            providers[folder.name] = provider
    listed, reported = _listed(connectors_dir, root=root, product=product, known=documents)
    problems += reported
    providers |= {code: provider for code, (provider, _) in listed.items()}
    documents |= {code: entry for code, (_, entry) in listed.items()}
    manuals = frozenset(folder.name for folder in folders if any((folder / name).is_file() for name in MANUAL_NAMES))
    sorted_ = dict(sorted(providers.items()))
    products = dict.fromkeys(documents, product)
    return Catalog(sorted_, tuple(problems), documents, manuals, frozenset(listed), products)


def load_provider(
    connectors_dir: Path, code: str, *, root: Path, product: Product = DEFAULT_PRODUCT
) -> tuple[Provider | None, list[Problem]]:
    """Read one provider: the file of its folder; where there is none, its entry in `directory.yml`.

    Args:
        connectors_dir: the folder of the providers' folders.
        code: the name of the provider's folder, or its code in `directory.yml`.
        root: problems name files relative to this folder.
        product: what it is one of.

    Returns:
        The provider, or None and what is wrong with it; neither where there is no provider of that code.
    """
    folders, unreadable = _folders(connectors_dir, root=root, only=code)
    for folder in folders:
        document, provider, problems = _read_folder(folder, root=root, product=product)
        if document is not None or problems:
            return provider, problems
    listed, problems = _listed(connectors_dir, root=root, product=product, only=code)
    return next((provider for provider, _ in listed.values()), None), [*unreadable, *problems]


def _read_folder(
    folder: Path, *, root: Path, product: Product, fails: Callable[[Problem], bool] = lambda _: True
) -> tuple[Document | None, Provider | None, list[Problem]]:
    """Return the file of a provider's folder, if there is one, with its provider and its problems."""
    file = folder / PROVIDER_FILE
    if not os.path.lexists(file):  # a link that leads nowhere is reported when it is read
        return None, None, list(_misnamed(folder, root=root))
    document = read_yaml_file(file, root=root, rule=PROVIDER_YAML.name)
    return document, *read_provider(document, code=folder.name, product=product, fails=fails)


def _listed(
    connectors_dir: Path, *, root: Path, product: Product, known: Collection[str] = (), only: str | None = None
) -> tuple[dict[str, tuple[Provider, Document]], list[Problem]]:
    """Return the providers of `directory.yml` by code, each with its entry, and what is wrong with them."""
    document = read_listed(connectors_dir, root=root)
    if document is None:
        return {}, []
    return listed_providers(document, model=provider_model(product), known=known, only=only)


def _folders(connectors_dir: Path, *, root: Path, only: str | None = None) -> tuple[list[Path], list[Problem]]:
    """Return the folders of providers, or that of one, and what cannot be read."""
    if not os.path.isdir(connectors_dir):  # noqa: PTH112 - Path.is_dir raises where a parent may not be entered
        return [], []
    try:
        entries = sorted(entry for entry in connectors_dir.iterdir() if only in (None, entry.name))
    except OSError as error:
        return [], [_unreadable(connectors_dir, root=root, error=error)]
    folders, problems = [], []
    for entry in entries:
        try:
            is_folder = entry.is_dir()
            if is_folder:
                next(entry.iterdir(), None)
        except OSError as error:
            problems.append(_unreadable(entry, root=root, error=error))
        else:
            folders += [entry] if is_folder else []
    return folders, problems


def _unreadable(path: Path, *, root: Path, error: OSError) -> Problem:
    message = f"the folder cannot be read: {reason_of(error)}"
    return PROVIDER_FILE_NAME.problem(path_below(path, root=root), (0, 0), message)


def _misnamed(folder: Path, *, root: Path) -> Iterator[Problem]:
    for name in _OTHER_NAMES:
        if (folder / name).exists():
            message = f"found the file name {name!r}, expected {PROVIDER_FILE!r}"
            path = path_below(folder / name, root=root)
            yield PROVIDER_FILE_NAME.problem(path, (0, 0), message, "rename the file")


def _sentences(provider: Provider) -> Iterator[tuple[Trail, str]]:
    for key in _PROVIDER_SENTENCES:
        value = getattr(provider, key)
        if isinstance(value, str):
            yield (key,), value
        else:
            yield from (((key, index), text) for index, text in enumerate(value or ()))
    yield from _trouble_sentences(provider)
    for number, connection in enumerate(provider.connections):
        for index, credential in enumerate(connection.fields):
            trail = ("connections", number, "fields", index)
            for key in _FIELD_SENTENCES:
                if text := getattr(credential, key):
                    yield (*trail, key), text
            for position, choice in enumerate(credential.choices):
                if choice.description:
                    yield (*trail, "choices", position, "description"), choice.description


def _trouble_sentences(provider: Provider) -> Iterator[tuple[Trail, str]]:
    for number, trouble in enumerate(provider.troubleshooting):
        for key in ("what", "why", "do"):
            if text := getattr(trouble, key):
                yield ("troubleshooting", number, key), text
