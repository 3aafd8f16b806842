"""The providers that pages are about, also without a single provider.yml: then folders and files name them."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import MANUAL_NAMES, PROVIDER_FILE
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT, SITE_FILE_NAME
from mkdocs_paycore.manuscript.manual.outline.sections import parts
from mkdocs_paycore.manuscript.manual.page.logo_address import LOGO_ADDRESS
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_ENDING = ".md"
CONNECTED = expression(
    rf"{re.escape(DEFAULT_PRODUCT.connect_path.partition('{code}')[0])}(?P<code>[\w.-]+)", re.IGNORECASE
)
"""The address in the dashboard at which a provider is connected."""


def known_codes(checked: CheckedTexts) -> frozenset[str]:
    """Return the codes of all providers: those of the catalog, and of the manuals in the providers' folder.

    A provider counts also where its file has errors: what leads to it is no mistake.
    """
    catalog = checked.site.catalog
    found = {code for uri in checked.pages if (code := code_at(uri, checked)) is not None}
    return frozenset({*catalog.providers, *catalog.documents, *found})


def broken_file_of(path: str, checked: CheckedTexts) -> str:
    """Return the file with errors for which a page at a path is not made; empty where there is none.

    That is the provider's, or the site's, which may no longer say that its folder is one of providers.

    Args:
        path: the page's, below the docs folder.
        checked: the site.
    """
    catalog, code = checked.site.catalog, code_at(path, checked)
    if code is not None and code in catalog.documents and code not in catalog.providers:
        return catalog.documents[code].path
    return SITE_FILE_NAME if ((checked.project.docs / path).parent / PROVIDER_FILE).is_file() else ""


def code_of(page: Manuscript, checked: CheckedTexts) -> str | None:
    """Return the code of the provider that a page is about; None where it is about none.

    Its folder says so, or `provider` of its front matter; a manual may also be a single file, named by the code.
    """
    folders = tuple(checked.site.folders)
    return _code_at(page.uri, folders, str(page.meta.get("provider") or "")) or _code_of_file(page, folders)


def code_at(uri: str, checked: CheckedTexts) -> str | None:
    """Return the code of the provider in whose folder a file is, or whose manual it is; None where it is nobody's.

    Args:
        uri: the path of the file below the docs folder.
        checked: the site.
    """
    folders = tuple(checked.site.folders)
    page = checked.pages.get(uri)
    return _code_at(uri, folders, "") or (_code_of_file(page, folders) if page else None)


def is_manual_of(uri: str, checked: CheckedTexts) -> bool:
    """Return whether a file is a provider's manual, and no other page in its folder."""
    page = checked.pages.get(uri)
    is_file = page is not None and _code_of_file(page, tuple(checked.site.folders)) is not None
    return is_file or (posixpath.basename(uri) in MANUAL_NAMES and code_at(uri, checked) is not None)


@lru_cache(maxsize=4096)
def _code_at(uri: str, folders: tuple[str, ...], provider: str) -> str | None:
    return Page.at(uri, folders=folders, meta={"provider": provider} if provider else {}).provider_code


@lru_cache(maxsize=4096)
def _code_of_file(page: Manuscript, folders: tuple[str, ...]) -> str | None:
    """Return the code of a manual that is one file; None where a page is none.

    Other pages may lie there, too. A manual shows its provider's logo, leads to where that is connected, or is called
    as its file is and has a part about connecting.
    """
    folder, name = posixpath.split(page.uri)
    code, ending = posixpath.splitext(name)
    if not page.is_page or folder not in folders or ending != _ENDING or name in MANUAL_NAMES:
        return None
    ways = (found for link in page.links for way in (LOGO_ADDRESS, CONNECTED) if (found := way.search(link.target)))
    is_led_to = any(found["code"].lower() == code.lower() for found in ways)
    is_connecting = _is_called(page, code) and bool(parts(page).connect)
    return code if is_led_to or is_connecting else None


def _is_called(page: Manuscript, code: str) -> bool:
    """Return whether the first heading of a page has the letters of a code, or the code those of the heading."""
    title, letters = ("".join(filter(str.isalnum, each.lower())) for each in (_title(page), code))
    return bool(title) and (letters in title or title in letters)


def _title(page: Manuscript) -> str:
    return page.headings[0].title if page.headings else ""
