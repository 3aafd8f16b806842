"""The files that problems are about, as a report quotes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_paycore.source.paths import refuse_endless
from mkdocs_paycore.source.text_file import TextFile, UnreadableTextError


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The texts of files, each read once.

    Attributes:
        root: the folder that the paths of problems are below.
    """

    root: Path = Path()
    _texts: dict[str, str] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """Return a file's text with line feeds between lines; empty where it cannot be read, or is no text."""
        if path not in self._texts:
            try:
                refuse_endless(self.root / path)
                self._texts[path] = TextFile((self.root / path).read_bytes()).text
            except (OSError, ValueError, UnreadableTextError):
                self._texts[path] = ""
        return self._texts[path]

    def line(self, path: str, number: int) -> str:
        """Return a line of a file, counted from 1, without its end; empty where there is none."""
        if path not in self._lines:
            self._lines[path] = self.text(path).split("\n")
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""
