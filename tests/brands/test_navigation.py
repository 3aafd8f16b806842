"""The navigation that is drawn once: the same bytes as Material draws for every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore import navigation
from tests.plugin.site import Site, configuration

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
INDEXES = ["navigation.indexes", "navigation.sections"]
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "folders": {"nav": ...},
    "sections and indexes": {"features": INDEXES},
    "tabs": {"features": ["navigation.tabs", *INDEXES]},
    "expanded": {"features": ["navigation.expand", "toc.integrate"]},
    "pruned": {"features": ["navigation.prune", "navigation.indexes"]},
    "files": {"use_directory_urls": False, "features": INDEXES},
}


@pytest.mark.parametrize("look", LOOKS)
def test_pages_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str) -> None:
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
                patch.setattr(navigation, "_TEMPLATE", "no such template")
            site.build()
        built.append(site.files())
    assert built[0] == built[1]
    assert b"md-nav__link" in built[0]["index.html"]


def test_the_navigation_is_kept_where_the_theme_is_material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    kept = navigation._Kept.__call__  # noqa: SLF001 - it is counted

    def counted(self: Any, context: Any, draw: Any, item: Any, *where: Any) -> str:
        def noted(*arguments: Any) -> str:
            drawn.append(item.title)
            return str(draw(*arguments))

        return kept(self, context, noted, item, *where)

    counted.__dict__.update(kept.__dict__)
    monkeypatch.setattr(navigation._Kept, "__call__", counted)  # noqa: SLF001 - as above
    site = Site(tmp_path / "project")
    site.write({"mkdocs.yml": configuration(theme={"name": "material", "font": False})})
    pages = [f"page-{number:02}.md" for number in range(30)]
    site.write({f"docs/{page}": f"# {page}\n" for page in ["index.md", *pages]})
    site.build()
    assert len(pages) < len(drawn) < 5 * len(pages)  # each as itself, and once from each place; else 31 times 31
