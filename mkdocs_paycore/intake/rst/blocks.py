"""The blocks of a page as Markdown."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_paycore.intake.rst.boxes import box_of, box_words, tab_head
from mkdocs_paycore.intake.rst.inline import InlineWriter, line_of
from mkdocs_paycore.intake.rst.lists import LIST_NODES, ListWriter
from mkdocs_paycore.intake.rst.nodes import UNSEEN_NODES, ContentsMark, Kept, PageList, Tab, TitledCode, element
from mkdocs_paycore.intake.rst.tables import written_table
from mkdocs_paycore.intake.rst.typed import comment, fence, indented, indented_code, marked, typed_lines
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.intake.rst.nav import PageLists
    from mkdocs_paycore.intake.rst.rst_page import RstPage

_DEEPEST = 6
_WARNING = 2
"""From this level on a message of docutils is more than a remark."""
_ITEM = expression(r"\n *- +")
_APART = "<!-- -->"
"""Keeps two lists from being read as one."""


class BlockWriter:
    """Writes the blocks of one page."""

    def __init__(self, inline: InlineWriter, *, lists: PageLists, anchors: set[str]) -> None:
        """Get ready for one page.

        Args:
            inline: writes its lines.
            lists: makes links of its lists of pages.
            anchors: the places of the page that get a mark.
        """
        self._inline = inline
        self._page_lists = lists
        self._lists = ListWriter(inline, self._inside, self._marks)
        self._anchors = anchors
        self._written: RstPage = inline.written
        self._level = 1
        self._depth = 0
        """How deep the block stands in lists and boxes, where fences need an extension."""

    def page(self, document: nodes.document) -> str:
        """Return the whole page; what stands unseen above the title comes below it, where MkDocs finds the title."""
        unseen, rest = list[nodes.Node](), list(document.children)
        while rest and isinstance(rest[0], UNSEEN_NODES):
            unseen.append(rest.pop(0))
        if rest and isinstance(rest[0], nodes.section):
            rest[0][1:1] = unseen
        else:
            rest = [*unseen, *rest]
        return "\n\n".join(self._blocks(rest)) + "\n"

    def _blocks(self, children: Iterable[nodes.Node]) -> list[str]:
        """Return blocks in their order, two lists that follow each other kept apart."""
        blocks: list[str] = []
        before: nodes.Node | None = None
        for child in children:
            made = list(self._block(child))
            if not made:
                continue
            if isinstance(child, LIST_NODES) and isinstance(before, LIST_NODES):
                blocks.append(_APART)
            blocks += made
            before = child
        return blocks

    def _block(self, node: nodes.Node) -> Iterator[str]:
        if isinstance(node, nodes.Element) and not isinstance(node, nodes.section | nodes.target):
            yield from self._marks(node)
        yield from self._made(node)

    @singledispatchmethod
    def _made(self, node: nodes.Node) -> Iterable[str]:
        """Return the blocks that a node becomes; of one that nobody knows its content."""
        return self._blocks(node.children)

    @_made.register(nodes.Invisible)
    @_made.register(nodes.Decorative)
    def _(self, _: nodes.Node) -> Iterable[str]:
        return ()

    @_made.register(nodes.transition)
    def _(self, _: nodes.transition) -> Iterable[str]:
        return ("---",)

    @_made.register(nodes.comment)
    def _(self, node: nodes.comment) -> Iterable[str]:
        return (comment(node.astext()),) if node.astext().strip() else ()

    @_made.register(nodes.target)
    def _(self, node: nodes.target) -> Iterable[str]:
        return self._marks(node)

    @_made.register(nodes.image)
    def _(self, node: nodes.image) -> Iterable[str]:
        return (self._inline.picture(node),)

    @_made.register(nodes.math_block)
    def _(self, node: nodes.math_block) -> Iterable[str]:
        self._written.extensions.add("pymdownx.arithmatex")
        return (f"$$\n{node.astext()}\n$$",)

    @_made.register(ContentsMark)
    def _(self, _: ContentsMark) -> Iterable[str]:
        return ("[TOC]",)

    @_made.register(PageList)
    def _(self, node: PageList) -> Iterable[str]:
        return self._page_lists.written(node, self._inline)

    @_made.register(nodes.section)
    def _(self, node: nodes.section) -> Iterator[str]:
        if "system-messages" in node.get("classes", ()):
            for each in node.findall(nodes.system_message):
                yield from self._message(each)
            return
        title, *inner = node.children
        heading = f"{'#' * min(self._level, _DEEPEST)} {self._inline.line(element(title))}"
        marks = self._marks(node)
        yield from [heading, *marks] if self._level == 1 else [*marks, heading]
        self._level += 1
        yield from self._blocks(inner)
        self._level -= 1

    def _marks(self, node: nodes.Element) -> list[str]:
        """Return the places that links lead to, in one block."""
        ids: list[str] = node.get("ids", [])
        marks = "".join(f'<a id="{each}"></a>' for each in ids if each in self._anchors)
        return [marks] if marks else []

    @_made.register(nodes.paragraph)
    @_made.register(nodes.compound)
    @_made.register(nodes.legend)
    def _paragraph(self, node: nodes.Element) -> Iterator[str]:
        if any(_is_block(child) for child in node.children):
            yield from self._blocks(node.children)
        elif text := self._inline.text(node).strip():
            yield typed_lines(text)

    @_made.register(nodes.bullet_list)
    @_made.register(nodes.enumerated_list)
    @_made.register(nodes.definition_list)
    @_made.register(nodes.field_list)
    @_made.register(nodes.option_list)
    def _list(self, node: nodes.Element) -> Iterator[str]:
        if text := self._lists.written(node):
            yield text

    def _inside(self, children: Iterable[nodes.Node]) -> list[str]:
        """Return the blocks of a list's item or of a box."""
        self._depth += 1
        try:
            return self._blocks(children)
        finally:
            self._depth -= 1

    @_made.register(nodes.line_block)
    def _(self, node: nodes.line_block) -> Iterator[str]:
        yield "<br>\n".join(self._verses(node))

    def _verses(self, node: nodes.Element, depth: int = 0) -> Iterator[str]:
        for child in node.children:
            if isinstance(child, nodes.line_block):
                yield from self._verses(child, depth + 1)
            else:
                yield "&emsp;" * depth + typed_lines(self._inline.line(element(child)))

    @_made.register(nodes.block_quote)
    def _quotation(self, node: nodes.Element) -> Iterator[str]:
        text = "\n\n".join(self._inside(node.children))
        yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    @_made.register(nodes.literal_block)
    @_made.register(nodes.doctest_block)
    def _literal(self, node: nodes.Element) -> Iterator[str]:
        yield self._code(node.astext(), "pycon" if isinstance(node, nodes.doctest_block) else "")

    @_made.register(TitledCode)
    def _(self, node: TitledCode) -> Iterator[str]:
        yield from (marked(self._inline.line(caption), "**") for caption in node.findall(nodes.caption))
        yield self._code(node["text"], node["language"], node["attributes"])

    @_made.register(nodes.attribution)
    def _(self, node: nodes.attribution) -> Iterator[str]:
        yield f"— {self._inline.line(node)}"

    def _code(self, text: str, language: str, attributes: Iterable[str] = ()) -> str:
        if said := " ".join(attributes):
            self._written.extensions |= {"pymdownx.highlight", "pymdownx.superfences"}
            return fence(text, f"{{ .{language or 'text'} {said} }}")
        if not self._depth:
            return fence(text, language)
        if not language:
            return indented_code(text)
        self._written.extensions.add("pymdownx.superfences")
        return fence(text, language)

    @_made.register(nodes.figure)
    def _figure(self, node: nodes.Element) -> Iterator[str]:
        for child in node.children:
            match child:
                case nodes.caption():
                    yield marked(self._inline.line(child), "*")
                case nodes.reference():
                    yield self._inline.text(_wrapped(child))
                case _:
                    yield from self._block(child)

    @_made.register(nodes.table)
    def _table(self, node: nodes.Element) -> Iterator[str]:
        title = next((each for each in node.children if isinstance(each, nodes.title)), None)
        if title is not None:
            yield marked(self._inline.line(title), "**")
        yield written_table(node, self._written, self._cell)

    def _cell(self, entry: nodes.Element) -> str:
        """Return the content of a cell on one line: blocks and items of lists are parted by line breaks."""
        parts = (box_words(line.strip()) for block in self._inside(entry.children) for line in block.split("\n\n"))
        if any(isinstance(each, nodes.literal_block | TitledCode | nodes.Admonition) for each in entry.findall()):
            self._written.doubt(line_of(entry), "a cell of the table has a block of code or a box: it is text now")
        lines = (_ITEM.sub("<br>• ", f"\n{part}").strip("\n").removeprefix("<br>") for part in parts if part)
        return "<br>".join(" ".join(line.split("\n")) for line in lines)

    @_made.register(nodes.raw)
    def _raw(self, node: nodes.Element) -> Iterator[str]:
        if "html" in node.get("format", "").split():
            yield node.astext()
            return
        self._written.doubt(line_of(node), f"raw {node.get('format', 'text')} has no Markdown: it is kept as a comment")
        yield comment(node.astext())

    @_made.register(nodes.footnote)
    @_made.register(nodes.citation)
    def _footnote(self, node: nodes.Element) -> Iterator[str]:
        self._written.extensions.add("footnotes")
        label, *inner = node.children
        text = "\n\n".join(self._inside(inner))
        yield f"[^{label.astext()}]: {indented(text).lstrip()}"

    @_made.register(nodes.Admonition)
    @_made.register(nodes.topic)
    @_made.register(nodes.sidebar)
    def _admonition(self, node: nodes.Element) -> Iterator[str]:
        self._written.extensions.add("admonition")
        head, children = box_of(node)
        yield self._box(head, children)

    @_made.register(Tab)
    def _(self, node: Tab) -> Iterator[str]:
        self._written.extensions.add("pymdownx.tabbed")
        yield self._box(tab_head(node["title"], is_first_seen=node["is_first_seen"]), node.children)

    def _box(self, head: str, children: Iterable[nodes.Node]) -> str:
        return "\n\n".join([head, *map(indented, self._inside(children))])

    @_made.register(Kept)
    def _kept(self, node: nodes.Element) -> Iterator[str]:
        where = "it is kept as a comment" if node["text"] else ""
        self._written.doubt(node["line"], ": ".join(filter(None, [node["why"], where])))
        if node["text"]:
            yield comment(node["text"])

    @_made.register(nodes.system_message)
    def _message(self, node: nodes.Element) -> Iterator[str]:
        """Note what docutils could not read; a directive that nobody knows is kept as a comment."""
        if node["level"] < _WARNING:
            return
        said = node.children[0].astext() if node.children else ""
        source = next((each.astext() for each in node.children if isinstance(each, nodes.literal_block)), "")
        if said.startswith("Undefined substitution"):
            return  # noted where it is used
        kept = ": it is kept as a comment" if source else ""
        self._written.doubt(node.get("line"), f"{' '.join(said.split()).rstrip('.')}{kept}")
        if source:
            yield comment(source)


def _is_block(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Body) and not isinstance(node, nodes.Inline)


def _wrapped(node: nodes.Node) -> nodes.Element:
    """Return an element that holds a copy of a node alone."""
    around = nodes.paragraph()
    around += node.deepcopy()
    return around
