"""The way through the menus of a system, one behind the other with arrows between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.menu_path import path_parts, render_path

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary


@component(block=False, example='path("Settings > API keys")')
def path(place: PageVocabulary, way: str) -> str:  # noqa: ARG001 - a component's own signature
    """Return the way through menus, `>` between them: what to open one after the other, read out as *then*."""
    parts = path_parts(way) if isinstance(way, str) else []
    if len(parts) < 2 or not all(parts):  # noqa: PLR2004 - a way has two ends
        raise CallError(f"found the path {way!r}", suggestion='name two menus or more, as in path("Settings > API")')
    return render_path(parts)
