"""The providers that keep an allow-list of IP addresses, as their files say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.components.provider_table import named_product
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_SHOWN = (IpAllowlist.REQUIRED, IpAllowlist.ASK_MANAGER, IpAllowlist.OPTIONAL)


@component(block=True)
def allowlist_providers(place: PageVocabulary, product: str = "") -> str:
    """Return the providers that ask for the platform's IP addresses, by how much they do, linked to their manuals."""
    providers = place.site.catalog.of(named_product(place, product))
    groups = [(each, [provider for provider in providers if provider.ip_allowlist is each]) for each in _SHOWN]
    return _TEMPLATES.html(
        "allowlist_providers.html.j2",
        groups=[
            (str(each), [(provider.name, place.manual_url(provider.code)) for provider in named])
            for each, named in groups
            if named
        ],
    )
