"""Reading the files of a rendered tree: what slots each holds, where, and what of them cannot be filled."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.stamping.damage import damages, is_taken_apart, may_be_damaged, restored
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.hidden import hidden_slot, is_binary, is_packed, is_utf8, may_hide
from mkdocs_paycore.stamping.quiet_lines import QuietLines
from mkdocs_paycore.stamping.slot import MARK
from mkdocs_paycore.stamping.unfilled import has_unfilled, unfilled_names

if TYPE_CHECKING:
    from mkdocs_paycore.stamping.slot import Slot
    from mkdocs_paycore.stamping.template import Sealed

_OTHER_CASES = (MARK.lower(), MARK.capitalize())


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read of a file.

    Attributes:
        hidden: the first slot that stamping cannot fill.
        is_data: whether a build made it, and it is no text.
        left: the names of what looks like a variable that nobody has filled.
        template: the file cut at its slots, if it holds any.
        damages: what is left of slots that something took apart, each with some of the text around.
    """

    hidden: Slot | None = None
    is_data: bool = False
    left: list[str] = field(default_factory=list)
    template: Sealed | None = None
    damages: list[str] = field(default_factory=list)


class FileReader:
    """Reads files of trees; what many of them have in common is looked at once."""

    def __init__(self) -> None:
        self._lines = QuietLines(_may_hold)

    def read(self, path: str, content: bytes, *, is_text: bool, is_made: bool) -> ReadFile:
        """Return what a file says.

        Args:
            path: where it is in the tree.
            content: its bytes, as they are there.
            is_text: whether its name is that of a text.
            is_made: whether a build made it: it is looked at for slots that cannot be filled.
        """
        if path.endswith(".gz"):
            content = _unzipped(content)
        is_text = is_text and not is_binary(content)
        lines = self._lines.loud(frozenset(content.split(b"\n"))) if is_text else b""
        is_readable = is_text and is_utf8(content)
        may_hold = is_made and not (is_readable and not may_hide(lines) and not is_packed(content))
        hidden = hidden_slot(content, is_text=is_text) if may_hold else None
        is_data = hidden is None and is_made and (not is_readable or b"\0" in content)
        left = list(unfilled_names(content)) if has_unfilled(lines) else []
        if not is_text:
            return ReadFile(hidden, is_data, left)
        text, is_whole = content.decode("utf-8", "surrogateescape"), True
        if (is_made and may_be_damaged(lines)) or is_taken_apart(content):
            text, is_whole = restored(text), False
        has_other_case = any(mark in text for mark in _OTHER_CASES)
        has_slots = has_other_case or MARK in text
        if is_whole and not has_slots:
            return ReadFile(hidden, is_data, left)
        template = cut(text, path=path.removesuffix(".gz"))
        left_over = list(damages(template, has_marks_only=is_whole and not has_other_case))
        return ReadFile(hidden, is_data, left, template.sealed() if has_slots else None, left_over)


def _may_hold(lines: bytes) -> bool:
    """Return whether some lines may hold a slot that is hidden or damaged, or a variable that nobody has filled."""
    return may_hide(lines) or has_unfilled(lines) or may_be_damaged(lines)


def _unzipped(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return b""
