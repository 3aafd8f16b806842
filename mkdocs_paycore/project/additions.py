"""What is added to a site's own files: published data, badges, manuals and directories that nobody wrote."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.catalog.directory_names import directory_names
from mkdocs_paycore.catalog.logo import find_logo
from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.components.picture import badge
from mkdocs_paycore.pages.directories import directory_sources
from mkdocs_paycore.pages.manual import manual_source
from mkdocs_paycore.pages.what_changed import CHANGES_PAGE, FeedPlace, changes_feed, changes_page, shown_entries
from mkdocs_paycore.project.config_texts import config_texts
from mkdocs_paycore.project.page_assets import page_assets
from mkdocs_paycore.project.published_data import made_in_words, published_data
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.project.page_assets import PageAssets
    from mkdocs_paycore.project.prepare import Prepared

    Source = Callable[[], str]
    Content = str | bytes | Source
    """What a file holds, or what makes that when it is asked for: a check of sources alone needs no published data."""

ADDRESSES_PAGE = "integration/ips.md"
"""Where a site tells its public IP addresses, below the docs folder; generated manuals lead there."""

_LINK = expression(r"\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\s:#]+\.md)(?P<anchor>#[^()\s]*)?\)", re.DOTALL)
"""A link of a generated page to a page of the site."""


class SiteFiles(Protocol):
    """The files that a site is built from, by their paths below the docs folder; a generator has them."""

    def url(self, path: str) -> str | None:
        """Return the address of a file; None where the site publishes none at that path."""

    def add(self, path: str, content: Content) -> None:
        """Add a file of that content; one that the site has at that path wins."""

    def page_path(self, path: str) -> str | None:
        """Return the path of the page that has the address of a page at `path`, however it is called; None for none."""

    def page_url(self, path: str) -> str | None:
        """Return the address that a page at that path has; None where the site leaves such a page out."""

    def add_page(self, path: str, content: str) -> None:
        """Add a page of that content at a path; it stays out of the navigation."""


def add_to(files: SiteFiles, prepared: Prepared) -> None:
    """Add to the files all that a prepared site gets from its providers, and note in the site where it went."""
    site = prepared.site
    for path, data in published_data(site):
        files.add(path, data)
    manuals, directories = _manuals(files, site), _directories(site) | _changes(files, prepared)
    written = {path for path in (*manuals, *directories) if files.page_path(path) is not None}
    urls = _add_pages(files, manuals | directories, written)
    site.manuals = {code: urls[path] for code in site.catalog.providers if (path := manual_path(site, code)) in urls}
    site.directories = {
        PurePosixPath(path).relative_to(_folder_of(site, path)).with_suffix("").as_posix(): urls[path]
        for path in directories
        if path in urls
    }
    by_hand = frozenset(code for code in site.catalog.providers if manual_path(site, code) in written)
    site.catalog = replace(site.catalog, manuals=by_hand)
    site.indexes = _indexes(files, site)
    site.logos = _logos(files, site)
    for code, provider in site.catalog.providers.items():
        with saying(provider.product.words):
            files.add(f"badges/{code}.svg", badge(provider))


def add_assets(files: SiteFiles, prepared: Prepared) -> PageAssets:
    """Add to the files what every page of a prepared site loads.

    Args:
        files: the files of the site.
        prepared: the site.

    Returns:
        What was added, with what of it pages name.

    Raises:
        UnusableSiteError: a file of the brand, which was there when the brand was read, cannot be read.
    """
    try:
        assets = page_assets(prepared.brand, brands_dir=prepared.project.brands_dir)
    except OSError as error:
        raise UnusableSiteError(f"{error.filename} cannot be read: {reason_of(error)}") from None
    for path, content in assets.files.items():
        files.add(path, content)
    return assets


def manual_path(site: Site, code: str) -> str:
    """Return the path of a provider's page below the docs folder, by the site and the provider's code."""
    return f"{site.folder_of(code)}/index.md"


def _folder_of(site: Site, path: str) -> str:
    """Return the folder of the product whose folder a path begins with."""
    return next(folder for folder in site.folders if path.startswith(f"{folder}/"))


def possible_pages(prepared: Prepared) -> set[str]:
    """Return the paths of pages that a prepared site could have: those of hidden providers, and of all directories."""
    site = prepared.site
    manuals = {manual_path(site, code) for code in prepared.hidden}
    return manuals | {f"{site.of_methods.folder}/{name}.md" for name in directory_names(site.usage)}


def _manuals(files: SiteFiles, site: Site) -> dict[str, Source]:
    """Return the source of each provider's page by path, for where nobody wrote it."""
    names = [name.removeprefix("custom.") for name in site.values]
    page = files.page_path(ADDRESSES_PAGE)
    sources: dict[str, Source] = {}
    for code, provider in site.catalog.providers.items():
        path = manual_path(site, code)
        addresses = "" if page is None else posixpath.relpath(page, posixpath.dirname(path))
        source = partial(manual_source, provider, names=names, addresses=addresses)
        sources[path] = partial(made_in_words, provider.product, source)
    return sources


