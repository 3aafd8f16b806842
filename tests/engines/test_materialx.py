"""MaterialX in Material's place: pages, and a search index with the values of each brand."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import first_of_each
from tests.support.environment import BRANDS, Environment, write_site

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"QZPAY"
THEME = {"name": "materialx", "font": False}


def indexed(site: Path) -> str:
    """Return the texts that Pagefind has of a site."""
    texts = [gzip.decompress(path.read_bytes()).decode() for path in sorted(site.rglob("*.pf_fragment"))]
    assert texts, "Pagefind made no index"
    return "\n".join(texts)


def with_slots(site: Path) -> list[Path]:
    """Return the files of a site that hold a slot, also when they are unpacked."""
    files = [path for path in site.rglob("*") if path.is_file()]
    contents = {path: path.read_bytes() for path in files}
    unpacked = {path: gzip.decompress(each) if each[:2] == b"\x1f\x8b" else each for path, each in contents.items()}
    return [path for path, content in unpacked.items() if MARK in content]


@pytest.mark.parametrize("command", first_of_each(["mkdocs", "paycore"]))
def test_pagefind_indexes_the_values_of_the_brand(materialx: Environment, tmp_path: Path, command: str) -> None:
    write_site(tmp_path, theme=THEME)
    materialx.run(command, "build", "-f", "mkdocs.yml", at=tmp_path)
    assert "Welcome to Zed Pay" in indexed(tmp_path / "site")
    assert with_slots(tmp_path / "site") == []


def test_each_brand_has_an_index_of_its_own(materialx: Environment, tmp_path: Path) -> None:
    write_site(tmp_path, theme=THEME, extra={}, files=BRANDS)
    materialx.run("paycore", "build", "--all-brands", "--engine", "properdocs", at=tmp_path)
    assert "Welcome to Nova" in indexed(tmp_path / "site/nova")
    assert "Alpenglow" not in indexed(tmp_path / "site/nova")
    assert "Welcome to Alpenglow Pay" in indexed(tmp_path / "site/alpenglow")
    assert with_slots(tmp_path / "site") == []


def test_its_other_index_is_stamped(materialx: Environment, tmp_path: Path) -> None:
    write_site(tmp_path, theme=THEME, plugins=[{"search": {"provider": "lunr"}}, "paycore"])
    materialx.run("mkdocs", "build", "--strict", at=tmp_path)
    assert "Welcome to Zed Pay" in (tmp_path / "site/search/search_index.json").read_text("utf-8")
    assert with_slots(tmp_path / "site") == []
