"""The marked text of a line as Markdown."""

from __future__ import annotations

import fnmatch
import posixpath
from functools import singledispatchmethod
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from docutils import nodes

from mkdocs_paycore.catalog.words.language import word_table
from mkdocs_paycore.intake.rst.nodes import CrossReference, KeptInline
from mkdocs_paycore.intake.rst.source_tree import is_external
from mkdocs_paycore.intake.rst.typed import code_span, comment, link, marked, typed
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.intake.rst.labels import Label, Labels
    from mkdocs_paycore.intake.rst.rst_page import RstPage
    from mkdocs_paycore.intake.rst.source_tree import SourceTree

_SUBSTITUTION = expression(r"\|(?P<name>[^|]+)\|_{0,2}\Z")
_ICON = expression(r"(?i)\Aic(?:on)?[-_ ]?(?=\w)")
_RAW_LINK = expression(r"""(?is)\A<a\b(?>[^>]*?\bhref=)(["'])(?P<target>(?:(?!\1).)*+)\1[^>]*+>(?P<text>[^<]*)</a>\Z""")
_PLAIN_SIZE = expression(r"(?P<number>\d+%?)(?:px)?")
"""A size that needs no style."""
_SHAPES = frozenset({"left", "right", "lazy"})
_AROUND = {"emphasis": "*", "title_reference": "*", "strong": "**"}
_TAGS = {"superscript": "sup", "subscript": "sub"}


def matching(pattern: str, names: Iterable[str]) -> list[str]:
    """Return the names that a pattern means, in the order of the alphabet; `*` stops at a folder's end."""
    depth = pattern.count("/")
    return [name for name in sorted(names) if name.count("/") == depth and fnmatch.fnmatchcase(name, pattern)]


