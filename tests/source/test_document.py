"""A YAML text as data, and the places of what it holds."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.document import Document, Trail
from mkdocs_paycore.source.rule import Rule
from mkdocs_paycore.source.yaml.read import read_yaml

TEXT = """\
acme:
  name: Acme Pay
  codes: [one, two]
other: x
"""
RULE = Rule("some-rule", "A rule.")


def read(text: str = TEXT) -> Document:
    return read_yaml(text, path="f.yml", rule="r")


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("acme",), (2, 3), (1, 1)),
        (("acme", "name"), (2, 9), (2, 3)),
        (("acme", "codes", 1), (3, 16), (3, 16)),
        (("acme", "gone", "deeper"), (2, 3), (1, 1)),
        (("gone",), (1, 1), (1, 1)),
    ],
)
def test_a_value_and_its_key_have_a_place_or_that_of_the_nearest_parent(
    path: Trail, value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert read().place(path) == value
    assert read().key_place(path) == key


def test_problems_of_a_part_are_placed_where_the_part_starts() -> None:
    part = read().below(("acme", "codes"))
    assert (part.path, part.data) == ("f.yml", ["one", "two"])
    assert part.place((1,)) == read().place(("acme", "codes"))
    problem = part.problem((1,), RULE, "found 'two'")
    assert (problem.path, problem.line, problem.column) == ("f.yml", 3, 10)


def test_what_has_no_text_has_no_place() -> None:
    nothing = Document("f.yml", {"a": 1})
    places = (
        nothing.place(("a",)),
        nothing.key_place(("a",)),
        nothing.find(("a",), "1"),
        nothing.below(("a",)).place(),
    )
    assert {*places} == {(0, 0)}


@pytest.mark.parametrize(("needle", "place"), [("Pay", (2, 14)), ("Acme", (2, 9)), ("two", (2, 9)), ("name", (2, 9))])
def test_a_word_is_found_within_its_value_only(needle: str, place: tuple[int, int]) -> None:
    assert read().find(("acme", "name"), needle) == place
