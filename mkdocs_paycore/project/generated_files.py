"""Files that the plugin adds to a site or keeps out of it: assets, published data, a brand's images, sources."""

from __future__ import annotations

import json
import posixpath
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_paycore.catalog import methods
from mkdocs_paycore.catalog.export import index_json, provider_json
from mkdocs_paycore.catalog.form.schema import connection_schema
from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.catalog.logo import find_logo
from mkdocs_paycore.components.asset import STYLE_SHEET, assets, page_scripts
from mkdocs_paycore.components.picture import badge
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.pages.directories import directory_sources
from mkdocs_paycore.pages.manual import manual_source
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.markdown.site import Site

ASSETS = "assets/paycore"
BRAND_ASSETS = f"{ASSETS}/brand"
ADDRESSES_PAGE = "integration/ips.md"
"""Where a site tells its public IP addresses, below the docs folder; generated manuals lead there."""


def _colours(names: Collection[str]) -> str:
    """Return the CSS of a brand's colours in Material's schemes, with slots; `names` are those that it has."""
    rules = []
    for scheme, suffix in (("default", ""), ("slate", "_dark")):
        lines = [
            f"  --md-{name}-{kind}-color: {variable_slot(f'theme.{prefix}{name}{suffix}')};"
            for name in ("primary", "accent")
            for kind, prefix in (("fg", ""), ("bg", "on_"))
            if name in names
        ]
        if "primary" in names:
            lines.append(f"  --md-typeset-a-color: {variable_slot(f'theme.primary{suffix}')};")
        rules += [f'[data-md-color-scheme="{scheme}"] {{', *lines, "}"]
    return "\n".join([*rules, ""])


def sources_kept_out(files: Files, *, connectors: str, hidden: Collection[str]) -> Files:
    """Return the files without the providers' specs and without all of the providers that the brand hides, by code."""
    return Files([file for file in files if not _is_kept_out(file, connectors=connectors, hidden=hidden)])


def navigation_without(entries: Any, hidden: Collection[str]) -> Any:  # noqa: ANN401 - any YAML
    """Return a `nav` of mkdocs.yml without pages that the brand hides, and without sections that hold nothing else.

    Args:
        entries: the `nav`, or a part of it.
        hidden: the pages, as paths below the docs folder.
    """
    if isinstance(entries, list):
        left = [navigation_without(entry, hidden) for entry in entries]
        return [entry for entry in left if entry is not None] or (None if entries else entries)
    if isinstance(entries, dict):
        named = {title: navigation_without(target, hidden) for title, target in entries.items()}
        return {title: target for title, target in named.items() if target is not None} or None
    return None if isinstance(entries, str) and posixpath.normpath(entries) in hidden else entries


def _is_kept_out(file: File, *, connectors: str, hidden: Collection[str]) -> bool:
    path, folder = PurePosixPath(file.src_uri), PurePosixPath(connectors)
    if not path.is_relative_to(folder):
        return False
    inside = path.relative_to(folder).parts
    if inside == (methods.METHODS_FILE,):
        return True
    return len(inside) > 1 and (inside[1:] == (PROVIDER_FILE,) or inside[0] in hidden)


def add_assets(files: Files, config: MkDocsConfig, brand: Brand, *, brands_dir: Path) -> None:
    """Add scripts, the style sheet and the brand's images, and have every page load them."""
    for name, content in assets().items():
        _add(files, config, f"{ASSETS}/{name}", content)
    config.extra_css.insert(0, f"{ASSETS}/{STYLE_SHEET}")
    for name in page_scripts():
        script = ExtraScriptValue(f"{ASSETS}/{name}")
        script.type = "module"
        config.extra_javascript.append(script)
    try:
        own_files = brand_files(brand, brands_dir=brands_dir)
    except OSError as error:  # it was there when the brand was read
        raise PluginError(f"{error.filename} cannot be read: {error.strerror or error}") from None
    for uri, own in own_files.items():
        _add(files, config, uri, own)
    for kind in ("logo", "favicon"):
        image = getattr(brand.theme, kind)
        if image is not None:
            config.theme[kind] = _brand_uri(kind, image)
    if colours := brand.theme.colours():
        _add(files, config, f"{BRAND_ASSETS}/colours.css", _colours(colours))
        config.extra_css.append(f"{BRAND_ASSETS}/colours.css")
    if brand.theme.css is not None:
        config.extra_css.append(_brand_uri("css", brand.theme.css))


