"""A text file that is changed in some places and keeps every other byte: line ends, byte order mark, last line."""

from __future__ import annotations

import os
import stat
import tempfile
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.running import is_being_made

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = b"\xef\xbb\xbf"
_SHORT = 40
"""So much of a file's name is in that of its new content: many characters of a long one are several bytes."""
_LINE_END = expression(r"\r\n|\r|\n")


class UnreadableTextError(ValueError):
    """The bytes of a file are no text that can be changed; the message says why."""


@dataclass(frozen=True)
class TextFile:
    """The content of a text file.

    Attributes:
        content: its bytes.
    """

    content: bytes

    @cached_property
    def raw(self) -> str:
        """Its text with the line ends that it has, without a byte order mark.

        Raises:
            UnreadableTextError: it is not UTF-8.
        """
        try:
            return self.content.removeprefix(_MARK).decode("utf-8")
        except UnicodeDecodeError as error:
            found = f"found the byte 0x{error.object[error.start]:02x}, which is not UTF-8"
            raise UnreadableTextError(found) from None

    @cached_property
    def text(self) -> str:
        """Its text with line feeds between lines, as rules read it; errors as in `raw`."""
        return _LINE_END.sub("\n", self.raw)

    def edited(self, edits: Iterable[Edit]) -> TextFile:
        """Return the file with some edits made; a new line ends as the lines around it do.

        Args:
            edits: none overlaps another, and all lie within `text`.

        Raises:
            UnreadableTextError: it is not UTF-8.
        """
        pieces, end = list[str](), 0
        for start, stop, text in sorted(self._narrowed(edit) for edit in edits):
            first, last = self._offset(start), self._offset(stop)
            pieces += [self.raw[end:first], self._with_line_ends(text, first, last)]
            end = last
        mark = _MARK if self.content.startswith(_MARK) else b""
        return TextFile(mark + _joined([*pieces, self.raw[end:]]).encode("utf-8"))

    def with_insertion(self, offset: int, text: str) -> TextFile:
        """Return the file with a text put in at an `offset` of its own `text`; errors as in `edited`."""
        return self.edited([Edit(offset, offset, text)])

    def _narrowed(self, edit: Edit) -> tuple[int, int, str]:
        """Return an edit without what it has in common with the text at its start and its end."""
        start, end, new = edit
        old = self.text[start:end]
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        return start + head, end - tail, new[head : len(new) - tail]

    def _offset(self, offset: int) -> int:
        """Return where a place of `text` is in `raw`."""
        return offset + bisect_left(self._pairs, offset)

    @cached_property
    def _pairs(self) -> list[int]:
        """Where lines of `text` end that `raw` ends with two characters."""
        ends = (found.start() for found in _LINE_END.finditer(self.raw) if found[0] == "\r\n")
        return [end - number for number, end in enumerate(ends)]

    def _with_line_ends(self, text: str, start: int, end: int) -> str:
        """Return a text that comes between two places of `raw` with the line ends of what was there, or is near."""
        if "\n" not in text:
            return text
        replaced = _LINE_END.findall(self.raw, start, end)
        near = replaced[-1:] or _LINE_END.findall(self.raw, 0, start)[-1:] or _LINE_END.findall(self.raw, end)[:1]
        first, *rest = text.split("\n")
        ends = [*replaced, *(near or ["\n"]) * len(rest)]
        return _joined([first, *(f"{line_end}{line}" for line_end, line in zip(ends, rest, strict=False))])


def _joined(pieces: Iterable[str]) -> str:
    """Return pieces as one text; two line ends that come together in it stay two."""
    text = list[str]()
    last = ""
    for piece in filter(None, pieces):
        text.append(f"\r{piece}" if last == "\r" and piece[0] == "\n" else piece)
        last = piece[-1]
    return "".join(text)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def rewrite_file(file: Path, content: bytes) -> None:
    """Give a file another content at once: whoever reads it, or ends this half-way, finds the old or the new one.

    Its permissions stay; a link stays one, and the file that it leads to is changed.

    Args:
        file: the file, which is there.
        content: all its bytes.

    Raises:
        OSError: it cannot be written.
    """
    file = Path(os.path.realpath(file))
    replace_file(file, content, mode=stat.S_IMODE(file.stat().st_mode))


def replace_file(file: Path, content: bytes, *, mode: int = 0o644, is_lasting: bool = True) -> None:
    """Write a file so that it is never there in part: whoever stops this leaves the old one, or none.

    Args:
        file: the file, in a folder that is there; a link of that name is replaced by a file.
        content: all its bytes.
        mode: its permissions.
        is_lasting: whether it shall outlive a power cut; what can be made again need not, and is written sooner.

    Raises:
        OSError: it cannot be written.
    """
    prefix = f".{file.name[:_SHORT]}.paycore-"
    if is_lasting:
        _remove_unfinished(file.parent, prefix)
    descriptor, part = tempfile.mkstemp(dir=file.parent, prefix=f"{prefix}{os.getpid()}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            if is_lasting:
                os.fsync(stream.fileno())
        Path(part).chmod(mode)
        Path(part).replace(file)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _remove_unfinished(folder: Path, prefix: str) -> None:
    """Remove what was written in part by processes that were stopped, by the beginning of its name."""
    for path in folder.iterdir():
        if path.name.startswith(prefix) and not is_being_made(path, path.name.removeprefix(prefix).partition("-")[0]):
            path.unlink(missing_ok=True)
