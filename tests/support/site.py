"""Real MkDocs builds of small sites, and their pages as a reader gets them."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.support.yaml_cases import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bs4 import Tag
    from mkdocs.config.defaults import MkDocsConfig

MAIN_TEMPLATE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>{% if not page.is_homepage %}{{ page.title|striptags }} - {% endif %}{{ config.site_name }}</title>
{% if page.meta and page.meta.description %}<meta name="description" content="{{ page.meta.description }}">{% endif %}
{% if page.canonical_url %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}
</head><body>
<nav>{% for item in nav %}<a href="{{ item.url|url }}" title="{{ item.title }}">{{ item.title }}</a>{% endfor %}</nav>
<aside>{% for item in page.toc %}<a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}</aside>
<main>{{ page.content }}</main>
<footer>{{ config.copyright }}</footer>
<script id="values" type="application/json">{{ config.extra.custom|tojson }}</script>
</body></html>
"""
NOT_FOUND_TEMPLATE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ config.site_name }}</title></head>
<body><a id="home" href="{{ nav.homepage.url|url }}">{{ config.site_name }}</a>
<img id="image" src="{{ 'assets/a.png'|url }}"></body></html>
"""
CUSTOM = {
    "company_name": "Acme Pay",
    "dashboard_base_url": "https://dashboard.acme.example/",
    "support_email": "help@acme.example",
    "empty": "",
    "nested": {"deep": "Deep"},
}
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", {"toc": {"permalink": False}}]


class _Collected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@dataclass
class Site:
    """A site of a test: its folder, what a build reported, and the built pages."""

    root: Path
    reported: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    config: MkDocsConfig | None = None

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write sources; a path without a folder of its own is one of docs/."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def page(self, path: str = "index.html") -> BeautifulSoup:
        return BeautifulSoup(self.text(path), "html.parser")

    def main(self, path: str = "index.html") -> Tag:
        return one(self.page(path), "main")

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def beside(self) -> list[str]:
        """Return what a build left beside the site's folder."""
        return sorted(path.name for path in self.root.iterdir() if "paycore-" in path.name)

    def build(self, *, command: str = "build", dirty: bool = False, **overrides: Any) -> None:
        """Build as MkDocs' commands do; what they log is in `reported` (warnings and worse) and `notes`."""
        self.reported, self.notes = [], []
        with _collected(self):
            self.config = load_config(str(self.root / "mkdocs.yml"), **overrides)
            self.config.plugins.on_startup(command=command, dirty=dirty)  # type: ignore[arg-type] # one of three words
            try:
                build(self.config, dirty=dirty)
            finally:
                self.config.plugins.on_shutdown()


@contextmanager
def _collected(site: Site) -> Iterator[None]:
    logger, handler = logging.getLogger("mkdocs"), _Collected()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        for record in handler.records:
            (site.reported if record.levelno >= logging.WARNING else site.notes).append(record.getMessage())


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the only element of a selector."""
    found = page.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector} in {page}"
    return found[0]


def attributes(page: BeautifulSoup | Tag, selector: str, name: str) -> list[str]:
    """Return an attribute of all elements of a selector."""
    return [str(element[name]) for element in page.select(selector)]


def configuration(**changes: Any) -> str:
    """Return a mkdocs.yml: the small theme of the tests, `extra.custom`, and the changes by key."""
    config: dict[str, Any] = {
        "site_name": "<<custom.company_name>> Docs",
        "site_url": "https://docs.acme.example/",
        "theme": {"name": None, "custom_dir": "theme", "static_templates": ["404.html"]},
        "extra": {"custom": CUSTOM},
        "plugins": ["paycore"],
        "markdown_extensions": EXTENSIONS,
        **changes,
    }
    return written({key: value for key, value in config.items() if value is not ...})
