"""Pages that the navigation files of other plugins name, as `.nav.yml` of awesome-nav and `.pages` of awesome-pages."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

_OPTION = "filename"


def named_pages(files: Files, config: MkDocsConfig) -> set[str]:
    """Return the paths that navigation files name, so that a page that is made there belongs into the navigation.

    Args:
        files: those of the site, with what MkDocs leaves out.
        config: whose plugins say in an option `filename` how their navigation files are called.

    Returns:
        Paths below the docs folder of pages, and of the index of a folder that is named.
    """
    names = {getattr(plugin, "config", {}).get(_OPTION) for plugin in config.plugins.values()}
    found = set[str]()
    for file in files:
        folder, name = posixpath.split(file.src_uri)
        if name in names:
            paths = (posixpath.normpath(posixpath.join(folder, text)) for text in _texts(_data(file)))
            found.update(path if path.endswith(".md") else f"{path}/index.md" for path in paths)
    return found


def _data(file: File) -> Any:  # noqa: ANN401 - any YAML
    try:
        return read_yaml(file.content_string, path=file.src_uri, rule="").data
    except UnicodeDecodeError:
        return None  # the plugin whose file it is says so


def _texts(entries: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, list):
        for entry in entries:
            yield from _texts(entry)
    elif isinstance(entries, dict):
        for value in entries.values():
            yield from _texts(value)