def brand_files(brand: Brand, *, brands_dir: Path) -> dict[str, bytes]:
    """Return the brand's own files, by where they go; brands of one shape have the same places."""
    named = {kind: getattr(brand.theme, kind) for kind in ("logo", "favicon", "css")}
    return {
        _brand_uri(kind, name): (brands_dir / name).read_bytes() for kind, name in named.items() if name is not None
    }


def _brand_uri(kind: str, name: str) -> str:
    return f"{BRAND_ASSETS}/{'extra' if kind == 'css' else kind}{PurePosixPath(name).suffix.lower()}"


def add_data(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add the published data: an index, and each provider and the schemas of its connections."""
    folder = site.connectors
    _add_json(files, config, f"{folder}/index.json", index_json(site.catalog))
    for code, provider in site.catalog.providers.items():
        vocabulary = PageVocabulary(site, Page(provider_code=code))
        _add_json(files, config, f"{folder}/{code}/provider.json", _with_slots(provider_json(provider), vocabulary))
        for connection in provider.connections:
            schema = _with_slots(connection_schema(provider, connection), vocabulary)
            _add_json(files, config, f"{folder}/{code}/{connection.kind}.schema.json", schema)


def add_manuals(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add a page for each provider that has no manual written, and note where each provider's page is.

    Generated pages stay out of the navigation, which does not list every provider.
    """
    names = [name.removeprefix("custom.") for name in site.values]
    addresses = f"../../{ADDRESSES_PAGE}" if files.get_file_from_path(ADDRESSES_PAGE) else ""
    manuals = {}
    for code, provider in site.catalog.providers.items():
        source = partial(manual_source, provider, names=names, addresses=addresses)
        url = _page_url(files, config, f"{site.connectors}/{code}/index.md", source)
        manuals[code] = "" if url in {".", "./"} else url
    site.manuals = manuals


def add_directories(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add the pages of the directories where the site has a method directory, and note where they are.

    They stay out of the navigation unless a writer names them there.
    """
    if not site.directory.is_there:
        return
    site.directories = {
        name: _page_url(files, config, f"{site.connectors}/{name}.md", partial(str, source))
        for name, source in directory_sources(site.usage, hidden=site.hidden).items()
    }


def add_pictures(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Note each provider's logo, where its folder has one, and add each one's badge."""
    logos = {}
    for code, provider in site.catalog.providers.items():
        file = find_logo(f"{site.connectors}/{code}", look_up=files.get_file_from_path)
        if file is not None:
            logos[code] = file.url
        _add(files, config, f"badges/{code}.svg", badge(provider))
    site.logos = logos


def _page_url(files: Files, config: MkDocsConfig, uri: str, source: Callable[[], str]) -> str:
    """Return the address of a page; where the site has none at that place, it is made from the source."""
    file = files.get_file_from_path(uri)
    if file is None:
        file = File.generated(config, uri, content=source(), inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
    return file.url


def _with_slots(data: Any, vocabulary: PageVocabulary) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(data, dict):
        return {key: _with_slots(value, vocabulary) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_slots(value, vocabulary) for value in data]
    return substitute(data, vocabulary, report=lambda _: None) if isinstance(data, str) else data


def _add_json(files: Files, config: MkDocsConfig, uri: str, data: Any) -> None:  # noqa: ANN401 - any JSON
    _add(files, config, uri, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _add(files: Files, config: MkDocsConfig, uri: str, content: str | bytes) -> None:
    """Add a file of ours; one that the site has at that place wins."""
    if files.get_file_from_path(uri) is None:
        files.append(File.generated(config, uri, content=content))
