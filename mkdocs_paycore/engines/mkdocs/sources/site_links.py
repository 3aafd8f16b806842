"""Where the links of a site lead, as the files of a MkDocs build say it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.structure.files import InclusionLevel

from mkdocs_paycore.check.tree.site_links import PageIds, SiteLinks
from mkdocs_paycore.engines.mkdocs.sources.suspects import LinkLevels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_paycore.engines.mkdocs.build import Build

_LATER = ("sitemap.xml", "404.html", "search", "search/search_index.json")
_OF_DOCS = -1
"""MkDocs' level of absolute links that are counted from the docs folder (`relative_to_docs`)."""


def site_links(build: Build, files: Files, config: MkDocsConfig, *, ids: PageIds) -> SiteLinks:
    """Return where links lead.

    Args:
        build: the build at hand.
        files: its files, with all that plugins added.
        config: its configuration, as plugins left it.
        ids: knows the ids of pages.
    """
    address = build.prepared.brand.site_url or ""
    return SiteLinks(
        urls={file.src_uri: _url(file) for file in files if file.inclusion.value >= InclusionLevel.NOT_IN_NAV.value},
        ids=ids,
        hidden=frozenset(build.result.hidden_pages),
        left_out=frozenset(file.src_uri for file in files if file.inclusion.value < InclusionLevel.NOT_IN_NAV.value),
        base=f"/{urlsplit(address).path.strip('/')}/".replace("//", "/"),
        later=frozenset(_later(config)),
        has_versions="mike" in config.plugins or "version" in config.extra,
        are_absolute_of_docs=int(config.validation.links.absolute_links) == _OF_DOCS,
    )


def link_levels(config: MkDocsConfig) -> LinkLevels:
    """Return from which level on MkDocs tells of links, as a `config` says it."""
    levels = config.validation.links
    return LinkLevels(
        not_found=int(levels.not_found),
        absolute=int(levels.absolute_links),
        unrecognized=int(levels.unrecognized_links),
    )


def _url(file: File) -> str:
    return "" if file.url in {".", "./"} else file.url


def _later(config: MkDocsConfig) -> Iterator[str]:
    """Yield addresses of files that are made when all pages are; redirects are those of the plugin of this name."""
    yield from _LATER
    yield from config.theme.static_templates
    yield from map(str, config.extra_templates)
    redirects = config.plugins.get("redirects")
    options = getattr(redirects, "config", None) or {}
    for path in options.get("redirect_maps") or {}:
        plain = str(path).removesuffix(".md")
        yield plain.removesuffix("/index").removesuffix("index")
