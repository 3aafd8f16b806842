"""The entries of a directory: methods with the providers that have them, and services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.components.template import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs_paycore.catalog.methods import Method
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.services import MethodServices

MOST_PROVIDERS = 12
"""An entry with more providers folds them."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses that a list leads to; each function gives an empty one where there is nothing to lead to.

    `manual` takes a provider's code; `method` and `services` take a method's.
    """

    manual: Callable[[str], str]
    method: Callable[[str], str]
    services: Callable[[str], str]

    def providers(self, providers: Iterable[Provider]) -> list[tuple[str, str]]:
        """Return the providers' names with their addresses."""
        return [(provider.name, self.manual(provider.code)) for provider in providers]


def currencies_text(codes: Sequence[str]) -> str:
    """Return the currencies of a method in short: a few by their codes, many by their number."""
    most_named = 3
    return ", ".join(codes) if len(codes) <= most_named else f"{len(codes)} currencies"


def render_methods(
    methods: Mapping[str, tuple[Method, list[Provider], Sequence[str]]], *, ways: Ways, level: int
) -> str:
    """Return methods with their providers, each under a heading with the anchor `method-<code>`.

    Args:
        methods: by code, the method, the providers that have it, and the currencies of its services.
        ways: where to lead.
        level: of the headings.
    """
    entries = [
        {
            "method": method,
            "providers": ways.providers(providers),
            "currencies": currencies_text(currencies),
            "services": ways.services(code),
        }
        for code, (method, providers, currencies) in methods.items()
    ]
    return render("method_list.html.j2", entries=entries, limit=MOST_PROVIDERS, level=level)


def render_own_methods(methods: Iterable[Method]) -> str:
    """Return methods of one provider as a plain list, each with an anchor `method-<code>`."""
    return render("own_method_list.html.j2", methods=list(methods))


def render_services(services: Iterable[MethodServices], *, names: Mapping[str, str], ways: Ways) -> str:
    """Return services by method, with anchors `service-<method>` and `service-<method>-<currency>`.

    Args:
        services: of each method.
        names: of the currencies, by code.
        ways: where to lead.
    """
    entries = [
        {
            "method": entry.method,
            "url": ways.method(entry.method.code),
            "named": [
                (code, names.get(code, code), ways.providers(providers))
                for code, providers in sorted(entry.named.items())
                if providers
            ],
            "rest": [(code, names.get(code, code)) for code, providers in sorted(entry.named.items()) if not providers],
            "open": ways.providers(entry.open),
            "some": [
                (provider.name, ways.manual(provider.code), sorted(provider.currencies)) for provider in entry.some
            ],
        }
        for entry in services
    ]
    return render("service_list.html.j2", entries=entries, limit=MOST_PROVIDERS)
