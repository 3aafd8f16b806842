"""The source tree that pages in reStructuredText stand in: its root, the files they name, what its `conf.py` adds."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from pathlib import Path

_CONFIGURATION = "conf.py"
_EXTERNAL = expression(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class SourceTree:
    """A folder of sources.

    Attributes:
        root: the folder that paths with a leading `/` begin at, without links in it.
    """

    root: Path

    @classmethod
    def around(cls, path: Path) -> SourceTree:
        """Return the tree that a file or folder stands in: that of the nearest `conf.py`, else the folder itself."""
        folder = path.resolve() if path.is_dir() else path.resolve().parent
        configured = (each for each in (folder, *folder.parents) if (each / _CONFIGURATION).is_file())
        return cls(next(configured, folder))

    @property
    def is_of_sphinx(self) -> bool:
        """Whether Sphinx makes pages of it."""
        return (self.root / _CONFIGURATION).is_file()

    def file(self, name: str, *, page: Path) -> Path | None:
        """Return the file that a page names; None where it is not there or lies outside the tree.

        Args:
            name: a path from the page's folder, or from the root where it begins with `/`.
            page: the page.
        """
        try:
            file = self.place(name, page=page)
            return file if file is not None and file.is_file() else None
        except (OSError, ValueError):  # too long a name, or one with a null byte
            return None

    def place(self, name: str, *, page: Path) -> Path | None:
        """Return where a path leads that a page names, whether or not there is a file; None outside the tree."""
        start = self.root if name.startswith("/") else page.resolve().parent
        place = (start / name.lstrip("/")).resolve()
        return place if place.is_relative_to(self.root) else None

    def name(self, path: Path) -> str:
        """Return a file's path below the root, with `/`."""
        return path.resolve().relative_to(self.root).as_posix()

    @cached_property
    def _values(self) -> dict[str, object]:
        """The literal values of `conf.py`, which is read and never run."""
        try:
            tree = ast.parse((self.root / _CONFIGURATION).read_bytes())
        except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
            return {}
        values: dict[str, object] = {}
        for statement in tree.body:
            if isinstance(statement, ast.Assign):
                names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
                try:
                    values.update(dict.fromkeys(names, ast.literal_eval(statement.value)))
                except (ValueError, TypeError, MemoryError, RecursionError):
                    continue
        return values

    def around_each_page(self, key: str) -> str:
        """Return the text of `rst_prolog` or `rst_epilog`."""
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    @cached_property
    def short_links(self) -> dict[str, str]:
        """The addresses of `extlinks`, with `%s` in them, by the name of their role."""
        value = self._values.get("extlinks")
        pairs = value.items() if isinstance(value, dict) else ()
        return {
            str(name): each[0]
            for name, each in pairs
            if isinstance(each, tuple | list) and each and isinstance(each[0], str) and "%s" in each[0]
        }


def is_external(target: str) -> bool:
    """Return whether an address leads out of the tree."""
    return bool(_EXTERNAL.match(target))
