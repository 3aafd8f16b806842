"""The models of `methods.yml` and `directory.yml`: what codes mean, and providers without a file of their own."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from mkdocs_paycore.catalog.model.code import ProviderCode  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.source.model import Code, Expected, Model, Text


class ListedMethod(Model):
    """What the code of a method means."""

    name: Text
    currencies: tuple[str, ...] = ()
    """Those that it is known to come in."""


Methods = dict[
    str,
    dict[str, Annotated[Text | ListedMethod, Expected("its name, or a mapping with name and currencies (a list)")]]
    | None,
]
"""Methods by the code of their category, and by their own; a name alone where nothing else is known of one."""


class MeaningsFile(Model):
    """`methods.yml`: what the codes of methods, currencies and countries mean."""

    categories: dict[str, Text] | None = None
    """The names of the categories of methods."""
    currencies: dict[str, Text] | None = None
    countries: dict[str, Text] | None = None
    payment_methods: Methods | None = None
    payout_methods: Methods | None = None


class ListedProvider(Model):
    """A provider of which only this is known; it is not ready."""

    expected: ClassVar[str] = "a mapping with a name"
    for_others: ClassVar[str] = "give the provider a file of its own"

    name: Text
    countries: tuple[Text, ...] = ()
    payment_methods: tuple[Code, ...] = ()
    payout_methods: tuple[Code, ...] = ()


class ListedFile(Model):
    """`directory.yml`: providers by their codes, and, as far as `methods.yml` lacks it, what codes mean."""

    providers: dict[ProviderCode, ListedProvider]
    categories: Any = None
    currencies: Any = None
    countries: Any = None
    payment_methods: Any = None
    payout_methods: Any = None
