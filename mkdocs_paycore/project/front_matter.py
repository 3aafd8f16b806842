"""The front matter of a page: read as MkDocs reads it, and written for other generators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.front_matter import FRONT_MATTER_LINES
from mkdocs_paycore.source.yaml.extent import excess

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = expression(r" {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = expression(r"(?: {4}|\t)\s*(?P<value>.*)")


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return a page's front matter and its text behind that.

    It is YAML between lines of `---`, or lines `key: value` up to an empty one (MultiMarkdown's).

    Args:
        text: the whole page. Front matter that is no YAML mapping, or more than anybody could use, stays part of it.
    """
    if (match := FRONT_MATTER_LINES.match(text)) is not None:
        try:
            meta = yaml.safe_load(match["yaml"])
        except (yaml.YAMLError, ValueError, RecursionError):
            meta = None
        is_usable = isinstance(meta, dict) and not excess(meta)
        return (meta, text[match.end() :].lstrip("\n")) if is_usable else ({}, text)
    return _of_lines(text)


def _of_lines(text: str) -> tuple[dict[str, Any], str]:
    meta: dict[str, Any] = {}
    lines = text.split("\n")
    key = ""
    for number, line in enumerate(lines):
        if not line.strip():
            return meta, "\n".join(lines[number + 1 :]).lstrip("\n")
        if (found := _KEY.match(line)) is not None:
            key = found["key"].lower()
            meta[key] = f"{meta[key]} {found['value'].strip()}" if key in meta else found["value"].strip()
        elif (more := _MORE.match(line)) is not None and key:
            meta[key] += f" {more['value'].strip()}"
        else:
            return meta, "\n".join(lines[number:]).lstrip("\n")
    return meta, ""


def with_front_matter(meta: Mapping[str, Any], body: str) -> str:
    """Return the page that has the front matter `meta`, where there is any, and the text `body` behind it.

    A body that begins with a line `---` gets an empty line before it, so that nobody takes it for front matter.
    """
    if not meta:
        return f"\n{body}" if body.startswith("---") else body
    written = yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{written}---\n\n{body}"