class InlineWriter:
    """Writes the text of a page's lines; notes what it could not carry over."""

    def __init__(self, written: RstPage, *, tree: SourceTree, labels: Labels) -> None:
        """Get ready for one page.

        Args:
            written: the page; gets doubts, pictures and extensions.
            tree: what the page stands in.
            labels: where all pages' labels lead.
        """
        self.written = written
        self._tree = tree
        self._labels = labels
        self._line: int | None = None

    def text(self, element: nodes.Element) -> str:
        """Return the content of an element as Markdown, with its line ends."""
        self._line = line_of(element) or self._line
        return "".join(self._one(child) for child in element.children)

    def line(self, element: nodes.Element) -> str:
        """Return the content of an element on one line."""
        return " ".join(self.text(element).split("\n"))

    @singledispatchmethod
    def _one(self, node: nodes.Node) -> str:
        """Return what a node becomes; of one that nobody knows its text."""
        return typed(node.astext())

    @_one.register(nodes.Element)
    def _(self, node: nodes.Element) -> str:
        inner = self.text(node)
        if mark := _AROUND.get(str(node.tagname)):
            return marked(inner, mark)
        tag = _TAGS.get(str(node.tagname)) or ("kbd" if "kbd" in node.get("classes", ()) else "")
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    @_one.register(nodes.literal)
    def _(self, node: nodes.literal) -> str:
        return code_span(node.astext())

    @_one.register(nodes.math)
    def _(self, node: nodes.math) -> str:
        self.written.extensions.add("pymdownx.arithmatex")
        return f"${node.astext()}$"

    @_one.register(nodes.footnote_reference)
    @_one.register(nodes.citation_reference)
    def _note(self, node: nodes.Element) -> str:
        self.written.extensions.add("footnotes")
        return f"[^{node.astext()}]"

    @_one.register(nodes.target)
    def _(self, node: nodes.target) -> str:
        marks = () if "refuri" in node else node["ids"]
        return "".join(f'<a id="{each}"></a>' for each in marks) + self.text(node)

    @_one.register(KeptInline)
    def _(self, node: KeptInline) -> str:
        return self.kept(typed(node.astext()), node["source"], f"the mark {node['source']} has no Markdown")

    @_one.register(nodes.Invisible)
    @_one.register(nodes.system_message)
    def _unseen(self, _: nodes.Node) -> str:
        return ""

    def kept(self, shown: str, source: str, why: str, suggestion: str = "") -> str:
        """Return what is shown in place of a mark, and the mark itself as a comment; note it."""
        self.written.doubt(self._line, f"{why}: it is kept as a comment", suggestion)
        return f"{shown}{comment(source)}"

    @_one.register(nodes.reference)
    def _reference(self, node: nodes.Element) -> str:
        inner = self.text(node)
        if "refid" in node:
            return link(inner, f"#{node['refid']}")
        target = node.get("refuri", "")
        if target in {node.astext(), f"mailto:{node.astext()}"}:
            return f"<{node.astext()}>"
        return link(inner, target) if target else inner

    @_one.register(CrossReference)
    def _cross_reference(self, node: nodes.Element) -> str:
        kind, target = node["kind"], node["target"]
        if kind == "download":
            return self._file(node)
        place = self.page(target) if kind == "doc" else self._labels.found(target)
        if place is None and kind == "any":
            place = self.page(target)
        if place is None:
            shown = typed(node["title"] or target)
            return self.kept(shown, node["source"], f"{target!r} is on none of the pages")
        shown = typed(node["title"] or place.title or target)
        return link(shown, self.address(place))

    def page(self, target: str) -> Label | None:
        """Return the place of a page that is named from this page, or from the root."""
        return self._labels.pages.get(self._below_root(target.removesuffix(".rst")))

    def pages(self, pattern: str) -> list[Label]:
        """Return the places of the other pages that a pattern means, in the order of the alphabet."""
        names = matching(self._below_root(pattern), list(self._labels.pages))
        return [self._labels.pages[name] for name in names if name != self.written.name]

    def _below_root(self, name: str) -> str:
        start = "" if name.startswith("/") else posixpath.dirname(self.written.name)
        return posixpath.normpath(posixpath.join(start, name.lstrip("/")))

    def address(self, place: Label) -> str:
        """Return the address of a place, as seen from this page."""
        anchor = f"#{place.anchor}" if place.anchor else ""
        if place.page == self.written.name and anchor:
            return anchor
        return f"{self.relative(f'{place.page}.md')}{anchor}"

    def relative(self, name: str) -> str:
        """Return a path below the root as seen from this page, as an address."""
        return quote(posixpath.relpath(name, posixpath.dirname(self.written.name) or "."), safe="/#%@:~+,=&()!$'*")

    def _file(self, node: nodes.Element) -> str:
        target = node["target"]
        if is_external(target):
            return link(typed(node["title"] or target), target)
        file = self._tree.file(target, page=self.written.source)
        if file is None:
            return self.kept(typed(node["title"] or target), node["source"], f"the file {target!r} is not there")
        self.written.pictures[self._tree.name(file)] = file
        return link(typed(node["title"] or target), self.relative(self._tree.name(file)))

    @_one.register(nodes.image)
    def picture(self, node: nodes.Element) -> str:
        """Return a picture; one that is not there is kept as a comment, with its text alternative in its place."""
        target = node["uri"]
        alternative = node.get("alt", "")
        if is_external(target):
            return link(typed(alternative), target, is_picture=True) + self._shape(node)
        file = self._tree.file(unquote(target), page=self.written.source)
        if file is None:
            shown = self._icon(alternative) or typed(alternative)
            return self.kept(shown, f"image:: {target}", f"the picture {target!r} is not there")
        self.written.pictures[self._tree.name(file)] = file
        return link(typed(alternative), self.relative(self._tree.name(file)), is_picture=True) + self._shape(node)

    def _shape(self, node: nodes.Element) -> str:
        """Return the attributes of a picture: its size, and beside which text it stands."""
        sizes = {name: str(node[name]).replace(" ", "") for name in ("width", "height") if name in node}
        plain = {name: found["number"] for name, size in sizes.items() if (found := _PLAIN_SIZE.fullmatch(size))}
        style = "; ".join(f"{name}: {size}" for name, size in sizes.items() if name not in plain)
        said = plain | {name: node[name] for name in ("align", "loading") if node.get(name) in _SHAPES}
        if not (said := said | ({"style": style} if style else {})):
            return ""
        self.written.extensions.add("attr_list")
        return "{ " + " ".join(f'{name}="{value}"' for name, value in said.items()) + " }"

    @_one.register(nodes.problematic)
    def _problematic(self, node: nodes.Element) -> str:
        source = node.astext()
        found = _SUBSTITUTION.match(source)
        if found is None:
            return typed(source)
        if icon := self._icon(found["name"]):
            return icon
        return self.kept(typed(found["name"]), source, f"the substitution {source} is defined nowhere")

    @staticmethod
    def _icon(name: str) -> str:
        """Return the icon that a name such as `IcMore` or *icon-delete* means; empty where we have none."""
        meant = _ICON.sub("", name).lower().replace("_", "-").replace(" ", "-")
        return f'<<icon("{meant}")>>' if _ICON.match(name) and meant in word_table("icon") else ""

    @_one.register(nodes.raw)
    def _raw(self, node: nodes.Element) -> str:
        if "html" not in node.get("format", "").split():
            return self.kept("", node.astext(), f"raw {node.get('format', 'text')} has no Markdown")
        found = _RAW_LINK.match(node.astext().strip())
        return link(typed(unescape(found["text"])), unescape(found["target"])) if found else node.astext()


def line_of(node: nodes.Node | None) -> int | None:
    """Return the line of a node, or of what it stands in."""
    while node is not None and node.line is None:
        node = node.parent
    return node.line if node is not None else None
