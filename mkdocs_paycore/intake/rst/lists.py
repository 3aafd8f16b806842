"""Lists of a page as Markdown: of items, of definitions, of fields and of options."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_paycore.intake.rst.inline import line_of
from mkdocs_paycore.intake.rst.nodes import element
from mkdocs_paycore.intake.rst.typed import code_span, indented, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_paycore.intake.rst.inline import InlineWriter

LIST_NODES = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.field_list, nodes.option_list)
_OF_THE_PAGE = frozenset({"orphan", "nocomments", "tocdepth"})
"""Fields that say something of the page and that no reader sees."""


class ListWriter:
    """Writes the lists of one page."""

    def __init__(
        self,
        inline: InlineWriter,
        inside: Callable[[Iterable[nodes.Node]], list[str]],
        marks: Callable[[nodes.Element], list[str]],
    ) -> None:
        """Get ready for one page.

        Args:
            inline: writes its lines.
            inside: gives the blocks of what stands in a list.
            marks: gives the places of an item that links lead to.
        """
        self._inline, self._inside, self._marks = inline, inside, marks

    @singledispatchmethod
    def written(self, node: nodes.Element) -> str:
        """Return a list of items; empty where nothing of it is shown."""
        items = [each for each in node.children if isinstance(each, nodes.list_item)]
        is_short = all(is_short_item(item) for item in items)
        texts = (self._item(head, item) for head, item in zip(self._heads(node, len(items)), items, strict=True))
        return ("\n" if is_short else "\n\n").join(texts)

    def _heads(self, node: nodes.Element, count: int) -> list[str]:
        """Return the marks or the numbers of the items of a list."""
        if not isinstance(node, nodes.enumerated_list):
            return ["-"] * count
        if node.get("enumtype", "arabic") != "arabic":
            doubt = f"the list counts in {node['enumtype']}: it has numbers now"
            self._inline.written.doubt(line_of(node), doubt)
        first = node.get("start", 1)
        return [f"{first + index}." for index in range(count)]

    def _item(self, head: str, item: nodes.Element) -> str:
        blocks, marks = self._inside(item.children), "".join(self._marks(item))
        if marks and blocks and isinstance(item.children[0], nodes.paragraph):
            blocks[0] = marks + blocks[0]
        elif marks:
            blocks.insert(0, marks)
        return _hung(head, blocks, is_short=is_short_item(item))

    @written.register(nodes.definition_list)
    def _(self, node: nodes.definition_list) -> str:
        return "\n\n".join(self._definition(each) for each in node.children if isinstance(each, nodes.Element))

    def _definition(self, node: nodes.Element) -> str:
        terms = [self._inline.line(each) for each in node.findall(nodes.term) if each.parent is node]
        kinds = [f" ({self._inline.line(each)})" for each in node.findall(nodes.classifier) if each.parent is node]
        definition = next(iter(node.findall(nodes.definition)))
        places = [node, *(each for each in node.findall(nodes.term) if each.parent is node)]
        marks = "".join(mark for place in places for mark in self._marks(place))
        return _hung(
            "-", [f"{marks}{marked(', '.join(terms), '**')}{''.join(kinds)}", *self._inside(definition.children)]
        )

    @written.register(nodes.field_list)
    def _(self, node: nodes.field_list) -> str:
        rows = [(each[0], each[1]) for each in node.children if isinstance(each, nodes.field)]
        return "\n\n".join(
            _hung("-", [marked(self._inline.line(element(name)), "**"), *self._inside(element(body).children)])
            for name, body in rows
            if name.astext() not in _OF_THE_PAGE
        )

    @written.register(nodes.option_list)
    def _(self, node: nodes.option_list) -> str:
        return "\n\n".join(self._option(each) for each in node.children if isinstance(each, nodes.Element))

    def _option(self, node: nodes.Element) -> str:
        names = ", ".join(code_span(each.astext()) for each in node.findall(nodes.option))
        description = next(iter(node.findall(nodes.description)))
        return _hung("-", [names, *self._inside(description.children)])


def _hung(head: str, blocks: list[str], *, is_short: bool = False) -> str:
    """Return blocks as one item of a list."""
    text = indented(("\n" if is_short else "\n\n").join(blocks)).lstrip()
    return f"{head.ljust(3)} {text}" if text else head


def is_short_item(item: nodes.Node) -> bool:
    """Return whether an item is one paragraph, with nothing below it but lists of such items."""
    return all(is_short_block(child) for child in item.children)


def is_short_block(node: nodes.Node) -> bool:
    """Return whether a block of an item needs no empty line before it: a first paragraph, or a list of short items."""
    if isinstance(node, nodes.paragraph):
        first = next((each for each in node.parent.children if isinstance(each, nodes.paragraph)), node)
        return first is node and not node["ids"]
    is_list = isinstance(node, nodes.bullet_list | nodes.enumerated_list)
    return is_list and all(is_short_item(item) for item in node.children)
