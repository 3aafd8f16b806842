"""The providers that pages are about, also on a site without a single provider.yml: then folders name them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.page import Page

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript


def known_codes(checked: CheckedTexts) -> frozenset[str]:
    """Return the codes of all providers: those of the catalog, and the folders of the providers' folder with a page."""
    uris = (Page.at(uri, connectors=checked.site.connectors) for uri in checked.pages)
    return frozenset(checked.site.catalog.providers) | {page.provider_code for page in uris if page.provider_code}


def code_of(page: Manuscript, checked: CheckedTexts) -> str | None:
    """Return the code of the provider that a page is about; None where it is about none."""
    return _code_at(page.uri, checked.site.connectors, str(page.meta.get("provider") or ""))


@lru_cache(maxsize=4096)
def _code_at(uri: str, connectors: str, provider: str) -> str | None:
    return Page.at(uri, connectors=connectors, meta={"provider": provider} if provider else {}).provider_code
