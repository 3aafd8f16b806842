"""Fixtures: a small site of several brands, built once, and the gate that knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.brand_site import BrandSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BrandSite:
    """A small site of three brands, two of them of one shape; not built yet."""
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return BrandSite.made(tmp_path / "project")


@pytest.fixture(scope="module")
def material_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrandSite]:
    """The same site in Material, built for all brands once for the tests of a file; they copy what they change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        made = BrandSite.made(tmp_path_factory.mktemp("built") / "project", theme={"name": "material", "font": False})
        assert made.build() == []
        assert [str(problem) for problem in made.problems] == []
        yield made
