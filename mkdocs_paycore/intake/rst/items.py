"""An item of a list: how it hangs below its mark, and whether it needs empty lines around it."""

from __future__ import annotations

from docutils import nodes

from mkdocs_paycore.intake.rst.typed import indented


def hung(head: str, blocks: list[str], *, is_short: bool = False) -> str:
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
