"""Keys of front matter that nothing reads: notes of a writer, and what another generator read."""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.text.markup.meta_keys import hook_texts, rare_keys, read_by_templates
from mkdocs_paycore.project.settings import read_settings
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.installed import entry_points_of
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

UNREAD_KEY = Rule(
    "unread-front-matter",
    "A key of front matter that nothing reads: neither the theme, nor a plugin, a template or a page of the site.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "---\ntitle: Start\nask_first: Lena\n---\n\n# Start\n",
        "---\ntitle: Start\n---\n\n# Start\n",
    ),
)
_QUOTED = expression(r"[\"']([\w-]+)[\"']|\.([A-Za-z]\w*)")
_IN_PAGE = expression(r"(?:\{\{|\{%|<<)(?P<said>[^{}<>\n]*)")


@looks_for(UNREAD_KEY)
def unread_keys(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each key that is on a page or two, and that nothing of the site reads.

    Where a plugin or the theme is not installed, nobody knows what it reads, and nothing is found.
    """
    rare = [(page, key) for page, key, near in rare_keys(checked) if near is None]
    read = _read_by_site(checked) if rare else None
    for page, key in rare:
        if read is not None and key["key"] not in read:
            message = f"found the key {quoted_value(key['key'])}, which nothing reads"
            yield page.problem(UNREAD_KEY, key.start(), message, "remove it; a note for writers is a comment, '# …'")


def _read_by_site(checked: CheckedTexts) -> frozenset[str] | None:
    """Return the names that the theme, plugins, hooks, templates or pages may read; None where one is not here."""
    file = checked.project.config_file
    settings = read_settings(file) if file.is_file() else {}
    theme = settings.get("theme") or "mkdocs"
    name = theme.get("name") if isinstance(theme, dict) else theme
    plugins = _names(settings.get("plugins", ["search"]))
    brought = [_names_in_package(group, each) for group, each in _entries(str(name or ""), plugins)]
    if any(names is None for names in brought):
        return None
    said = [found["said"] for page in checked.manuscripts for found in _IN_PAGE.finditer(page.text)]
    words = re.findall(r"[\w-]+", "\n".join(said))
    hooks = map(_names_of, hook_texts(checked))
    return frozenset(words).union(read_by_templates(checked), *hooks, *filter(None, brought))


def _entries(theme: str, plugins: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the entry points of what a site uses: of plugins of one name MkDocs takes the one that its theme brings."""
    if theme:
        yield "mkdocs.themes", theme
    installed = {each.name for each in entry_points_of("mkdocs.plugins")}
    for name in plugins:
        of_theme = f"{theme}/{name}"
        yield "mkdocs.plugins", of_theme if of_theme in installed else name.removeprefix("/")


def _names(listed: Any) -> list[str]:  # noqa: ANN401 - any YAML
    """Return the names in a list, or a mapping, of plugins."""
    entries = listed if isinstance(listed, list) else [listed]
    return [str(name) for entry in entries for name in (entry if isinstance(entry, dict) else [entry]) if name]


@cache
def _names_in_package(group: str, name: str) -> frozenset[str] | None:
    """Return the names that an installed plugin or theme may read; None where there is none of that name."""
    [*found] = (each for each in entry_points_of(group) if each.name == name)
    spec = find_spec(found[0].value.partition(":")[0].partition(".")[0]) if found else None
    if spec is None:
        return None
    tops = spec.submodule_search_locations
    files = [Path(spec.origin)] if spec.origin and not tops else [file for top in tops or () for file in _files(top)]
    return frozenset[str]().union(*(_names_of(file.read_text("utf-8", errors="replace")) for file in files))


def _files(top: str) -> Iterator[Path]:
    """Yield the modules and templates of a package; a theme's hidden folders hold thousands of icons."""
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if name.endswith((".py", ".html")))


def _names_of(text: str) -> frozenset[str]:
    return frozenset(quoted or dotted for quoted, dotted in _QUOTED.findall(text))
