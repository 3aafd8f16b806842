"""A site's own templates in a folder for Zensical, whose MiniJinja is not all of Jinja2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, TemplateError

from mkdocs_paycore.engines.zensical.entries import ASKING, with_leads
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.engines.docs_tree.site import SiteSource


_OWN = frozenset({"404.html", "sitemap.xml"})
"""The static templates that Zensical renders itself."""
THEMES = frozenset({"material", "zensical"})
"""The names of Zensical's own theme."""
_BASE = "base.html"
"""What all templates of the theme extend; it decides about the title of a page, which is another on the start page."""
_IS_HOMEPAGE, _IS_START = "page.is_homepage", "(page.url == '')"
"""Zensical has no such name for the start page; its address is empty."""
_TO_ROOT = {_BASE: '"base": base_url', "partials/javascripts/base.html": "d(base_url"}
"""Where templates tell scripts the way to the site's root, by path.

On the page for addresses that are not there it is `/docs`, without the slash at its end, and scripts would look for the
search's index beside that folder.
"""


def overrides(source: SiteSource, settings: Mapping[str, Any]) -> dict[str, bytes | Path]:
    """Return the files of the site's own templates, by path below their folder.

    Args:
        source: the site.
        settings: those of the prepared folder, with slots.

    Raises:
        UnusableSiteError: a static template cannot be rendered.
    """
    found: dict[str, Path] = {}
    for folder in source.project.templates:
        found |= {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    own = {path: file for path, file in found.items() if "__pycache__" not in path}
    for theme in source.project.themes if settings["theme"].get("name") in THEMES else ():
        for path in (*_TO_ROOT, *ASKING):
            own.setdefault(path, theme / path)
    return {path: _adapted(path, file) for path, file in own.items()} | dict(_static(source, settings))


def _adapted(path: str, file: Path) -> bytes | Path:
    """Return the file at a path, or the text of a template that asks for what Zensical says in another way."""
    if file.suffix != ".html":
        return file
    text = file.read_text("utf-8", "surrogateescape")
    adapted = with_leads(path, text.replace(_IS_HOMEPAGE, _IS_START))
    if path in _TO_ROOT:
        adapted = adapted.replace(_TO_ROOT[path], f'{_TO_ROOT[path]} ~ "/"')
    return file if adapted == text else adapted.encode("utf-8", "surrogateescape")


def _static(source: SiteSource, settings: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the site's static templates, rendered: Zensical renders none but its own."""
    theme = source.settings.get("theme")
    names = theme.get("static_templates") if isinstance(theme, dict) else None
    folders = source.project.templates
    loader = FileSystemLoader([str(folder) for folder in folders])
    environment = Environment(loader=loader, autoescape=False)  # noqa: S701 - MkDocs escapes nothing by itself either
    for name in names or ():
        if name in _OWN or not any((folder / name).is_file() for folder in folders):
            continue
        try:
            yield name, environment.get_template(name).render(config=settings, extra=settings["extra"]).encode()
        except TemplateError as error:
            raise UnusableSiteError(f"the template {name} cannot be rendered: {error}") from None
