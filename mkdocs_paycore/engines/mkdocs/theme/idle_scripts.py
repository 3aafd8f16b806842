"""The scripts of ours that a page does without: MkDocs has each page load all that any page needs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_paycore.components.asset import idle_scripts
from mkdocs_paycore.project.asset_folder import ASSETS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_INSTANT = "navigation.instant"


def without_idle_scripts(html: str, config: MkDocsConfig) -> str:
    """Return a page without our scripts that have nothing to do in it.

    Where the theme exchanges the content of a page for that of the next (`navigation.instant`), a script that one page
    does without is needed by another, and all stay.

    Args:
        html: the page, as its template made it.
        config: says what the theme does.
    """
    if any(str(feature).startswith(_INSTANT) for feature in config.theme.get("features") or ()):
        return html
    idle = idle_scripts(html)
    if not idle:
        return html
    *before, rest = _elements(*idle).split(html)
    return "".join([*(text.rstrip() for text in before), rest])


@cache
def _elements(*names: str) -> re.Pattern[str]:
    """Return what finds the elements of some scripts; space in front of them would be looked at all over the page."""
    files = "|".join(map(re.escape, names))
    return re.compile(rf'<script src="[^"]*\b{ASSETS}/(?:{files})" defer></script>')
