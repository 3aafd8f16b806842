"""Whether a build can be answered by what is kept, and if not, having it watched so that the next one can."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs.warm.kept_build import KeptBuild
from mkdocs_paycore.engines.mkdocs.warm.kept_render import KeptRender
from mkdocs_paycore.engines.mkdocs.warm.question import question
from mkdocs_paycore.engines.mkdocs.warm.recording import Recording
from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace
from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError
from mkdocs_paycore.project.kept_files import KEPT_BESIDE, KeptFiles, may_be_kept

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.render import RenderRequest


def may_keep(request: RenderRequest) -> bool:
    """Return whether a build that is asked for as in a `request` may keep what it renders, and take what is kept."""
    return request.is_warm and request.on_page is None and may_be_kept()


def kept_or_watched(config: MkDocsConfig, request: RenderRequest, *, plugin: object) -> KeptBuild | Recording | None:
    """Return the build of what is kept for a site, or what watches the build that has to be made.

    Args:
        config: the site's, before any plugin changed it.
        request: what is asked for.
        plugin: ours, which hears of the build.

    Returns:
        None where nothing may be kept, or where something was read before the build, which nobody saw being read. A
        build that keeps its slots is watched only.
    """
    if not may_keep(request) or (request.catalog is not None and not request.keeps_slots):
        return None
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    files = KeptFiles(root / KEPT_BESIDE)
    if request.keeps_slots:
        return Recording(config, files, "", root=root)  # whoever asks for a tree keeps it, with what else was read
    try:
        name = question(config, request)
    except (UnknownValueError, OSError):
        return None
    place = SiteInPlace(files, Path(config.site_dir))
    kept = KeptRender.noted(files, name)
    if kept is not None and kept.is_answer(files, is_in_place=lambda: not config.strict and place.holds(name)):
        put = partial(place.note, name, kept.contents, kept.copies)
        return KeptBuild(config, kept, root=root, plugin=plugin, put=put)
    return Recording(config, files, name, root=root, earlier=None if kept is None else kept.dependencies)
