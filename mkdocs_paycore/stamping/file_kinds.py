"""Cutting a file of the neutral tree at its slots: the sink follows from the kind of file and the place in it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.html import cut_markup
from mkdocs_paycore.stamping.slot import MARK, SLOT, anchor_text, variable_slot
from mkdocs_paycore.stamping.template import Template

_ORIGIN = variable_slot("site.origin")
_PATH = variable_slot("site.path")

NEUTRAL_SITE_URL = f"https://{_ORIGIN}/{_PATH}/"
"""The `site_url` of a neutral tree: one slot for scheme and host, one for the path, each where every tool keeps it."""

_ADDRESS_FORMS = {
    f"https://{_ORIGIN}": _ORIGIN,
    f"https%3A//{_ORIGIN}": variable_slot("site.origin_partly_encoded"),
    f"https%3A%2F%2F{_ORIGIN}": variable_slot("site.origin_encoded"),
    f"/{_PATH}/": _PATH,
    f"/{_PATH}": variable_slot("site.path_unclosed"),
    f"%2F{_PATH}%2F": variable_slot("site.path_encoded"),
}
"""What templates make of the neutral address (a share button encodes it), and the slot that stands for each form."""

_MARKUP = frozenset({".html", ".htm", ".xml", ".svg", ".xhtml", ".rss", ".atom", ".xsl"})
_TEXT = frozenset({".txt", ".md", ".csv", ".yml", ".yaml", ".toml", ".ini", ".vtt", ".srt"})
_FLAT = {
    **dict.fromkeys((".json", ".jsonl", ".jsonld", ".webmanifest", ".map", ".geojson"), escapes.json_string),
    **dict.fromkeys((".js", ".mjs", ".cjs"), escapes.script_string),
    ".css": escapes.style,
}
_ANY_CASE = re.compile(SLOT.pattern, re.IGNORECASE)


def cut(text: str, *, path: str, search_is_markup: bool = False) -> Template:
    """Cut a file at its slots.

    Args:
        text: the file's content.
        path: its path in the tree, with `/`.
        search_is_markup: whether `search/search_index.json` holds HTML, as Material's plugin writes it.

    Returns:
        The file's literals and holes; each hole has the escape of the place that it stands in.
    """
    template = Template()
    suffix = PurePosixPath(path).suffix.lower()
    text = with_words(text)
    if _ORIGIN in text or _PATH in text:
        for neutral, slot in _ADDRESS_FORMS.items():
            text = text.replace(neutral, slot)
    begins_with_tag = text.lstrip("\ufeff \t\r\n").startswith("<")
    if suffix in _MARKUP or (begins_with_tag and suffix not in _TEXT and suffix not in _FLAT):
        cut_markup(text, template)
    elif search_is_markup and path.endswith("search/search_index.json"):
        template.add(text, escapes.json_of_markup)
    else:
        template.add(text, _FLAT.get(suffix, escapes.plain))
    return template


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
    return anchor_text(match[0].upper()) if match[0].islower() else match[0].upper()
