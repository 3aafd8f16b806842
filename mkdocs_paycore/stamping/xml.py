"""Cutting XML that is data, such as a feed: the text of an element may be HTML, which its reader shows."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.cutting import cut_markup, document_pieces
from mkdocs_paycore.stamping.html import holds_markup
from mkdocs_paycore.stamping.slot import MARK

if TYPE_CHECKING:
    from mkdocs_paycore.stamping.template import Template

_ELEMENT = expression(r"<(?P<tag>[^<>/!?][^<>]*+)(?<!/)>(?P<text>[^<]*+)</")
"""An element that holds text only."""
_HTML_BY_NAME = expression(r"(?:description|content:encoded)\b|.*\stype\s*=\s*[\"'](?:text/)?html[\"']", re.DOTALL)
"""HTML by the rules of RSS 2.0 (*Elements of item*) and of Atom (RFC 4287, 3.1.1)."""
_ROOT = expression(r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*<(?P<name>[\w:.-]+)", re.DOTALL)
_SHOWN_AS_PAGES = frozenset({"html", "svg"})
_ENDINGS = frozenset({".xml", ".rss", ".atom"})


def is_xml_data(text: str, *, suffix: str) -> bool:
    """Return whether a text is XML, but no page or picture, by its beginning and its file's ending, `suffix`."""
    root = _ROOT.match(text.lstrip("\ufeff"))
    if root is None or root["name"].lower() in _SHOWN_AS_PAGES:
        return False
    return suffix in _ENDINGS or text.lstrip("\ufeff").startswith(("<?xml", "<rss", "<feed"))


def cut_xml(text: str, template: Template) -> None:
    """Cut the text of a document at its slots and add the pieces to the template."""
    end = 0
    for element in _ELEMENT.finditer(text):
        typed = element["text"]
        if MARK in typed and (holds_markup(unescape(typed)) or _HTML_BY_NAME.match(element["tag"])):
            cut_markup(text[end : element.start("text")], template)
            template.pieces += document_pieces(typed)
            end = element.end("text")
    cut_markup(text[end:], template)
