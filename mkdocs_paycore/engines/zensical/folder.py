"""Preparing a folder for Zensical: the docs, a configuration and the site's templates, all with slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.engines.docs_tree.folder import PreparedFolder
from mkdocs_paycore.engines.docs_tree.tree import docs_tree
from mkdocs_paycore.engines.docs_tree.written import write_folder
from mkdocs_paycore.engines.zensical.config import CONFIG, DOCS, OVERRIDES, with_links_to_files, zensical_settings
from mkdocs_paycore.engines.zensical.entries import name_entries
from mkdocs_paycore.engines.zensical.overrides import overrides
from mkdocs_paycore.markdown.prepared import DRAWINGS, filed
from mkdocs_paycore.project.output_folder import refuse_overlap
from mkdocs_paycore.project.settings import written_settings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.engines.docs_tree.docs_request import DocsRequest
    from mkdocs_paycore.stamping.slot import Drawing


def prepare_folder(request: DocsRequest, folder: Path) -> PreparedFolder:
    """Write what Zensical needs to render a site for a brand, and all brands of its shape; only what changed.

    Args:
        request: what is asked for.
        folder: the folder to prepare.

    Returns:
        The folder, and what of it changed.

    Raises:
        UnusableSiteError: the site cannot be used, or the folder is not ours to write to.
    """
    source = request.source
    refuse_overlap(source.project, folder, hint="Choose another folder")
    drawings: dict[str, bytes | Path] = {}

    def carried(drawing: Drawing, _before: str) -> str:
        name, short = filed(drawing)
        drawings[f"{DRAWINGS}/{name}"] = drawing.html.encode("utf-8", "surrogatepass")
        return short.slot()

    tree = docs_tree(request, drawn=carried, has_folder_urls=request.has_folder_urls, kept_in=folder)
    name_entries(tree)
    settings = zensical_settings(tree, report=request.report)
    if request.is_offline:
        settings = with_links_to_files(settings)
    files: dict[str, bytes | Path] = {f"{DOCS}/{path}": content for path, content in tree.contents().items()}
    own = {f"{OVERRIDES}/{path}": content for path, content in overrides(source, settings).items()}
    if not own:
        del settings["theme"]["custom_dir"]  # it has to be there
    files |= own
    files |= drawings
    files[CONFIG] = written_settings(settings).encode()
    notes = {"engine": "zensical", "brand": tree.prepared.brand.name}
    written = write_folder(folder, files, notes=notes)
    if tree.kept:
        tree.kept.write()
    return PreparedFolder(folder, tree, written, settings)
