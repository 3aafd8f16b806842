"""The catalog: what a site's files say about its providers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.features import offered
from mkdocs_paycore.catalog.rules import PROVIDER_CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Rule

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
        """Return the providers of a product, which its name tells, in the order of their codes."""
        return [provider for provider in self.providers.values() if provider.product.name == product.name]

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
