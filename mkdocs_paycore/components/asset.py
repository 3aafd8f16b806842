"""What pages with components load: scripts, and one style sheet. A generator puts all of it into one folder.

Components of other packages add to it: their scripts are loaded after ours, their styles are behind ours in the sheet.
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.messages import page_messages
from mkdocs_paycore.components.script import bundled, classic, joined, without_comments
from mkdocs_paycore.components.style_sheet import tight
from mkdocs_paycore.components.trade_words import trade_words
from mkdocs_paycore.markdown.component import brought_components
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

STYLE_SHEET = "paycore.css"
VALIDATOR = "validate.js"
"""The check of a form as one ES module, for other programs; what a page loads has it in its own script."""
_PAGE_SCRIPTS = {
    "form.js": ("paycore-form",),
    "checklist.js": ("paycore-credentials", "paycore-head"),
    "manual.js": ("paycore-head", "paycore-addresses"),
    "catalog.js": ("paycore-catalog", "paycore-find"),
    "practice.js": ("paycore-practice",),
    "search.js": (),
}
"""The modules that pages need; each is published as one classic script, together with those that it imports.

With them the classes of the elements that a script is for: a page with none of these does without it. None: each page
needs it.
"""
_OWN_CLASS = expression(r"paycore-[a-z]+")
"""The first words of the classes of our elements: most pages have none of them."""
_SEARCH = "search.js"
_MODULES = (
    "catalog-address.js",
    "catalog-model.js",
    "catalog-result.js",
    "catalog-rows.js",
    "catalog-words.js",
    "dom.js",
    "field-format.js",
    "file-kind.js",
    "form-field.js",
    "method-search.js",
    "paste-repair.js",
    "practice-board.js",
    "practice-dialogs.js",
    "practice-items.js",
    "practice-model.js",
    VALIDATOR,
    "verdict-table.js",
    "verdict-words.js",
    "visible-fields.js",
)
_STYLES = (
    *("basics", "provider", "credentials", "tables", "form", "manual", "shot", "paper"),
    *("catalog", "directories", "flow", "practice"),
)
"""The parts of the style sheet in their order: a later one wins."""
_FOLDER = Path(__file__).parent / "assets"
_OWN: dict[str, str] = {}
"""What our scripts and styles are made into, by file name; made once."""


def assets() -> dict[str, str]:
    """Return the assets by file name; our scripts without comments, which are for those who change them."""
    return {name: made() for name, made in asset_sources().items()}


def asset_sources() -> dict[str, Callable[[], str]]:
    """Return what makes each asset, by file name, in the language chosen now: a check of sources asks for none."""
    brought = _brought()
    styles = [text for name, text in brought.items() if name.endswith(".css")]
    scripts = {name: _script(name) or text for name, text in brought.items() if not name.endswith(".css")}
    return {
        **{name: partial(str, text) for name, text in scripts.items()},
        **{name: partial(_own_asset, name) for name in _PAGE_SCRIPTS},
        VALIDATOR: partial(_validator, page_messages()),
        _SEARCH: partial(_search, trade_words()),
        STYLE_SHEET: partial(_style_sheet, styles),
    }


def embed_assets() -> dict[str, str]:
    """Return what a form that is framed in another site loads beside the style sheet, by file name."""
    folder = _FOLDER / "embed"
    script = classic(without_comments((folder / "embed.js").read_text("utf-8"))) or ""
    styles = (folder / "embed.css").read_text("utf-8")
    return {"form.js": _own_asset("form.js"), "embed.js": script, "embed.css": styles}


def offline_script() -> str:
    """Return the script with which the search works in pages that are opened from a folder."""
    return classic(without_comments((_FOLDER / "offline" / "frame-worker.js").read_text("utf-8"))) or ""


def page_scripts() -> tuple[str, ...]:
    """Return the file names of the classic scripts that a page loads when it is read (`defer`), in their order."""
    return *_PAGE_SCRIPTS, *(name for name in _brought_scripts() if _script(name) is not None)


def idle_scripts(html: str) -> list[str]:
    """Return the file names of our scripts that have nothing to do in a page."""
    own = set(_OWN_CLASS.findall(html))
    return [
        name
        for name, classes in _PAGE_SCRIPTS.items()
        if classes and not any(each in own and _of_class(each).search(html) for each in classes)
    ]


@cache
def _of_class(name: str) -> re.Pattern[str]:
    return re.compile(rf"""\bclass=(?:["'](?:[^"']*\s)?)?{name}(?![\w-])""")


def page_modules() -> tuple[str, ...]:
    """Return the file names of other packages' scripts that are ES modules: they are not loaded from `file://`."""
    return tuple(name for name in _brought_scripts() if _script(name) is None)


def _search(words: str) -> str:
    """Return the script of the site's search, with the words of the trade in a site's language."""
    return _own_asset(_SEARCH).replace('"{trade}"', json.dumps(words, ensure_ascii=False))


def _validator(translated: Mapping[str, str]) -> str:
    """Return the validator, which speaks the language of the messages where nothing else is asked of it."""
    more = f"Object.assign(MESSAGES, {json.dumps(translated, ensure_ascii=False)});\n" if translated else ""
    return _own_asset(VALIDATOR) + more


def _style_sheet(brought: Sequence[str]) -> str:
    """Return our style sheet, with those of other packages behind it."""
    return "\n".join([_own_asset(STYLE_SHEET), *brought])


def _brought() -> dict[str, str]:
    return {name: text for each in brought_components() for name, text in each.assets.items()}


def _brought_scripts() -> list[str]:
    own = {*_PAGE_SCRIPTS, VALIDATOR}
    return [name for name in _brought() if name.endswith(".js") and name not in own]


def _script(name: str) -> str | None:
    """Return a script of another package as a classic one; None for one that imports, or that another imports."""
    brought = _brought()
    is_imported = any(f"./{name}" in text for other, text in brought.items() if other != name)
    return None if is_imported or not name.endswith(".js") else classic(brought[name])


def known_assets() -> dict[str, str]:
    """Return what our scripts and styles are made into, for another process; empty where nobody has asked yet."""
    return dict(_OWN)


def know_assets(made: Mapping[str, str]) -> None:
    """Take what another process, of the same version, has `made` of our scripts and styles."""
    _OWN.update({} if _OWN else made)


def _own_asset(name: str) -> str:
    if not _OWN:
        _OWN.update(_made())
    return _OWN[name]


def _made() -> dict[str, str]:
    modules = {name: without_comments((_FOLDER / name).read_text("utf-8")) for name in (*_PAGE_SCRIPTS, *_MODULES)}
    scripts = {name: bundled(name, modules) for name in _PAGE_SCRIPTS}
    styles = "\n".join((_FOLDER / f"styles/{name}.css").read_text("utf-8") for name in _STYLES)
    return {**scripts, VALIDATOR: joined(VALIDATOR, modules), STYLE_SHEET: tight(styles)}
