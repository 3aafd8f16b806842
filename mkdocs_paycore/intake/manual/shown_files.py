"""The files beside a manual that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_paycore.intake.manual.manual_doubts import ManualDoubts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Edit

_ELSEWHERE = ("/", "<", "{")


def shown_files(page: Manuscript, source: Path, edits: Sequence[Edit], doubts: ManualDoubts) -> dict[str, Path]:
    """Return the files that a manual shows, by their paths below its folder.

    Args:
        page: the manual.
        source: its file.
        edits: what is changed in it; a picture that goes is not shown any more.
        doubts: takes one for each file that is not there.
    """
    found: dict[str, Path] = {}
    for link in (link for link in page.links if link.is_picture):
        target = unquote(link.target.partition("#")[0].partition("?")[0])
        if not target or ":" in target or target.startswith(_ELSEWHERE) or ".." in target:
            continue
        if any(edit.start <= link.start < edit.end and link.target not in edit.text for edit in edits):
            continue
        file = source.parent / target
        if file.is_file():
            found[target] = file
        else:
            doubts.add(link.start, f"the picture {target} is not there")
    return found
