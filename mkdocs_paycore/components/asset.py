"""What pages with components load: scripts, and one style sheet. A generator puts all of it into one folder.

Components of other packages add to it: their modules are loaded after ours, their styles are behind ours in the sheet.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mkdocs_paycore.markdown.component import installed_components

STYLE_SHEET = "paycore.css"
_PAGE_SCRIPTS = ("form.js", "catalog.js")
"""The modules that a page loads; they import the others."""
_MODULES = ("catalog-model.js", "catalog-rows.js", "checklist.js", "dom.js", "form-field.js", "validate.js")
_STYLES = ("basics", "provider", "credentials", "tables", "form", "paper", "catalog", "directories")
"""The parts of the style sheet in their order: a later one wins."""
_FOLDER = Path(__file__).parent / "assets"
_JSDOC = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n\n?|/\*\* @type [^*\n]*\*/ ", re.MULTILINE | re.DOTALL)


def assets() -> dict[str, str]:
    """Return the assets by file name; our scripts without their JSDoc, which is for those who change them."""
    brought = _brought()
    styles = [text for name, text in brought.items() if name.endswith(".css")]
    others = {name: text for name, text in brought.items() if not name.endswith(".css")}
    return {**others, **_own(), STYLE_SHEET: "\n".join([_own()[STYLE_SHEET], *styles])}


def page_scripts() -> tuple[str, ...]:
    """Return the file names of the modules that a page loads, in their order."""
    return *_PAGE_SCRIPTS, *(name for name in _brought() if name.endswith(".js") and name not in _own())


def _brought() -> dict[str, str]:
    return {name: text for each in installed_components().values() for name, text in each.assets.items()}


@cache
def _own() -> dict[str, str]:
    found = {name: without_jsdoc((_FOLDER / name).read_text("utf-8")) for name in (*_PAGE_SCRIPTS, *_MODULES)}
    return found | {STYLE_SHEET: "\n".join((_FOLDER / f"styles/{name}.css").read_text("utf-8") for name in _STYLES)}


def without_jsdoc(script: str) -> str:
    """Return a script without its comments `/** … */`: those on lines of their own, and types before an expression."""
    return _JSDOC.sub("", script)
