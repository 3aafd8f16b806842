"""Methods with the providers that have them, each under a heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.components.directory import (
    MOST_PROVIDERS,
    Ways,
    currencies_text,
    named_side,
    of_category,
    ways_of,
)
from mkdocs_paycore.markdown.call import one_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_paycore.catalog.methods import Method
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True, example='method_directory("payment", category="card")')
def method_directory(place: PageVocabulary, side: str, category: str = "", provider: str = "") -> str:
    """Return methods with the providers that have them: all in use, or those of a category.

    With `provider`: the methods that only this provider has, where they are in a list of their own.
    """
    way, usage = named_side(side), place.site.usage
    catalog = place.site.catalog
    if provider != "":
        one_of(provider, catalog.documents.keys() | catalog.providers.keys(), "provider")
        chosen = [code for code in usage.providers[way] if code in usage.own[way].get(provider, ())]
    else:
        chosen = usage.shared(way)
    if category != "":
        chosen = of_category(usage, way, chosen, category)
    methods = {code: place.site.directory.method(way, code) for code in chosen}
    if provider:
        return render_own_methods(methods.values())
    services = usage.services[way]
    listed = {
        code: (method, usage.providers[way][code], sorted(services[code].named) if code in services else ())
        for code, method in methods.items()
    }
    return render_methods(listed, ways=ways_of(place, way), level=3 if category else 2)


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
    return _TEMPLATES.html("method_directory.html.j2", entries=entries, limit=MOST_PROVIDERS, level=level)


def render_own_methods(methods: Iterable[Method]) -> str:
    """Return methods of one provider as a plain list, each with an anchor `method-<code>`."""
    return _TEMPLATES.html("own_methods.html.j2", methods=list(methods))
