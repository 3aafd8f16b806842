"""The fixture `build`: a small site, built for real."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from tests.support.site import MAIN_TEMPLATE, NOT_FOUND_TEMPLATE, Site, configuration

if TYPE_CHECKING:
    from pathlib import Path

Build: TypeAlias = Callable[..., Site]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """An empty site with a small theme; not built yet."""
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = Site(tmp_path / "project")
    made.write({"theme/main.html": MAIN_TEMPLATE, "theme/404.html": NOT_FOUND_TEMPLATE})
    return made


@pytest.fixture
def site_root(site: Site) -> Path:
    """The folder of mkdocs.yml."""
    return site.root


@pytest.fixture
def build(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a site of `files` with changes to its mkdocs.yml; every warning must be one of `reported`, by a part of it.

    A name without a folder is a page of docs/. The theme is that of all sites, in one place, unless there are
    files for the site's own: a template that was compiled is known again by its path and text.
    """
    theme = tmp_path_factory.getbasetemp() / "theme"
    if not theme.exists():
        shutil.copytree(site.root / "theme", theme)

    def built(
        files: Mapping[str, str | bytes] | str,
        *,
        reported: list[str] | None = None,
        command: str = "build",
        check_reported: bool = True,
        overrides: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Site:
        named = {"index.md": files} if isinstance(files, str) else files
        site.write(
            {name if "/" in name or name == "mkdocs.yml" else f"docs/{name}": text for name, text in named.items()}
        )
        if not any(name.startswith("theme/") for name in named):
            changes = {"theme": {"name": None, "custom_dir": str(theme), "static_templates": ["404.html"]}, **changes}
        if "mkdocs.yml" not in named:
            site.write({"mkdocs.yml": configuration(**changes)})
        site.build(command=command, **(overrides or {}))
        left = list(site.reported)
        for part in reported or []:
            found = next((line for line in left if part in line), None)
            assert found is not None, f"not reported: {part}\nreported: {left}"
            left.remove(found)
        assert left == [] or not check_reported, f"reported, and not expected: {left}"
        return site

    return built
