"""The providers that pages are about, also on a site without a single provider.yml: then folders name them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.catalog.product.model import SITE_FILE_NAME
from mkdocs_paycore.markdown.page import Page

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript


def known_codes(checked: CheckedTexts) -> frozenset[str]:
    """Return the codes of all providers: those of the catalog, and the folders of the providers' folder with a page.

    A provider counts also where its file has errors: what leads to it is no mistake.
    """
    uris = (Page.at(uri, folders=checked.site.folders) for uri in checked.pages)
    catalog = checked.site.catalog
    return frozenset(
        {*catalog.providers, *catalog.documents, *(page.provider_code for page in uris if page.provider_code)}
    )


def broken_file_of(path: str, checked: CheckedTexts) -> str:
    """Return the file with errors for which a page at a path is not made; empty where there is none.

    That is the provider's, or the site's, which may no longer say that its folder is one of providers.

    Args:
        path: the page's, below the docs folder.
        checked: the site.
    """
    catalog, code = checked.site.catalog, Page.at(path, folders=checked.site.folders).provider_code
    if code is not None and code in catalog.documents and code not in catalog.providers:
        return catalog.documents[code].path
    return SITE_FILE_NAME if ((checked.project.docs / path).parent / PROVIDER_FILE).is_file() else ""


def code_of(page: Manuscript, checked: CheckedTexts) -> str | None:
    """Return the code of the provider that a page is about; None where it is about none."""
    return _code_at(page.uri, tuple(checked.site.folders), str(page.meta.get("provider") or ""))


@lru_cache(maxsize=4096)
def _code_at(uri: str, folders: tuple[str, ...], provider: str) -> str | None:
    return Page.at(uri, folders=folders, meta={"provider": provider} if provider else {}).provider_code
