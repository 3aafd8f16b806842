"""The public IP addresses of a brand's platform, for a provider's allow-list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.support_link import support_address
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True)
def ip_addresses(place: PageVocabulary) -> str:
    """Return the public IP addresses that the brand's file names, with a button that copies all of them."""
    return render_addresses(place)


def render_addresses(place: PageVocabulary) -> str:
    """Return the brand's IP addresses as one block of HTML, with slots; where it names none, whom to ask for them."""
    values = place.site.values
    versions = [version for version in (4, 6) if f"site.addresses_v{version}" in values]
    return _TEMPLATES.html(
        "ip_addresses.html.j2",
        versions=[(version, variable_slot(f"site.addresses_v{version}")) for version in versions],
        are_samples="site.addresses_sample" in values,
        ask_url=support_address(place, words("addresses.subject")),
        email=variable_slot("custom.support_email"),
    )
