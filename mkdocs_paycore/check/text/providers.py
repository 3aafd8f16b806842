"""The providers that pages are about, also on a site without a single provider.yml: then folders name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.page import Page

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript


def known_codes(checked: CheckedTexts) -> frozenset[str]:
    """Return the codes of all providers: those of the catalog, and the folders of the providers' folder with a page."""
    uris = (Page.at(uri, folders=checked.site.folders) for uri in checked.pages)
    return frozenset(checked.site.catalog.providers) | {page.provider_code for page in uris if page.provider_code}


def code_of(page: Manuscript, checked: CheckedTexts) -> str | None:
    """Return the code of the provider that a page is about; None where it is about none."""
    return Page.at(page.uri, folders=checked.site.folders, meta=page.meta).provider_code
