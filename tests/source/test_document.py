"""A YAML text as data, and the places of what it holds."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.document import Document, Trail
from mkdocs_paycore.source.problem import Edit
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


@pytest.mark.parametrize(
    ("text", "path", "found", "is_key", "edits"),
    [
        ("a: one\n", ("a",), "one", False, (Edit(3, 6, "new"),)),
        ("a: 'one'\n", ("a",), "one", False, (Edit(4, 7, "new"),)),
        ('a: "one"\n', ("a",), "one", False, (Edit(4, 7, "new"),)),
        ("a: [one, two]\n", ("a", 1), "two", False, (Edit(9, 12, "new"),)),
        ("old: 1\n", ("old",), "old", True, (Edit(0, 3, "new"),)),
        ("old: 1\nnew: 2\n", ("old",), "old", True, ()),
        ('a: "o\\x6ee"\n', ("a",), "one", False, ()),
        ("a: one more\n", ("a",), "one", False, (Edit(3, 6, "new"),)),
        ("a: ones\n", ("a",), "one", False, ()),
        ("a: one\n", ("b",), "one", False, ()),
    ],
)
def test_a_text_is_respelt_where_it_is_typed_as_it_is_read(
    text: str, path: Trail, found: str, edits: tuple[Edit, ...], *, is_key: bool
) -> None:
    assert read(text).respelling(path, found, "new", at_key=is_key) == edits


def test_what_is_part_of_another_file_is_not_respelt() -> None:
    document = read_yaml("a: one\n", path="f.yml", rule="r", first_line=2)
    assert document.respelling(("a",), "one", "new") == ()
