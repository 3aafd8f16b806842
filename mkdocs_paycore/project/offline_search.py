"""What the search of a theme needs on a site that is opened from a folder, without a server.

A browser fetches no JSON and starts no worker from a file. So the search's index is a script as well, and workers run
in a frame of the page. The plugin `offline` of Material and Zensical does the same with a script from another host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.components.asset import offline_script
from mkdocs_paycore.project.asset_folder import ASSETS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.project.additions import SiteFiles

_SCRIPT = f"{ASSETS}/offline.js"
_INDEXES = ("search/search_index", "search")
"""The search indexes of Material and of Zensical, without the endings of their names."""


def offline_polyfills(known: Any) -> list[Any]:  # noqa: ANN401 - any YAML
    """Return the `extra.polyfills` of an offline site: those that a configuration names, `known`, and our script."""
    return [*(known if isinstance(known, list) else ()), _SCRIPT]


def add_offline_script(files: SiteFiles) -> None:
    """Add to the files of a site what its pages load for their search."""
    files.add(_SCRIPT, offline_script())


def write_offline_index(folder: Path) -> None:
    """Write the index of a rendered site as a script, where it has an index and no such script yet.

    Args:
        folder: that of the site.

    Raises:
        OSError: it cannot be written.
    """
    for name in _INDEXES:
        index, script = folder / f"{name}.json", folder / f"{name}.js"
        if index.is_file() and not script.exists():
            script.write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
