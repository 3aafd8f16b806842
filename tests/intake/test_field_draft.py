"""The keys and the data of fields that imports make."""

from __future__ import annotations

import pytest

from mkdocs_paycore.intake.field_draft import field_data, key_of


@pytest.mark.parametrize(
    ("label", "taken", "key"),
    [
        ("Your API User (sandbox)", [], "api_user"),
        ("apiUser", [], "api_user"),
        ("API key", ["api_key"], "api_key_2"),
        ("API key", ["api_key", "api_key_2", "api_key_3"], "api_key_4"),
        ("Ключ", [], "field"),
        ("Ключ", ["field"], "field_2"),
    ],
)
def test_a_key_is_made_of_the_label_and_is_nobody_elses(label: str, taken: list[str], key: str) -> None:
    assert key_of(label, taken=taken) == key


def test_what_is_empty_is_left_out_and_false_is_kept() -> None:
    assert field_data(a=None, b="", c=(), d={}, e=[], default=False, f="x", g=0) == {"default": False, "f": "x", "g": 0}
