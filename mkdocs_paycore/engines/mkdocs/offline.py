"""A site that is opened from a folder, without a server: links lead to files, and Material's search works there.

A browser fetches no JSON and starts no worker from a file. So the search's index is a script as well, and workers run
in a frame of the page. Material's own plugin `offline` does the same with a script from another host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.components.asset import offline_script
from mkdocs_paycore.project.asset_folder import ASSETS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.engines.mkdocs.files import MkDocsFiles

_SCRIPT = f"{ASSETS}/offline.js"
_INDEX = "search/search_index"


def lead_to_files(config: MkDocsConfig) -> None:
    """Have `config` make links that lead to files, and Material's pages load what their search needs from a folder."""
    config.use_directory_urls = False
    known = config.extra.get("polyfills")
    config.extra["polyfills"] = [*(known if isinstance(known, list) else ()), _SCRIPT]


def add_script(files: MkDocsFiles) -> None:
    """Add to the files of a site what its pages load for their search."""
    files.add(_SCRIPT, offline_script())


def write_index(folder: Path) -> None:
    """Write the index of a rendered site as a script, where it has an index and no such script yet.

    Args:
        folder: that of the site.

    Raises:
        OSError: it cannot be written.
    """
    index, script = (folder / f"{_INDEX}{ending}" for ending in (".json", ".js"))
    if index.is_file() and not script.exists():
        script.write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
