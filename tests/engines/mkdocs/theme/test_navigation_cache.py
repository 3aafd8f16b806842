"""The navigation that is drawn once: what Material draws for every page, but for white space between its tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.engines.mkdocs.theme import navigation_cache
from tests.support.cases import first_of_each
from tests.support.site import Site, configuration

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [
    "index.md",
    "about.md",
    "guide/index.md",
    "guide/one.md",
    "guide/two.md",
    "guide/deep/index.md",
    "guide/deep/a.md",
    "guide/deep/b.md",
    "guide/deep/deeper/x.md",
    "reference/one.md",
    "reference/two.md",
    "hidden/page.md",
]
NAV = [
    {"Home": "index.md"},
    {
        "Guide": [
            "guide/index.md",
            "guide/one.md",
            {"Deep": ["guide/deep/index.md", "guide/deep/a.md", {"Deeper": ["guide/deep/deeper/x.md"]}]},
            "guide/deep/b.md",
            {"Out": "https://out.example/"},
        ]
    },
    {"Reference": ["reference/one.md", "reference/two.md", "guide/two.md"]},
    "about.md",
]
INDEXES = ["navigation_cache.indexes", "navigation_cache.sections"]
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "folders": {"nav": ...},
    "sections and indexes": {"features": INDEXES},
    "tabs": {"features": ["navigation_cache.tabs", *INDEXES]},
    "expanded": {"features": ["navigation_cache.expand", "toc.integrate"]},
    "pruned": {"features": ["navigation_cache.prune", "navigation_cache.indexes"]},
    "files": {"use_directory_urls": False, "features": INDEXES},
}


@pytest.mark.parametrize("look", first_of_each(LOOKS, kind=lambda look: frozenset(LOOKS[look])))
@pytest.mark.slow
def test_pages_show_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    changes = {"nav": NAV, **LOOKS[look]}
    features = changes.pop("features", [])
    theme = {"name": "material", "font": False, "features": features}
    built = []
    for name in ("drawn", "kept"):
        site = Site(tmp_path / name)
        site.write({"mkdocs.yml": configuration(theme=theme, **changes)})
        site.write({f"docs/{page}": f"# {page}\n\n## Part of {page}\n" for page in PAGES})
        with monkeypatch.context() as patch:
            if name == "drawn":
                patch.setattr(navigation_cache, "_TEMPLATE", "no such template")
            site.build()
        built.append(site.files())
    drawn, kept = ({path: shown(path, content) for path, content in files.items()} for files in built)
    assert drawn == kept
    assert b"md-nav__link" in built[1]["index.html"]
    assert len(built[1]["index.html"]) < len(built[0]["index.html"])


def shown(path: str, content: bytes) -> bytes:
    """Return a file with white space as a browser shows it: one space between words, none between blocks."""
    if not path.endswith(".html"):
        return b"" if path.endswith(".gz") else content
    page = BeautifulSoup(content, "html.parser")
    for text in page.find_all(string=True):
        is_between_blocks = not text.strip() and text.find_parent(["a", "label", "span", "li", "nav", "ul"])
        text.replace_with("" if is_between_blocks else re.sub(r"\s+", " ", text))
    return page.encode()


@pytest.mark.slow
def test_the_navigation_is_kept_where_the_theme_is_material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    kept = navigation_cache._Kept.__call__  # noqa: SLF001 - it is counted

    def counted(self: Any, context: Any, draw: Any, item: Any, *where: Any) -> str:
        def noted(*arguments: Any) -> str:
            drawn.append(item.title)
            return str(draw(*arguments))

        return kept(self, context, noted, item, *where)

    counted.__dict__.update(kept.__dict__)
    monkeypatch.setattr(navigation_cache._Kept, "__call__", counted)  # noqa: SLF001 - as above
    site = Site(tmp_path / "project")
    site.write({"mkdocs.yml": configuration(theme={"name": "material", "font": False})})
    pages = [f"page-{number:02}.md" for number in range(30)]
    site.write({f"docs/{page}": f"# {page}\n" for page in ["index.md", *pages]})
    site.build()
    assert len(pages) < len(drawn) < 5 * len(pages)  # each as itself, and once from each place; else 31 times 31
