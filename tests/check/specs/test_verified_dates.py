"""When and against what a provider's file was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.check.specs.verified_dates import faulty_evidence
from tests.support.checked import checked_sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("verified", "line"),
    [
        ("{ on: 2026-01-19, source: 'https://docs.zuki.example/' }", None),
        ("{ on: 2026-01-19, source: 'a call with their manager' }", None),
        ("\n  on: 9062-01-19\n  source: https://docs.zuki.example/", 5),
        ("\n  on: 2026-01-19\n  source: https:/docs.zuki.example/", 6),
        ("\n  on: 2026-01-19\n  source: https//docs.zuki.example/", 6),
    ],
)
def test_a_day_to_come_and_an_address_without_slashes_are_told(tmp_path: Path, verified: str, line: int | None) -> None:
    folder = tmp_path / "docs/connectors/zuki"
    folder.mkdir(parents=True)
    text = f"code: zuki\nname: Zuki\nstatus: not_ready\nverified: {verified}\n"
    (folder / "provider.yml").write_text(text)
    checked = checked_sources(catalog=load_catalog(tmp_path / "docs/connectors", root=tmp_path))
    found = [each.line for each in faulty_evidence(checked)]
    assert found == ([line] if line else [])


@pytest.mark.parametrize(("day", "line"), [("2026-01-19", None), ("9062-01-19", 10)])
def test_the_day_of_a_field_is_none_to_come(tmp_path: Path, day: str, line: int | None) -> None:
    folder = tmp_path / "docs/connectors/zuki"
    folder.mkdir(parents=True)
    field = f"key: shop\n        label: Shop\n        type: text\n        checked_on: {day}"
    connections = f"connections:\n  - kind: account\n    fields:\n      - {field}\n"
    (folder / "provider.yml").write_text(f"code: zuki\nname: Zuki\nstatus: not_ready\n{connections}")
    checked = checked_sources(catalog=load_catalog(tmp_path / "docs/connectors", root=tmp_path))
    assert [each.line for each in faulty_evidence(checked)] == ([line] if line else [])
