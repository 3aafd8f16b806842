"""What pages with components load: scripts, and one style sheet. A generator puts all of it into one folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

STYLE_SHEET = "paycore.css"
PAGE_SCRIPTS = ("form.js", "catalog.js")
"""The modules that a page loads; they import the others."""
_MODULES = ("catalog-model.js", "catalog-rows.js", "checklist.js", "dom.js", "form-field.js", "validate.js")
_STYLES = ("basics", "provider", "credentials", "tables", "form", "paper", "catalog", "directories")
"""The parts of the style sheet in their order: a later one wins."""
_FOLDER = Path(__file__).parent / "assets"
_JSDOC = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n\n?|/\*\* @type [^*\n]*\*/ ", re.MULTILINE | re.DOTALL)


@cache
def assets() -> dict[str, str]:
    """Return the assets by file name; scripts without their JSDoc, which is for those who change them."""
    found = {name: without_jsdoc((_FOLDER / name).read_text("utf-8")) for name in (*PAGE_SCRIPTS, *_MODULES)}
    return found | {STYLE_SHEET: "\n".join((_FOLDER / f"styles/{name}.css").read_text("utf-8") for name in _STYLES)}


def without_jsdoc(script: str) -> str:
    """Return a script without its comments `/** … */`: those on lines of their own, and types before an expression."""
    return _JSDOC.sub("", script)
