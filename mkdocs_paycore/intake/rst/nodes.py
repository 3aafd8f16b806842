"""What a page holds beside docutils' own nodes: what only Sphinx has, and what cannot be carried over."""

from __future__ import annotations

from docutils import nodes

UNSEEN_NODES = (nodes.comment, nodes.target, nodes.substitution_definition, nodes.system_message)
"""What may stand between two blocks, or above the title, and shows a reader nothing."""


class CrossReference(nodes.Inline, nodes.TextElement):
    """A role that leads to another place: `kind` (`ref`, `doc`, …), `target`, and `title` where it was typed."""


class PageList(nodes.General, nodes.Element):
    """A `toctree`: `entries` (pairs of title and target), `caption`, `is_hidden`, `line`."""


class ContentsMark(nodes.General, nodes.Element):
    """The place of a page's own table of contents."""


class Kept(nodes.General, nodes.Element):
    """A block that has no Markdown: its source in `text`, its `line`, and `why` it has none."""


class KeptInline(nodes.Inline, nodes.TextElement):
    """Marked text that has no Markdown: its source in `source`; its children are what is shown."""


class Tab(nodes.General, nodes.Element):
    """One of several blocks of which a reader sees one at a time; `title`, and whether it `is_first_seen`."""


class TitledCode(nodes.General, nodes.Element):
    """A block of code: `text`, `language`, its `attributes`, and a `caption` below it where it has one."""


def element(node: nodes.Node) -> nodes.Element:
    """Return a node that has children.

    Raises:
        TypeError: it has none.
    """
    if isinstance(node, nodes.Element):
        return node
    message = f"{node!r} has no children"
    raise TypeError(message)