def _directories(site: Site) -> dict[str, Source]:
    """Return the source of each directory's page by path; none where the site has no method directory."""
    if not site.directory.is_there:
        return {}
    sources = directory_sources(site.usage, hidden=site.hidden)
    return {f"{site.of_methods.folder}/{name}.md": partial(str, source) for name, source in sources.items()}


def _changes(files: SiteFiles, prepared: Prepared) -> dict[str, Source]:
    """Add the feeds of what changed, and return the source of each's page by path; none where nothing is written."""
    sources: dict[str, Source] = {}
    for product in prepared.site.products:
        sources |= _changes_of(product, files, prepared)
    return sources


def _changes_of(product: Product, files: SiteFiles, prepared: Prepared) -> dict[str, Source]:
    site, log = prepared.site, prepared.site.changes.get(product.name)
    if log is None or log.entries is None:
        return {}
    shows = prepared.brand.providers.has
    entries = shown_entries(log.entries, shows=shows, hidden=site.hidden, product=product)
    path = f"{product.folder}/{CHANGES_PAGE}"
    known = site.catalog.providers
    with saying(product.words):
        files.add(f"{path}.xml", changes_feed(entries, feed_place(prepared, product.folder), known=known))
    return {f"{path}.md": partial(made_in_words, product, partial(changes_page, entries, known=known))}


def feeds(site: Site) -> dict[str, str]:
    """Return the paths of the feeds of what changed in a `site`, each by that of the page which it is beside."""
    logs = ((product.folder, site.changes.get(product.name)) for product in site.products)
    places = [f"{folder}/{CHANGES_PAGE}" for folder, log in logs if log is not None and log.entries is not None]
    return {f"{place}.md": f"{place}.xml" for place in places}


def feed_place(prepared: Prepared, folder: str = "") -> FeedPlace:
    """Return where a `prepared` site publishes a feed: with slots for what is the brand's own, if it has that.

    `folder` is that of the product whose feed it is; the first's, if left out.
    """
    folder = folder or prepared.site.products[0].folder
    values, up = prepared.brand.values(), "../" * (folder.count("/") + 1)
    base = f"{variable_slot('site.origin')}{variable_slot('site.path')}" if "site.origin" in values else up
    project = prepared.project
    own = config_texts(project, prepared.site, report=None).neutral(project.site_name)
    title = variable_slot("site.name") if "site.name" in values else own or words("changes.title")
    return FeedPlace(title, base, folder)


def _add_pages(files: SiteFiles, sources: Mapping[str, Source], written: Collection[str]) -> dict[str, str]:
    """Add the pages that are not written; return the address of each page by path, without those that are left out."""
    urls = {path: "" if url in {".", "./"} else url for path in sources if (url := files.page_url(path)) is not None}
    for path in urls:
        if path not in written:
            files.add_page(path, _linked(sources[path](), path, files=files, urls=urls, sources=sources))
    return urls


def _linked(source: str, path: str, *, files: SiteFiles, urls: Collection[str], sources: Collection[str]) -> str:
    """Return a page's source with links to pages by the paths that these have, and without links to none."""
    folder = posixpath.dirname(path)

    def linked(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link["target"]))
        page = files.page_path(target)
        if page is None and target in sources:
            page = target if target in urls else ""
        if page == "":
            return link["text"]
        if page is None or page == target:
            return link[0]
        return f"[{link['text']}]({posixpath.relpath(page, folder)}{link['anchor'] or ''})"

    return _LINK.sub(linked, source)


def _indexes(files: SiteFiles, site: Site) -> dict[str, str]:
    """Return the address of the first page of each product's folder, by the product's name."""
    paths = {product.name: f"{product.folder}/index.md" for product in site.products}
    found = {name: files.page_url(path) for name, path in paths.items() if files.page_path(path) is not None}
    return {name: url for name, url in found.items() if url}


def _logos(files: SiteFiles, site: Site) -> dict[str, str]:
    """Return the address of each provider's logo, where its folder has one."""
    logos = {}
    for code in site.catalog.providers:
        if (url := find_logo(site.folder_of(code), look_up=files.url)) is not None:
            logos[code] = url
    return logos
