"""What the text of a string or of an attribute is read as by whoever gets it: seen in it, and in who is handed it.

The names of those who read a text as HTML, as a script or as an address are the browsers' (W3C Trusted Types, 3.4 to
3.6 and 4.4); whatever calls itself after HTML or JSON is believed.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.html import holds_markup
from mkdocs_paycore.stamping.slot import MARK

if TYPE_CHECKING:
    from mkdocs_paycore.stamping.script_text import MadeText


class Reading(Enum):
    """A language that a text is in. `KEPT`: it is put somewhere, and nobody knows what reads it there."""

    TEXT = auto()
    KEPT = auto()
    MARKUP = auto()
    JSON = auto()
    SCRIPT = auto()
    STYLE = auto()
    URL = auto()


_BEGINS_JSON = expression(r"\s*(?:\{\s*\"|\[\s*[\[{\"])")
_SCRIPT_ADDRESS = expression(r"[\x00-\x20]*+javascript:", re.IGNORECASE)
_KEY = expression(r"(?P<name>[\w$-]++)[\"'`]?\s*+\]?\s*+(?:(?:[-+*/%&|^?<>]{1,3})?=(?![=>])|:)\s*+\Z")
"""The name of what a text is assigned to: `el.innerHTML +=`, `el["innerHTML"] =`, `"content_html":`."""
_CALLEE = expression(
    r"(?:(?<![\w$])(?P<owner>[\w$]++)(?:\s*+\([^()]{0,40}\))?\s*+\??\.\s*+)?"
    r"(?<![\w$])(?P<name>[\w$]++)\s*+(?:\?\.)?\s*+\Z"
)
_NAMED = expression(r"\(.*?[\"'`](?P<name>[\w:-]++)[\"'`]\s*+,\s*+\Z", re.DOTALL)
"""An argument before, which may be the name of an attribute, as in `setAttribute('onclick', …)`."""
_RUN = frozenset({"eval", "function", "generatorfunction", "settimeout", "setinterval", "setimmediate", "execscript"})
_SHOWN = frozenset({"write", "writeln", "createcontextualfragment", "parsefromstring", "srcdoc"})
_SHOWING = frozenset({"$", "jquery"})
_STYLED = frozenset({"csstext", "style", "insertrule", "replacesync"})
_FOLLOWED = frozenset({"href", "src", "action", "formaction", "location", "xlink:href"})
_ATTRIBUTE_SETTERS = frozenset({"setattribute", "setattributens", "attr", "prop"})
_CODE_ATTRIBUTE = expression(r"on[a-z]|[@:]|[vx]-|ng-|hx-on|data-(?:[vx]-|ng-|hx-on)")
"""What attributes with code are called: events of HTML's own, and what Vue, Alpine, Angular and htmx read."""
_OPENED = expression(r"(?:[(=\[,:+{?&|]|\breturn)\s*+(?P<quote>[\"'`])(?:(?!(?P=quote)).)*+\Z", re.DOTALL)
"""The beginning of a string behind what stands before one in code; an apostrophe or a quotation begins otherwise."""
_FURTHEST = 200
"""So many characters are looked at before a place."""


def by_look(text: str) -> Reading:
    """Return what a `text` is read as by its own look: JSON, markup, an address that runs a script, or text."""
    if _BEGINS_JSON.match(text):
        return Reading.JSON
    if _SCRIPT_ADDRESS.match(text):
        return Reading.URL
    return Reading.MARKUP if holds_markup(text) else Reading.TEXT


def by_key(text: str, before: str) -> Reading:
    """Return what a `text` of data is read as, by its look and its name, the last in what stands `before` it."""
    look, key = by_look(text), _KEY.search(before)
    is_markup = key is not None and key["name"].lower().endswith("html") and look is Reading.TEXT
    return Reading.MARKUP if is_markup else look


def of_script_text(content: str, text: MadeText) -> Reading:
    """Return what a text that a script makes is read as: whoever is handed it decides, then its look.

    Args:
        content: what it says, with something in the place of what nobody knows.
        text: where it stands.
    """
    key = _KEY.search(text.before)
    if key is not None:
        named = by_attribute(key["name"], content, is_property=True)
    else:
        named = _by_call(content, text) if text.callee else None
    return named or by_look(content)


def _by_call(content: str, text: MadeText) -> Reading | None:
    """Return what a text is read as by the call that it is handed to."""
    called = _CALLEE.search(text.callee)
    if called is None:
        return None
    owner, name = (called["owner"] or "").lower(), called["name"].lower()
    attribute = _NAMED.search(text.before[-_FURTHEST:]) if name in _ATTRIBUTE_SETTERS else None
    if attribute is not None:
        return by_attribute(attribute["name"], content)
    readings = {
        Reading.JSON: owner == "json" or "json" in name,
        Reading.SCRIPT: name in _RUN,
        Reading.MARKUP: "html" in name or name in _SHOWN or owner in _SHOWING,
        Reading.STYLE: name in _STYLED,
        Reading.URL: name in {"open", "navigate"} or (owner == "location" and name in {"assign", "replace"}),
    }
    return next((reading for reading, is_so in readings.items() if is_so), None)


def by_attribute(name: str, content: str, *, is_property: bool = False) -> Reading | None:
    """Return what the value of an attribute is read as; None where its look decides.

    Args:
        name: that of the attribute.
        content: what the value says.
        is_property: whether it is a property of an object in a script, of any such name.
    """
    name = name.lower()
    if _CODE_ATTRIBUTE.match(name) and (not is_property or quote_before(content, content.find(MARK))):
        return Reading.SCRIPT
    if name.endswith("html") or name in _SHOWN:
        is_data = is_property and by_look(content) is Reading.JSON
        return Reading.JSON if is_data else Reading.MARKUP
    if name in _STYLED:
        return Reading.STYLE
    return Reading.URL if name in _FOLLOWED else None


def quote_before(content: str, at: int) -> str:
    """Return the quote of the string that a place of a text would be in if the text were code; empty where in none.

    Args:
        content: the text.
        at: the place in it.
    """
    found = _OPENED.search(content[max(at - _FURTHEST, 0) : at])
    return found["quote"] if found else ""
