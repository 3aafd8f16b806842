"""The options of directives: those that nothing was made of are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives.images import Figure, Image
from docutils.parsers.rst.directives.tables import CSVTable, ListTable, RSTTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from docutils.parsers.rst import Directive

_UNSEEN = frozenset(
    {
        *("class", "name", "force", "figclass", "figname", "sync", "maxdepth", "titlesonly", "includehidden"),
        *("local", "backlinks", "encoding"),
    }
)
"""Options that say nothing to a reader, or that all lists of pages and contents are like."""
_LEFT_OUT = "left_out"
_OF_PICTURES = frozenset({"alt", "target", "width", "height", "loading"})
_OF_TABLES = frozenset(
    {
        *("header", "header-rows", "delim", "keepspace", "quote", "escape", "file", "url"),
        *("align:default", "widths:auto"),
    }
)
_CARRIED: Mapping[type[Directive], frozenset[str]] = {
    Figure: _OF_PICTURES,
    Image: _OF_PICTURES | {"align:left", "align:right"},
    **dict.fromkeys((RSTTable, ListTable, CSVTable), _OF_TABLES),
}
"""By directive of docutils, the options that Markdown has a word for, perhaps for one value; the first one counts."""


class ReadOptions(dict[str, Any]):
    """The options of a directive, which know which of them were asked for."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        """Take the options as they were typed."""
        super().__init__(given)
        self._read: set[object] = set()

    @property
    def unread(self) -> list[str]:
        """The options that nobody asked for."""
        return [name for name in self if name not in self._read]

    def get(self, key: str, default: Any = None, /) -> Any:  # noqa: ANN401 - any option
        """Return an option, and note that it was asked for."""
        self._read.add(key)
        return super().get(key, default)

    def items(self) -> Any:  # noqa: ANN401 - a type that Python does not name
        """Return all options, and note that they were asked for."""
        self._read.update(self)
        return super().items()

    def __contains__(self, key: object) -> bool:
        """Return whether an option was given, and note that it was asked for."""
        self._read.add(key)
        return super().__contains__(key)


def tell_left_out(directive: Directive, names: Iterable[str]) -> None:
    """Note options of a directive that nothing was made of, but for those that a reader sees nothing of.

    Args:
        directive: what they stand below.
        names: the options.
    """
    if left := [name for name in names if name not in _UNSEEN]:
        many = "" if len(left) == 1 else "s"
        message = f"{directive.name}:: has the option{many} {', '.join(left)}, which Markdown has no word for: left out"
        document = directive.state.document
        document[_LEFT_OUT] = [*options_left_out(document), (directive.lineno, message)]


def options_left_out(document: nodes.document) -> list[tuple[int, str]]:
    """Return the lines and the words of what was noted in a page."""
    return list(document.get(_LEFT_OUT, ()))


def telling(directive: type[Directive]) -> type[Directive]:
    """Return a directive of docutils that tells of the options which its nodes cannot be written with."""
    carried = next((names for each, names in _CARRIED.items() if issubclass(directive, each)), None)
    if carried is None:
        return directive

    def run(self: Directive) -> list[nodes.Node]:
        given = {name: f"{name}:{value}" for name, value in self.options.items()}
        made = directive.run(self)
        tell_left_out(self, [name for name, pair in given.items() if not {name, pair} & carried])
        return list(made)

    return type(directive.__name__, (directive,), {"run": run})
