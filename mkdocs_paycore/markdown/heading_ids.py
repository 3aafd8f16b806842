"""How Markdown makes the id of a heading of its text, where a site does not say otherwise."""

from __future__ import annotations

from markdown.extensions.toc import slugify


def heading_id(text: str, separator: str = "-") -> str:
    """Return the id of a heading of that text, with `separator` between its words."""
    return str(slugify(text, separator))
