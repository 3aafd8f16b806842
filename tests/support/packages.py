"""Packages that add components and rules, as if they were installed."""

from __future__ import annotations

import sys
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
def sample_package(installed: pytest.MonkeyPatch) -> Path:
    """The folder of the sample package, which is installed until the test ends."""
    installed.syspath_prepend(str(SAMPLE))
    return SAMPLE


def _forget() -> None:
    for found in (found_components, registry, registry_without_texts):
        found.cache_clear()


def write_package(folder: Path, name: str, *, entries: Mapping[str, str], source: str = "") -> None:
    """Write a package with one module, named `paycore_…` as it, and entry points of the group of components."""
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"{entry} = {target}" for entry, target in entries.items()]
    (info / "entry_points.txt").write_text("\n".join(["[mkdocs_paycore.components]", *lines, ""]), encoding="utf-8")
