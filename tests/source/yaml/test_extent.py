"""How much a value of YAML is, once its aliases are filled in."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from mkdocs_paycore.source.yaml.extent import excess

BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}' if before else 'x'] * 10)}]\n"
    for before, name in zip(["", *"abcdefgh"], "abcdefghi", strict=True)
)

_TOO_DEEP = "values nested deeper than 64 levels"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1", ""),
        ("a: &a [1, 2]\nb: *a\nc: [*a, *a]", ""),
        (BOMB, "more than 100000 values once all aliases are filled in"),
        (f"x: {'[' * 63}{']' * 63}", ""),
        (f"x: {'[' * 70}{']' * 70}", _TOO_DEEP),
        ("".join(f"k{n}: &k{n} [*k{n - 1}]\n" if n else "k0: &k0 [x]\n" for n in range(90)), _TOO_DEEP),
        ("a: &a [*a]", "a value that holds itself"),
        ("a: &a {b: {c: *a}}", "a value that holds itself"),
    ],
)
def test_what_is_beyond_the_limits_is_named(text: str, found: str) -> None:
    value: Any = yaml.safe_load(text)
    assert excess(value) == found


@pytest.mark.slow
def test_a_long_list_of_different_values_is_too_much_as_well() -> None:
    assert excess([[number] for number in range(60_000)]).startswith("more than 100000 values")
