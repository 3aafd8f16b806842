"""What is said in several places is what the table says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tables import between, tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("path", "text"), [pytest.param(*item, id=item[0].name) for item in tables().items()])
def test_the_blocks_are_those_of_the_table(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "make tables writes it"


def test_a_block_stands_between_its_marks() -> None:
    text = "a\n// begin generated: x (make tables)\nold\n// end generated\nb\n"
    assert between(text, "x", "new\nlines") == text.replace("old", "new\nlines")
    with pytest.raises(ValueError, match="found 0 blocks 'y'"):
        between(text, "y", "")
