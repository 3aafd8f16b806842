"""The way back from a provider's page: to the page of all of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True)
def breadcrumbs(place: PageVocabulary) -> str:
    """Return the way back to all providers, and the page's own name; nothing where the site has no page of them all."""
    provider = place.required_provider()
    url = place.index_url()
    return _TEMPLATES.html("breadcrumbs.html.j2", name=provider.name, url=url) if url else ""
