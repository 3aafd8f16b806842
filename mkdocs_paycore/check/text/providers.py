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
    uris = (Page.at(uri, folders=checked.site.folders) for uri in checked.pages)
    return frozenset(checked.site.catalog.providers) | {page.provider_code for page in uris if page.provider_code}


def code_of(page: Manuscript, checked: CheckedTexts) -> str | None:
    """Return the code of the provider that a page is about; None where it is about none."""
    return _code_at(page.uri, tuple(checked.site.folders), str(page.meta.get("provider") or ""))


@lru_cache(maxsize=4096)
def _code_at(uri: str, folders: tuple[str, ...], provider: str) -> str | None:
    return Page.at(uri, folders=folders, meta={"provider": provider} if provider else {}).provider_code
