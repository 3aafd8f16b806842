"""What is added to a site's own files: published data, badges, manuals and directories that nobody wrote."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs_paycore.catalog.directory_names import directory_names
from mkdocs_paycore.catalog.export import index_json, provider_json
from mkdocs_paycore.catalog.form.schema import connection_schema
from mkdocs_paycore.catalog.logo import find_logo
from mkdocs_paycore.components.picture import badge
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.pages.directories import directory_sources
from mkdocs_paycore.pages.manual import manual_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.project.prepare import Prepared

ADDRESSES_PAGE = "integration/ips.md"
"""Where a site tells its public IP addresses, below the docs folder; generated manuals lead there."""


class SiteFiles(Protocol):
    """The files that a site is built from, by their paths below the docs folder; a generator has them."""

    def url(self, path: str) -> str | None:
        """Return the address of a file; None where the site has none at that path."""

    def add(self, path: str, content: str | bytes) -> None:
        """Add a file of that content; one that the site has at that path wins."""

    def page_url(self, path: str, source: Callable[[], str]) -> str:
        """Return the address of a page; where the site has none at that path, it is made from the source.

        A page that is made stays out of the navigation.
        """


def add_to(files: SiteFiles, prepared: Prepared) -> None:
    """Add to the files all that a prepared site gets from its providers, and note in the site where it went."""
    site = prepared.site
    _add_data(files, site)
    site.manuals = _added_manuals(files, site)
    site.directories = _added_directories(files, site)
    site.logos = _logos(files, site)
    for code, provider in site.catalog.providers.items():
        files.add(f"badges/{code}.svg", badge(provider))


def manual_path(site: Site, code: str) -> str:
    """Return the path of a provider's page below the docs folder, by the site and the provider's code."""
    return f"{site.connectors}/{code}/index.md"


def possible_pages(prepared: Prepared) -> set[str]:
    """Return the paths of pages that a prepared site could have: those of hidden providers, and of all directories."""
    site = prepared.site
    manuals = {manual_path(site, code) for code in prepared.hidden}
    return manuals | {f"{site.connectors}/{name}.md" for name in directory_names(site.usage)}


def _add_data(files: SiteFiles, site: Site) -> None:
    """Add the published data: an index, and each provider and the schemas of its connections."""
    folder = site.connectors
    _add_json(files, f"{folder}/index.json", index_json(site.catalog))
    for code, provider in site.catalog.providers.items():
        vocabulary = PageVocabulary(site, Page(provider_code=code))
        _add_json(files, f"{folder}/{code}/provider.json", _with_slots(provider_json(provider), vocabulary))
        for connection in provider.connections:
            schema = _with_slots(connection_schema(provider, connection), vocabulary)
            _add_json(files, f"{folder}/{code}/{connection.kind}.schema.json", schema)


def _added_manuals(files: SiteFiles, site: Site) -> dict[str, str]:
    """Return the address of each provider's page; one that nobody wrote is added."""
    names = [name.removeprefix("custom.") for name in site.values]
    addresses = f"../../{ADDRESSES_PAGE}" if files.url(ADDRESSES_PAGE) is not None else ""
    manuals = {}
    for code, provider in site.catalog.providers.items():
        source = partial(manual_source, provider, names=names, addresses=addresses)
        url = files.page_url(manual_path(site, code), source)
        manuals[code] = "" if url in {".", "./"} else url
    return manuals


def _added_directories(files: SiteFiles, site: Site) -> dict[str, str]:
    """Return the address of each directory's page, which is added; none where the site has no method directory."""
    if not site.directory.is_there:
        return {}
    return {
        name: files.page_url(f"{site.connectors}/{name}.md", partial(str, source))
        for name, source in directory_sources(site.usage, hidden=site.hidden).items()
    }


def _logos(files: SiteFiles, site: Site) -> dict[str, str]:
    """Return the address of each provider's logo, where its folder has one."""
    logos = {}
    for code in site.catalog.providers:
        if (url := find_logo(f"{site.connectors}/{code}", look_up=files.url)) is not None:
            logos[code] = url
    return logos


def _with_slots(data: Any, vocabulary: PageVocabulary) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(data, dict):
        return {key: _with_slots(value, vocabulary) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_slots(value, vocabulary) for value in data]
    return substitute(data, vocabulary, report=lambda _: None) if isinstance(data, str) else data


def _add_json(files: SiteFiles, path: str, data: Any) -> None:  # noqa: ANN401 - any JSON
    files.add(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
