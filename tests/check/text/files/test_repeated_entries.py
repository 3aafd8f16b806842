"""Pages that a navigation names twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.files.repeated_entries import repeated_entries
from tests.support.checked import checked_pages_at, found_by

if TYPE_CHECKING:
    from pathlib import Path

ZUKI = "  - Zuki: connectors/zuki/index.md\n"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("  - Guides:\n      - Plans: plans.md\n      - Plans: routing.md\n", ["4:16"]),
        ("  - Guides:\n      - 'Plans': 'routing.md'\n      - 'Plans': 'plans.md'\n", ["3:19"]),
        ("  - Guides:\n      - Start: a.md\n  - Partners:\n      - Start: b.md\n", []),
        ("  - Start: a.md\n  - Other: b.md\n  - c.md\n  - d.md\n", []),
        (f"{ZUKI}  - Mopay: connectors/zuki/index.md\n", ["3:12"]),
        (f"  - Mopay: connectors/zuki/index.md\n{ZUKI}", ["2:12"]),
        ("  - a.md\n  - More: a.md\n", ["3:11"]),
        (f"{ZUKI}  - Mopay: connectors/mopay/index.md\n  - Zuki: https://zuki.example/\n", []),
        ("  [{Zuki: zuki/index.md}, {Mopay: zuki/index.md}]\n", ["2:35"]),
        (f"{ZUKI}# - Old: connectors/zuki/index.md\n", []),
    ],
)
def test_the_entry_whose_title_is_another_s_is_told(tmp_path: Path, entries: str, expected: list[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"nav:\n{entries}", "utf-8")
    found = found_by(repeated_entries, checked_pages_at({}, root=tmp_path))
    assert [each.split()[0] for each in found] == expected
