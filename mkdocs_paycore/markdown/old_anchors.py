"""The ids that headings would have if a brand's values were in them, read from a rendered page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK, anchor_text, plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADING = expression(r"<h(?P<level>[1-6])[^>]*?\sid=\"(?P<id>[^\"]*)\"[^>]*>(?P<html>.*?)</h(?P=level)>", re.DOTALL)
_PERMALINK = expression(r"<a class=\"headerlink\".*?</a>", re.DOTALL)
_TAG = expression(r"<[^>]*>")


def old_anchors(html: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return, by the id that the values would have made, the id that the heading has.

    Args:
        html: the page, with slots.
        values: a brand's, by the names of the slots.
    """
    found: dict[str, str] = {}
    for heading in _HEADING.finditer(html) if MARK in html else ():
        if MARK not in heading["html"]:
            continue
        text = unescape(_TAG.sub("", _PERMALINK.sub("", heading["html"])))
        old, new = slugify(plain_text(text, values), "-"), slugify(anchor_text(text), "-")
        if old != new and heading["id"].startswith(new):
            found[old] = heading["id"]
    return found
