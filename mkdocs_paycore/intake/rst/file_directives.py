"""The directives that read files: only those of the source tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst.directives.misc import Include, Raw
from docutils.parsers.rst.directives.tables import CSVTable

from mkdocs_paycore.intake.rst.nodes import Kept
from mkdocs_paycore.intake.rst.open_directive import OpenDirective
from mkdocs_paycore.intake.rst.options import telling

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docutils import nodes
    from docutils.parsers.rst import Directive

    from mkdocs_paycore.intake.rst.source_tree import SourceTree


_OF_CODE = frozenset(
    {
        *("language", "caption", "linenos", "lineno-start", "emphasize-lines", "dedent", "encoding", "name", "class"),
        "force",
    }
)
"""The options of code from a file that do not choose a part of it."""


def file_directives(tree: SourceTree, page: Path) -> Mapping[str, type[Directive]]:
    """Return the directives by name for a page; what they read from files is below the root of its tree."""
    around = {"tree": tree, "page": page}
    return {
        "include": type("Include", (_Include,), around),
        "csv-table": telling(type("Table", (_Table,), around)),
        "literalinclude": type("FromFile", (_FromFile,), around),
        "raw": _Raw,
    }


class _FromFile(OpenDirective):
    """Code from a file of the tree."""

    tree: ClassVar[SourceTree]
    page: ClassVar[Path]

    def made(self) -> list[nodes.Node]:
        file = self.tree.file(self.title, page=self.page)
        if file is None:
            return self.kept(f"the file {self.title!r} is not in the source tree")
        others = self.options.keys() - _OF_CODE
        if others:
            return self.kept(f"{self.name}:: has the options {', '.join(sorted(others))}")
        text = file.read_text("utf-8-sig", errors="replace").rstrip("\n")
        return [self.code(text, self.options.get("language", ""))]


class _Include(Include):
    tree: ClassVar[SourceTree]
    page: ClassVar[Path]

    def run(self) -> list[nodes.Node]:
        lines = self.state_machine.input_lines
        source = lines.source(self.lineno - self.state_machine.input_offset - 1) if lines is not None else None
        own = self.tree.file(self.arguments[0], page=_path(source, self.page))
        if own is None:
            why = f"the file {self.arguments[0]!r} is not in the source tree"
            return [Kept(text=self.block_text.rstrip("\n"), line=self.lineno, why=why)]
        self.arguments[0] = f"/{own.relative_to(self.tree.root).as_posix()}"
        return list(super().run())


class _Raw(Raw):
    def run(self) -> list[nodes.Node]:
        if "file" in self.options or "url" in self.options:
            return [Kept(text=self.block_text.rstrip("\n"), line=self.lineno, why="raw text from a file")]
        return list(super().run())


class _Table(CSVTable):
    tree: ClassVar[SourceTree]
    page: ClassVar[Path]

    def run(self) -> list[nodes.Node]:  # type: ignore[override] # any nodes do, here as for other directives
        named = self.options.get("file")
        if "url" in self.options or (named and self.tree.file(named, page=self.page) is None):
            why = f"the table {named or self.options.get('url')!r} is not in the source tree"
            return [Kept(text=self.block_text.rstrip("\n"), line=self.lineno, why=why)]
        return list(super().run())


def _path(source: str | None, page: Path) -> Path:
    """Return the file that a line of the input comes from."""
    return type(page)(source) if source else page
