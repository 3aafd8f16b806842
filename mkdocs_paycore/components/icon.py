"""An icon in a line of text: what a button or a menu of a dashboard looks like, with its name for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.words.language import word_table
from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
LINES = {
    "add": "M12 5v14M5 12h14",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "calendar": "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4",
    "check": "M5 13l4 4L19 7",
    "clone": "M9 9h11v11H9zM5 15H4V4h11v1",
    "close": "M6 6l12 12M18 6L6 18",
    "config": "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
    "delete": "M4 7h16M10 4h4M6 7l1 13h10l1-13M10 11v5M14 11v5",
    "download": "M12 4v11M7 11l5 5 5-5M5 20h14",
    "edit": "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
    "filter": "M4 5h16l-6 8v6l-4-2v-4z",
    "help": "M12 3a9 9 0 100 18 9 9 0 000-18M9.5 9.5a2.5 2.5 0 114 2c-1 .7-1.5 1.2-1.5 2.5M12 17v.01",
    "info": "M12 3a9 9 0 100 18 9 9 0 000-18M12 11v6M12 7v.01",
    "key": "M8 11a4 4 0 100 8 4 4 0 000-8M11 12l8-8M16 7l3 3",
    "link": "M10 14a4 4 0 005.7 0l3-3a4 4 0 00-5.7-5.7l-1 1M14 10a4 4 0 00-5.7 0l-3 3a4 4 0 005.7 5.7l1-1",
    "lock": "M6 11h12v9H6zM8 11V8a4 4 0 018 0v3",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "more": "M5 12h.01M12 12h.01M19 12h.01",
    "refresh": "M20 12a8 8 0 11-2.5-5.8M20 4v4h-4",
    "save": "M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6",
    "search": "M11 4a7 7 0 100 14 7 7 0 000-14M16 16l4 4",
    "settings": (
        "M12 9a3 3 0 100 6 3 3 0 000-6M12 3v3M12 18v3M3 12h3M18 12h3"
        "M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1"
    ),
    "upload": "M12 16V5M7 9l5-5 5 5M5 20h14",
    "user": "M12 4a4 4 0 100 8 4 4 0 000-8M4 21a8 8 0 0116 0",
    "view": "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12M12 9a3 3 0 100 6 3 3 0 000-6",
    "warning": "M12 4l9 16H3zM12 10v5M12 17.5v.01",
}
"""The strokes of each icon, on a square of 24 (SVG path data)."""


@component(block=False, example='icon("delete")')
def icon(place: PageVocabulary, name: str, label: str | None = None) -> str:
    """Return an icon with a name for those who do not see it: `label`, or what the icon is called.

    With an empty `label` it says nothing: for icons beside their own words.
    """
    del place
    if not isinstance(name, str) or name not in LINES:
        raise CallError(f"found the icon {name!r}", suggestion=did_you_mean(str(name), LINES))
    called = word_table("icon")[name] if label is None else str(label)
    return Markup(_TEMPLATES.html("icon.html.j2", lines=LINES[name], label=called))  # noqa: S704 - the template escapes
