"""A page in reStructuredText as docutils' tree, with what Sphinx adds to the language."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives, roles
from docutils.readers.standalone import Reader
from docutils.transforms import Transform
from docutils.transforms.references import Substitutions

from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.rst.directives import PYTHON_DIRECTIVES, SPHINX_DIRECTIVES
from mkdocs_paycore.intake.rst.file_directives import file_directives
from mkdocs_paycore.intake.rst.options import telling
from mkdocs_paycore.intake.rst.roles import kept_role, own_roles
from mkdocs_paycore.source.failure import failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.intake.rst.source_tree import SourceTree

_WARNINGS = 2
_NEVER = 5
_LONGEST_LINE = 50_000
"""Docutils takes a time that grows with the square of a line, and with what substitutions make of it."""
_SETTINGS = {
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "file_insertion_enabled": True,
    "halt_level": _NEVER,
    "input_encoding": "utf-8-sig",
    "line_length_limit": _LONGEST_LINE,
    "raw_enabled": True,
    "report_level": _WARNINGS,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "warning_stream": False,
}


def parse_page(text: str, *, page: Path, tree: SourceTree) -> nodes.document:
    """Return the tree of a page; what docutils has to say of it stands in `system_message` nodes.

    Nothing is run and nothing is fetched; files are read below the root of the source tree only.

    Args:
        text: the page.
        page: its file.
        tree: what it stands in.

    Raises:
        UnreadableError: docutils fails on it.
    """
    _refuse_long_lines(text)
    before, after = (tree.around_each_page(key) for key in ("rst_prolog", "rst_epilog"))
    whole = f"{before}\n\n{text}" if before else text
    if after:
        whole += f"\n\n{after}\n"
    with _language_of_sphinx(tree, page):
        try:
            settings = {**_SETTINGS, "root_prefix": str(tree.root)}
            document = publish_doctree(whole, source_path=str(page), reader=_reader(tree), settings_overrides=settings)
        except (Exception, RecursionError) as error:  # noqa: BLE001 - whatever docutils stumbles over
            reason = f"docutils cannot read it: {failure(error)}"
            raise UnreadableError(reason) from None
    document["first_line"] = before.count("\n") + 2 if before else 0
    return document


class _OfTheTree(Transform):
    """Puts in what a tree says for all its pages, as `|version|`; a page's own definition comes first."""

    default_priority = Substitutions.default_priority - 10
    values: ClassVar[Mapping[str, str]]

    def apply(self, **_: object) -> None:
        for reference in list(self.document.findall(nodes.substitution_reference)):
            name = reference["refname"]
            if name in self.values and name not in self.document.substitution_defs:
                reference.replace_self(nodes.Text(self.values[name]))


def _reader(tree: SourceTree) -> Any:  # noqa: ANN401 - a class that takes parameters for a type checker only
    """Return what reads a page of a tree."""
    reader: Any = Reader()
    usual, own = reader.get_transforms, type("OfTheTree", (_OfTheTree,), {"values": tree.substitutions})
    vars(reader)["get_transforms"] = lambda: [*usual(), own]
    return reader


def _refuse_long_lines(text: str) -> None:
    number, length = max(enumerate(map(len, text.splitlines()), start=1), key=lambda line: line[1], default=(0, 0))
    if length > _LONGEST_LINE:
        raise UnreadableError(f"line {number} has {length:,} characters, expected at most {_LONGEST_LINE:,}")


@contextmanager
def _language_of_sphinx(tree: SourceTree, page: Path) -> Iterator[None]:
    """Know the directives and roles of Sphinx for a while, without entering them for whoever uses docutils as well."""
    of_tree = PYTHON_DIRECTIVES if tree.is_of_sphinx else {}
    own, marks = {**SPHINX_DIRECTIVES, **of_tree, **file_directives(tree, page)}, own_roles(tree.short_links)
    known_directive, known_role = directives.directive, roles.role

    def directive(name: str, *arguments: Any) -> Any:  # noqa: ANN401 - docutils' own
        found = own.get(name.lower())
        if found:
            return found, []
        known, messages = known_directive(name, *arguments)
        return (telling(known) if known else known), messages

    def role(name: str, *arguments: Any) -> Any:  # noqa: ANN401 - docutils' own
        local = name.lower().rpartition(":")[2]
        if local in marks:
            return marks[local], []
        found, messages = known_role(name, *arguments)
        return (found, messages) if found else (kept_role, [])

    vars(directives)["directive"], vars(roles)["role"] = directive, role
    try:
        yield
    finally:
        vars(directives)["directive"], vars(roles)["role"] = known_directive, known_role
