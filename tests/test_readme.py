"""The lists of the parts: no part of the package is missing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def package(repository: Path) -> Path:
    return repository / "mkdocs_paycore"


def test_the_readme_names_every_part(repository: Path, package: Path) -> None:
    section = (repository / "README.md").read_text("utf-8").split("\n## How it works\n")[1].split("\n## ")[0]
    modules = [path.name for path in package.glob("*.py") if path.stem != "__init__"]
    folders = [f"{path.parent.name}/" for path in package.glob("*/__init__.py")]
    assert [name for name in sorted([*modules, *folders]) if name not in section] == []


def test_the_site_names_every_part(repository: Path, package: Path) -> None:
    section = (repository / "docs/how-it-is-made.md").read_text("utf-8").split("\n## The parts\n")[1].split("\n## ")[0]
    folders = [path.parent.name for path in package.glob("*/__init__.py")]
    assert [name for name in sorted(folders) if f"`{name}`" not in section] == []
