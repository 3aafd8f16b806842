"""Where the pages of a site take snippets from: the settings of `pymdownx.snippets`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.markdown.source_trace import snippets
from mkdocs_paycore.source.paths import refuse_endless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SNIPPETS = "pymdownx.snippets"
_HERE = Path()
"""What is looked in where a site names nothing: the folder that the generator runs in."""


@dataclass(frozen=True, slots=True)
class SnippetPaths:
    """The folders and files that snippets are looked for in, and the snippets that every page ends with."""

    bases: tuple[Path, ...] = (_HERE,)
    appended: tuple[str, ...] = ()
    are_shown: bool = False
    """Whether the site has `pymdownx.snippets`: without it, what names a snippet is text."""

    @classmethod
    def of(cls, options: Mapping[str, Any] | None) -> SnippetPaths:
        """Return those that a site names in its options of `pymdownx.snippets`; None for a site without it."""
        if options is None:
            return cls()
        base_path = options.get("base_path") or _HERE
        bases = base_path if isinstance(base_path, list | tuple) else [base_path]
        return cls(
            tuple(Path(str(base)) for base in bases),
            tuple(str(name) for name in options.get("auto_append") or ()),
            are_shown=True,
        )

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the site names for its snippets."""
        named = (base if base.is_dir() else base.parent for base in self.bases if base != _HERE and base.exists())
        return tuple(dict.fromkeys(named))

    def find(self, name: str) -> str | None:
        """Return the file of a snippet's name, as `pymdownx.snippets` finds it: below a base, or a base itself."""
        for base in self.bases:
            path = base / name if base.is_dir() else base.parent / name
            if path.is_file() and (base.is_dir() or path.samefile(base)):
                return str(path)
        return None

    def texts(self, pages: Iterable[Path]) -> Iterator[tuple[Path, str]]:
        """Yield the file and text of each of the pages, and of each snippet that comes into one, each file once."""
        waiting = [*pages, *(Path(found) for name in self.appended if (found := self.find(name)))]
        reported = set[str]()
        for file in waiting:
            if str(file) not in reported:
                reported.add(str(file))
                refuse_endless(file)
                text = file.read_text("utf-8-sig", errors="replace")
                yield file, text
                waiting += (inner for inner, _ in snippets(text, self.find))
