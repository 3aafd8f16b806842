"""What MkDocs logged of the navigation, as problems: entries that lead nowhere, and pages that it does not have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.files.nav_entries import unlisted_name
from mkdocs_paycore.check.text.links.nearest_target import nearest_page
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.place import place_in
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.source.problem import Problem

_NOT_FOUND = expression(r"A reference to '(?P<path>[^']*)' is included in the 'nav' configuration, which is not found")
_OMITTED = expression(r"The following pages exist in the docs directory, but are not included in the \"nav\"[^\n]*\n")
_LIST = expression(r"^ +- (?P<path>.+)$", re.MULTILINE)
_PAGES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})


def of_navigation(message: str, config: MkDocsConfig, *, root: str) -> Sequence[Problem] | None:
    """Return what a message says of the navigation, each entry and page by itself; None for one about something else.

    An entry that leads nowhere is an error, as a dead link of a page is. A page that such an entry means to lead to is
    not reported by itself.

    Args:
        message: what was logged.
        config: the configuration of the site.
        root: the folder that paths are shown below.
    """
    if dead := _NOT_FOUND.search(message):
        return [_of_entry(dead["path"], config)]
    if not _OMITTED.match(message):
        return None
    return [_of_page(found["path"].replace("\\\\", "/"), config, root=root) for found in _LIST.finditer(message)]


def _of_entry(path: str, config: MkDocsConfig) -> Problem:
    file, pages = Path(config.config_file_path), _pages(config)
    source = file.read_text("utf-8-sig", errors="replace")
    written = re.search(rf"(?<![\w./-]){re.escape(path)}(?![\w./-])", source[max(source.find("\nnav:"), 0) :])
    place = place_in(source, max(source.find("\nnav:"), 0) + written.start()) if written else (0, 0)
    message = f"the navigation leads to {path!r}, and there is no such page"
    near = nearest_page(path, pages)
    hint = f"did you mean {near!r}?" if near else ""
    return GENERATOR.problem(file.name, place, message, hint, severity=Severity.ERROR)


def _of_page(path: str, config: MkDocsConfig, *, root: str) -> Problem:
    file, entries = Path(config.config_file_path), [entry for entry in _entries(config.nav) if "://" not in entry]
    dead = [entry for entry in entries if not Path(config.docs_dir, entry).exists()]
    meant = nearest_page(path, dead)
    hint = f"add it to nav of {file.name}, or to not_in_nav"
    shown = shown_path(Path(config.docs_dir, path), root)
    message = "the navigation does not have this page"
    follows = file.name if meant else unlisted_name(shown)
    return GENERATOR.problem(shown, (0, 0), message, hint, follows=follows)


def _pages(config: MkDocsConfig) -> list[str]:
    docs = Path(config.docs_dir)
    return [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*")) if path.suffix in _PAGES]


def _entries(nav: object) -> list[str]:
    """Return the paths in a navigation as mkdocs.yml has it."""
    if isinstance(nav, dict):
        return [path for value in nav.values() for path in _entries(value)]
    if isinstance(nav, list):
        return [path for value in nav for path in _entries(value)]
    return [nav] if isinstance(nav, str) else []
