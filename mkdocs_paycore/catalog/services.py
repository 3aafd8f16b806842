"""Services: a payment or payout method in a currency, and what of it is known.

Two things may be known: the currencies that a provider names, and the currencies that a method comes in. A provider
has a service in each currency of both lists. A method comes in a provider's only currency; in which of several, nobody
knows where those of the method are unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import connected_methods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.methods import Directory, Method, Side
    from mkdocs_paycore.catalog.model.provider import Provider


@dataclass(frozen=True, slots=True)
class MethodServices:
    """The services of one method.

    `named` has, by currency, the providers that name the currency (a currency that nobody names has none);
    `open` are the providers that name no currencies: what they give depends on the merchant's account there. `some` are
    those that have the method in some of the currencies that they name.
    """

    method: Method
    named: dict[str, list[Provider]] = field(default_factory=dict)
    open: list[Provider] = field(default_factory=list)
    some: list[Provider] = field(default_factory=list)


def service_currencies(provider: Provider, side: Side, code: str, directory: Directory) -> tuple[str, ...]:
    """Return the currencies in which a provider has a method, as far as known, in the order of their codes."""
    known = directory.known_currencies(side, code)
    if provider.currencies and known:
        return tuple(sorted(set(provider.currencies) & set(known)))
    return provider.currencies if len(provider.currencies) == 1 else known


def services(providers: Iterable[Provider], side: Side, directory: Directory) -> dict[str, MethodServices]:
    """Return the services of all providers by the code of their method; methods without any are left out."""
    found: dict[str, MethodServices] = {}
    for provider in providers:
        for code in connected_methods(provider, side):
            currencies = service_currencies(provider, side, code, directory)
            is_in_some = not currencies and provider.currencies and not directory.known_currencies(side, code)
            if not currencies and not is_in_some:
                continue
            if code not in found:
                found[code] = MethodServices(directory.method(side, code))
            if is_in_some:
                found[code].some.append(provider)
            for currency in currencies:
                named = found[code].named.setdefault(currency, [])
                if provider.currencies:
                    named.append(provider)
            if not provider.currencies:
                found[code].open.append(provider)
    return found
