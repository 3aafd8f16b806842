"""The source tree that pages in reStructuredText stand in: its root, the files they name, what its `conf.py` adds."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_CONFIGURATION = "conf.py"
_ON_ALL_PAGES = ("version", "release", "today")
_EXTERNAL = expression(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class ShortLink:
    """A link of which a page says a part alone, as `:issue:`42`` does.

    Attributes:
        address: where it leads; `%s` stands for that part.
        caption: what is shown; `%s` as above, without it the part follows. None for the address.
    """

    address: str
    caption: str | None = None

    def filled(self, part: str) -> tuple[str, str]:
        """Return the address and what is shown, for a part."""
        address = _filled(self.address, part)
        if self.caption is None:
            return address, address
        return address, _filled(self.caption if "%s" in self.caption else f"{self.caption}%s", part)


def _filled(text: str, part: str) -> str:
    return part.join(each.replace("%%", "%") for each in text.split("%s"))


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
            if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
                targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                names = [target.id for target in targets if isinstance(target, ast.Name)]
                try:
                    values.update(dict.fromkeys(names, _literal(statement.value, values)))
                except (LookupError, ValueError, TypeError, MemoryError, RecursionError):
                    continue
        return values

    def around_each_page(self, key: str) -> str:
        """Return the text of `rst_prolog` or `rst_epilog`."""
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    @cached_property
    def short_links(self) -> dict[str, ShortLink]:
        """The links of `extlinks` by the name of their role."""
        value = self._values.get("extlinks")
        pairs = value.items() if isinstance(value, dict) else ()
        return {str(name): ShortLink(*map(_text_or_none, each[:2])) for name, each in pairs if _is_short_link(each)}

    @property
    def substitutions(self) -> dict[str, str]:
        """What stands for `|version|` and the other names that Sphinx knows on all pages."""
        found = {name: self._values.get(name) for name in _ON_ALL_PAGES}
        return {name: value for name, value in found.items() if isinstance(value, str) and value}


def _literal(node: ast.expr, values: Mapping[str, object]) -> object:
    """Return the value of an expression that is a literal, the name of one above, or a text that such stand in."""
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.JoinedStr(values=parts):
            return "".join(str(_literal(part, values)) for part in parts)
        case ast.FormattedValue(value=inner, conversion=-1, format_spec=None):
            return _literal(inner, values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return "".join(_text(_literal(part, values)) for part in (left, right))
    return ast.literal_eval(node)


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value


def _is_short_link(value: object) -> bool:
    return isinstance(value, tuple | list) and bool(value) and isinstance(value[0], str) and "%s" in value[0]


def _text_or_none(value: object) -> Any:  # noqa: ANN401 - a text, but for a type checker that cannot know it
    return value if isinstance(value, str) else None


def is_external(target: str) -> bool:
    """Return whether an address leads out of the tree."""
    return bool(_EXTERNAL.match(target))
