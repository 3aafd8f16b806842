"""Texts in values of YAML: each is changed, at a cost that aliases do not multiply."""

from __future__ import annotations

from typing import Any

import yaml

from mkdocs_paycore.source.yaml_texts import DEEPEST, with_changed_texts


def shout(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


def test_texts_are_changed_and_keys_where_that_is_asked_for() -> None:
    value = {"a": ["x", 5, {"b": "y"}], "c": None}
    assert with_changed_texts(value, shout) == {"a": ["X", 5, {"b": "Y"}], "c": None}
    assert with_changed_texts(value, shout, change_key=shout) == {"A": ["X", 5, {"B": "Y"}], "C": None}
    assert value == {"a": ["x", 5, {"b": "y"}], "c": None}


def test_what_aliases_name_many_times_is_gone_through_once() -> None:
    lines = ["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    looked: list[object] = []

    def change(text: str) -> str:
        looked.append(text)
        return shout(text)

    changed = with_changed_texts(yaml.safe_load("\n".join(lines)), change)
    assert len(looked) < 10 * 30 * 30
    assert changed["a1"] == ["X"] * 9
    assert changed["a29"][0] is changed["a29"][8]


def test_a_list_that_holds_itself_is_gone_through_so_deep() -> None:
    value: list[Any] = ["x"]
    value.append(value)
    depth, at = 0, with_changed_texts(value, shout)
    while at[0] == "X" and depth < 2 * DEEPEST:
        depth, at = depth + 1, at[1]
    assert depth == DEEPEST
