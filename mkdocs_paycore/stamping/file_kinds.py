"""Cutting a file of the neutral tree at its slots: the sink follows from the kind of file and the place in it."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.cutting import cut_json, cut_markup, cut_script
from mkdocs_paycore.stamping.markdown_text import cut_markdown
from mkdocs_paycore.stamping.slot import MARK, SLOT, id_text, variable_slot, without_link_shapes
from mkdocs_paycore.stamping.template import Template
from mkdocs_paycore.stamping.xml import cut_xml, is_xml_data

_ORIGIN = variable_slot("site.origin")
_PATH = variable_slot("site.path")
_CLOSED_PATH = variable_slot("site.path_closed")

NEUTRAL_SITE_URL = f"https://{_ORIGIN}/{_PATH}/"
"""The `site_url` of a neutral tree: one slot for scheme and host, one for the path, each where every tool keeps it."""

_ADDRESS_FORMS = {
    f"https://{_ORIGIN}": _ORIGIN,
    f"https%3A//{_ORIGIN}": variable_slot("site.origin_partly_encoded"),
    f"https%3A%2F%2F{_ORIGIN}": variable_slot("site.origin_encoded"),
    f"/{_PATH}/": _CLOSED_PATH,
    f"/{_PATH}": variable_slot("site.path_unclosed"),
    f"%2F{_PATH}%2F": variable_slot("site.path_encoded"),
    _CLOSED_PATH: _PATH,
}
"""What templates make of the neutral address (a share button encodes it), and the slot that stands for each form.

One after the other: the path with its slashes is another slot meanwhile, for it would be taken for the next form where
a plugin wrote a slash before it.
"""

_ESCAPED_SLASH = expression(rf"&#(?:x2[fF]|47);(?=(?:/|&#(?:x2[fF]|47);)?{MARK})|(?<=ZQ)&#(?:x2[fF]|47);")
"""A slash of the neutral address as MiniJinja escapes it, Zensical's language of templates: `https:&#x2f;&#x2f;…`."""

_ESCAPED_SLASHES = ("&#x2f;", "&#x2F;", "&#47;")

_MARKUP = frozenset({".html", ".htm", ".xml", ".svg", ".xhtml", ".rss", ".atom", ".xsl"})
_TEXT = frozenset({".txt", ".csv", ".yml", ".yaml", ".toml", ".ini", ".vtt", ".srt"})
_MARKDOWN = ".md"
_MARKDOWN_FILES = frozenset({"llms.txt", "llms-full.txt"})
"""Files that are Markdown by their format, https://llmstxt.org/."""
_JSON = frozenset({".json", ".jsonl", ".jsonld", ".webmanifest", ".map", ".geojson"})
_SCRIPT = frozenset({".js", ".mjs", ".cjs"})
_STYLE = ".css"
_ANY_CASE = expression(SLOT.pattern, re.IGNORECASE)


def cut(text: str, *, path: str) -> Template:
    """Cut a file at its slots.

    Args:
        text: the file's content.
        path: its path in the tree, with `/`.

    Returns:
        The file's literals and holes; each hole has the escape of the place that it stands in.
    """
    template = Template()
    text = without_link_shapes(with_words(text))
    if _ORIGIN in text or _PATH in text:
        if "&#" in text and any(slash in text for slash in _ESCAPED_SLASHES):
            text = _ESCAPED_SLASH.sub("/", text)
        for neutral, slot in _ADDRESS_FORMS.items():
            text = text.replace(neutral, slot)
    name = PurePosixPath(path).name.lower()
    if name.endswith(_MARKDOWN) or name in _MARKDOWN_FILES:
        cut_markdown(text, template)
    else:
        _cut(text, template, suffix=PurePosixPath(name).suffix)
    return template


def _cut(text: str, template: Template, *, suffix: str) -> None:
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if suffix in _SCRIPT:
        cut_script(text, template)
    elif suffix in _JSON:
        cut_json(text, template)
    elif suffix == _STYLE:
        template.add(text, escapes.style)
    elif suffix in _MARKUP or (begins == "<" and suffix not in _TEXT):
        if is_xml_data(text, suffix=suffix):
            cut_xml(text, template)
        else:
            cut_markup(text, template)
    elif begins in {"{", "["} and suffix not in _TEXT and _is_json(text):
        cut_json(text, template)
    else:
        template.add(text, escapes.plain)


def _is_json(text: str) -> bool:
    try:
        json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return False
    return True


def with_words(text: str) -> str:
    """Return text with slots that something wrote in other letter case: lower case as words, a title as the slot.

    Lower case is what becomes of a heading or a title in an anchor or a file's name, which depend on no brand.
    """
    if MARK.lower() not in text and MARK.capitalize() not in text:
        return text
    return _ANY_CASE.sub(_in_words, text)


def _in_words(match: re.Match[str]) -> str:
    if match[0].isupper():
        return match[0]
    if not match[0].islower():
        return match[0].upper()
    words = id_text(match[0].upper())
    return words if MARK in words else words.lower()  # letters that spell no slot are damage, and reported as they are
