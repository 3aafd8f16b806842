"""Variables that nobody has filled, in whatever way a file spells them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.stamping.unfilled import _LEFT_BYTES, unfilled_names, with_left_variables

LESS, MORE = ["<", "&lt;", "&#60;", "&#x3c;", "&#x3C;", r"\u003c"], [">", "&gt;", "&#62;", "&#x3e;", r"\u003E"]
PIECES = [*LESS, *MORE, " ", "a", "custom", ".", "name", "&", "x-1", "\n", "u003"]


@pytest.mark.parametrize(("one", "two"), [*itertools.product(LESS, LESS)])
def test_a_variable_is_found_in_each_spelling(one: str, two: str) -> None:
    for end in MORE:
        assert list(unfilled_names(f"a {one}{two}custom.name{end}{end} b".encode())) == ["custom.name"]


@pytest.mark.parametrize(("one", "two"), [*itertools.product(LESS, LESS)])
def test_a_variable_gets_its_slot_in_each_spelling(one: str, two: str) -> None:
    slots = {("custom", "name"): "SLOT"}
    for end in MORE:
        html = f"a {one}{two}custom.name{end}{end} b"
        assert with_left_variables(html, lambda *name: slots.get(name)) == "a SLOT b"
        assert with_left_variables(html.replace("name", "other"), lambda *name: slots.get(name)) == html.replace(
            "name", "other"
        )


def test_a_shift_in_a_script_is_none() -> None:
    assert list(unfilled_names(b"e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0)")) == []


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_what_is_found_is_what_the_expression_finds(pieces: list[str]) -> None:
    content = "".join(pieces).encode()
    expected = [f"{found[1].decode()}.{found[2].decode()}" for found in _LEFT_BYTES.finditer(content)]
    assert list(unfilled_names(content)) == expected
