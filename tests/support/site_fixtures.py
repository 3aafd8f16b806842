"""The fixture `build`: a small site, built for real."""

from __future__ import annotations

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
def build(site: Site) -> Build:
    """Build a site of `files` with changes to its mkdocs.yml; every warning must be one of `reported`, by a part of it.

    A name without a folder is a page of docs/.
    """

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
        if "mkdocs.yml" not in named:
            site.write({"mkdocs.yml": configuration(**changes)})
        site.build(command=command, **(overrides or {}))
        left = list(site.reported)
        for part in reported or []:
            found = next((line for line in left if part in line), None)
            assert found is not None, f"not reported: {part}\nreported: {left}"
            left.remove(found)
        assert left == [] or not check_reported, "reported, and not expected"
        return site

    return built
