"""Services, by method: which providers have a method in which currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.components.directory import MOST_PROVIDERS, Ways, named_side, of_category, ways_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_paycore.catalog.services import MethodServices
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True, example='service_directory("payment")')
def service_directory(place: PageVocabulary, side: str, category: str = "") -> str:
    """Return services, by method: all of them, or those of a category of methods."""
    way, usage = named_side(side), place.site.usage
    chosen = [code for code in usage.providers[way] if code in usage.services[way]]
    if category != "":
        chosen = of_category(usage, way, chosen, category)
    services = (usage.services[way][code] for code in chosen)
    return render_services(services, names=place.site.directory.currencies, ways=ways_of(place, way))


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
    return _TEMPLATES.html("service_directory.html.j2", entries=entries, limit=MOST_PROVIDERS)
