"""The words of a pattern, and how many digits it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.check.specs.pattern_words import contradicting_words
from tests.support.checked import checked_sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("pattern: '[0-9]{6}'\n        pattern_hint: Six digits", []),
        ("pattern: '[0-9]{6}'\n        pattern_hint: Five digits", [11]),
        ("pattern: '[0-9]{4,6}'\n        pattern_hint: Five digits", []),
        ("pattern: 'K1[0-9]{4}'\n        pattern_hint: K1 and four digits", []),
        ("pattern: '[0-9a-z]{6}'\n        pattern_hint: Eight small letters and digits", []),
        (
            (
                "environments:\n          test: {pattern: 't[0-9]{3}', pattern_hint: t and three digits}\n"
                "          live: {pattern: 'l[0-9]{3}', pattern_hint: l and two digits}"
            ),
            [12],
        ),
    ],
)
def test_words_that_count_otherwise_are_told(tmp_path: Path, keys: str, lines: list[int]) -> None:
    folder = tmp_path / "docs/connectors/zuki"
    folder.mkdir(parents=True)
    field = f"      - key: shop\n        label: Shop\n        type: text\n        {keys}\n"
    text = f"code: zuki\nname: Zuki\nstatus: not_ready\nconnections:\n  - kind: account\n    fields:\n{field}"
    (folder / "provider.yml").write_text(text)
    checked = checked_sources(catalog=load_catalog(tmp_path / "docs/connectors", root=tmp_path))
    assert [each.line for each in contradicting_words(checked)] == lines
