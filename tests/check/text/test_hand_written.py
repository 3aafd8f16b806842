"""What the rules find in manuals that somebody typed by hand: brackets, words, pictures and text read wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.check.text.variables import stray_variables
from tests.support.checked import checked_texts, found_by

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

VALUES = {"custom.company_name": "Acme Pay", "custom.dashboard_base_url": "https://dash.acme.example/"}
_ALONE = "stray-brackets expected {{custom.company_name}} alone"
FOUND = [
    (stray_variables, "By {{{{custom.company_name}}.", [f"1:4 {_ALONE}"]),
    (stray_variables, "By {{{custom.company_name}}}.", [f"1:4 {_ALONE}"]),
    (stray_variables, "By {{{{custom.company_name}}}}.", [f"1:4 {_ALONE}"]),
    (stray_variables, "By <<<custom.company_name>>>.", ["1:4 stray-brackets expected <<custom.company_name>> alone"]),
    (stray_variables, "\\{{{custom.company_name}} ${{{custom.company_name}} <b><<custom.company_name>></b>", []),
]


@pytest.mark.parametrize(("look", "text", "expected"), FOUND)
def test_a_rule_finds_a_mistake_where_it_stands(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    brands = [Brand("acme", {name.partition(".")[2]: value for name, value in VALUES.items()})]
    assert found_by(look, replace(checked_texts(text, values=VALUES), brands=brands)) == expected
