"""Boxes as Markdown writes them: the line above their content."""

from __future__ import annotations

from docutils import nodes

from mkdocs_paycore.source.expression import expression

_BOXES = {
    "note": ("note", ""),
    "tip": ("tip", ""),
    "hint": ("tip", "Hint"),
    "important": ("info", "Important"),
    "attention": ("warning", "Attention"),
    "caution": ("warning", "Caution"),
    "warning": ("warning", ""),
    "danger": ("danger", ""),
    "error": ("danger", "Error"),
}
"""The kind and the title of each of docutils' boxes."""
_HEAD = expression(r'!!! (?P<kind>\w+)(?: "(?P<title>[^"]*)")?')
_KINDS = {"seealso": "info", "todo": "info", "deprecated": "warning", "versionremoved": "warning"}


def box_of(node: nodes.Element) -> tuple[str, list[nodes.Node]]:
    """Return the first line of an admonition, a topic or a sidebar, and what stands in it."""
    title = next((each for each in node.children if isinstance(each, nodes.title)), None)
    kind, words = _BOXES.get(str(node.tagname), ("", ""))
    if not kind:
        kind = _kind_of(node)
        words = title.astext() if title is not None else ""
    head = f'!!! {kind} "{_quoted(words)}"' if words else f"!!! {kind}"
    return head, [_paragraph(each) for each in node.children if each is not title]


def _paragraph(node: nodes.Node) -> nodes.Node:
    """Return the second title of a sidebar as a paragraph; anything else as it is."""
    if not isinstance(node, nodes.subtitle):
        return node
    line = nodes.paragraph()
    line += nodes.strong("", "", *node.children)
    return line


def box_words(line: str) -> str:
    """Return the first line of a box as words for a place where no box can stand; any other line as it is."""
    found = _HEAD.fullmatch(line)
    return f"**{found['title'] or found['kind'].capitalize()}:**" if found else line


def tab_head(title: str, *, is_first_seen: bool = False) -> str:
    """Return the first line of one of several blocks of which a reader sees one at a time."""
    return f'===+ "{_quoted(title)}"' if is_first_seen else f'=== "{_quoted(title)}"'


def _kind_of(node: nodes.Element) -> str:
    """Return the kind of a box that docutils has no name for."""
    if isinstance(node, nodes.topic | nodes.sidebar):
        return "abstract"
    classes: list[str] = node.get("classes", [])
    kinds = {name: kind for name, (kind, _) in _BOXES.items()} | _KINDS
    return next((kinds[each] for each in classes if each in kinds), "note")


def _quoted(words: str) -> str:
    return words.replace('"', "&quot;")
