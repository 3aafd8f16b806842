"""Icons in a line of text: drawn without a file, with a name for those who do not see them."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.catalog.words.language import word_table
from mkdocs_paycore.components.icon import LINES, icon
from mkdocs_paycore.markdown.call import CallError


def drawn(*arguments: Any) -> dict[str, Any]:
    svg = BeautifulSoup(icon.draw(cast("Any", None), *arguments), "html.parser").svg
    assert svg is not None
    return dict(svg.attrs)


def test_an_icon_is_read_out_by_its_name_or_by_a_label() -> None:
    assert (drawn("delete")["role"], drawn("delete")["aria-label"]) == ("img", "Delete")
    assert drawn("delete", "Remove <it>")["aria-label"] == "Remove <it>"


def test_an_icon_beside_its_own_words_says_nothing() -> None:
    assert "aria-label" not in drawn("delete", "")
    assert drawn("delete", "")["aria-hidden"] == "true"


def test_every_icon_has_a_name_and_strokes() -> None:
    assert word_table("icon").keys() == LINES.keys()
    assert all(re.fullmatch(r"[MmLlHhVvAaCcSsZz0-9 .-]+", lines) for lines in LINES.values())


def test_an_unknown_icon_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(CallError) as refused:
        icon.draw(cast("Any", None), "delte")
    assert refused.value.suggestion == "did you mean 'delete'?"
