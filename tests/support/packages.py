"""Packages that add components and rules, as if they were installed."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.registry import registry, registry_without_texts
from mkdocs_paycore.markdown.component import found_components

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAMPLE = Path(__file__).parent / "sample_package"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A patch whose `syspath_prepend` installs what is in a folder, until the test ends."""
    known = set(sys.modules)
    _forget()
    yield monkeypatch
    monkeypatch.undo()
    _forget()
    for name in set(sys.modules) - known:
        if name.startswith("paycore_"):
            del sys.modules[name]


@pytest.fixture
def sample_package(installed: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample package, which is installed until the test ends, as its pyproject.toml says."""
    project = tomllib.loads((SAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    folder = tmp_path_factory.mktemp("installed")
    _write_info(folder, project["name"], project["entry-points"], version=project["version"])
    for path in (SAMPLE, folder):
        installed.syspath_prepend(str(path))
    return SAMPLE


def _forget() -> None:
    for found in (found_components, registry, registry_without_texts):
        found.cache_clear()


def write_package(folder: Path, name: str, *, entries: Mapping[str, str], source: str = "") -> None:
    """Write a package with one module, named `paycore_…` as it, and entry points of the group of components."""
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    _write_info(folder, name, {"mkdocs_paycore.components": entries})


def _write_info(folder: Path, name: str, groups: Mapping[str, Mapping[str, str]], *, version: str = "1.0") -> None:
    """Write what an installer writes of a package: its name, its version and its entry points."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    lines = [
        line
        for group, entries in groups.items()
        for line in (f"[{group}]", *(f"{entry} = {target}" for entry, target in entries.items()), "")
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
