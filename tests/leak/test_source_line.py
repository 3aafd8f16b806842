"""Which line of a source a leak may have come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_paycore.leak.leak import Leak
from mkdocs_paycore.leak.mention import Beside
from mkdocs_paycore.leak.source_line import SourceLine
from mkdocs_paycore.leak.words import Word

WORD = Word("acme", "name", "acme", "site_name", "Acme")
WHOLE = Beside("ksa", "")
"""*Ask Acme*, as a whole heading."""


def leak(*edges: int, file: str = "a/index.html") -> Leak:
    return Leak(WORD, Beside("ksaz", "today", edges), file, "a/", 3, ("other",))


def line(number: int, *, is_allowed: bool = False) -> SourceLine:
    return SourceLine(Path("a.md"), number, WORD, Beside("qqqq", "qqqq"), is_allowed, wholes=(WHOLE,))


@pytest.mark.parametrize(("number", "is_allowed"), [(7, True), (0, False)])
def test_what_is_allowed_and_a_files_name_have_to_be_a_whole_part_of_a_page(number: int, *, is_allowed: bool) -> None:
    source = line(number, is_allowed=is_allowed)
    assert source.is_like(leak(3, 9))
    assert source.is_like(leak(9, 0))
    assert not source.is_like(leak(9, 9))


def test_any_other_line_need_only_have_the_same_letters() -> None:
    assert line(7).is_like(leak(9, 9))


@pytest.mark.parametrize("found", [leak(), leak(9, 9, file="search/search_index.json")])
def test_blocks_count_in_pages_alone_where_they_are_known(found: Leak) -> None:
    assert line(0).is_like(found)
