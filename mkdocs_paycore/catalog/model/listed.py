"""The models of `methods.yml` and `directory.yml`: what codes mean, and providers without a file of their own."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from mkdocs_paycore.catalog.model.code import ProviderCode  # noqa: TC001 - pydantic reads the hints
from mkdocs_paycore.source.model import Code, Expected, Model, Text


class ListedMethod(Model):
    """What the code of a method means."""

    name: Text
    """What a reader sees."""
    also: tuple[Text, ...] = ()
    """Other words that a search finds it by; the directory of methods shows them beside the name."""
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
    """The names of the categories of methods, in the order in which readers see them."""
    currencies: dict[str, Text] | None = None
    """The names of currencies, by their codes."""
    countries: dict[str, Text] | None = None
    """The names of countries, by their codes."""
    payment_methods: Methods | None = None
    """The names of payment methods: by category, and there by their codes."""
    payout_methods: Methods | None = None
    """The names of payout methods: by category, and there by their codes."""


class ListedProvider(Model):
    """A provider of which only this is known; it is not ready."""

    expected: ClassVar[str] = "a mapping with a name"
    for_others: ClassVar[str] = "give the provider a file of its own"

    name: Text
    """The provider's name."""
    countries: tuple[Text, ...] = ()
    """Codes of two letters."""
    payment_methods: tuple[Code, ...] = ()
    """Codes of the method directory."""
    payout_methods: tuple[Code, ...] = ()
    """Codes of the method directory."""


class ListedFile(Model):
    """`directory.yml`: providers by their codes, and, as far as `methods.yml` lacks it, what codes mean."""

    providers: dict[ProviderCode, ListedProvider]
    """The providers, by their codes."""
    categories: Any = None
    """As in `methods.yml`."""
    currencies: Any = None
    """As in `methods.yml`."""
    countries: Any = None
    """As in `methods.yml`."""
    payment_methods: Any = None
    """As in `methods.yml`."""
    payout_methods: Any = None
    """As in `methods.yml`."""
