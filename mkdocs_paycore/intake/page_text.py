"""A page's text between its bytes and the edits of an import: all that is not edited keeps its bytes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.source.problem import Edit

_LINE_END = expression(r"\r\n|\r|\n")
_MARK = "\ufeff"
MANUAL_BYTES = 5_000_000
"""A larger file is no manual."""


@dataclass(frozen=True)
class PageText:
    """The text of a file.

    Attributes:
        raw: its characters as they are in the file.
        text: the same without a byte order mark and with line feeds between lines.
    """

    raw: str
    text: str

    @property
    def line_end(self) -> str:
        """What ends its first line; a line feed where it has one line."""
        found = _LINE_END.search(self.raw)
        return found[0] if found else "\n"

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the bytes of the file with some changes; those that overlap an earlier one are left out."""
        body = self.raw.removeprefix(_MARK)
        pairs = [(found.start(), found.end()) for found in _LINE_END.finditer(body) if len(found[0]) > 1]
        before = [start - number + 1 for number, (start, _) in enumerate(pairs)]
        pieces, at = [], 0
        for edit in sorted(edits):
            start, end = (offset + bisect_right(before, offset) for offset in (edit.start, edit.end))
            if start >= at:
                pieces += [body[at:start], edit.text.replace("\n", self.line_end)]
                at = end
        mark = self.raw[: len(self.raw) - len(body)]
        return "".join([mark, *pieces, body[at:]]).encode()


def page_text(content: bytes) -> PageText:
    """Return the text of a file.

    Raises:
        UnreadableError: it is no text in UTF-8.
    """
    if len(content) > MANUAL_BYTES:
        raise UnreadableError(f"found a file of {len(content) / 1_000_000:.1f} MB, expected a manual")
    try:
        raw = content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"found the byte 0x{content[error.start]:02x} at {error.start}, which is not UTF-8"
        ) from None
    if "\x00" in raw:
        raise UnreadableError("found a zero byte, expected text")
    return PageText(raw, _LINE_END.sub("\n", raw.removeprefix(_MARK)))
