"""Each run of the tests tries a case of each kind; `make test-all` tries all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.cases import covering, crossed, first_of_each, together

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet


def tried(cases: list[ParameterSet]) -> list[object]:
    """Return the values of the cases that each run tries."""
    return [(*case.values,) for case in cases if not case.marks]


def test_the_first_case_of_each_kind_is_tried() -> None:
    cases = first_of_each(["ape", "bee", "ant", "cow", "bat"], kind=lambda name: name[0])
    assert [case.values for case in cases] == [("ape",), ("bee",), ("ant",), ("cow",), ("bat",)]
    assert tried(cases) == [("ape",), ("bee",), ("cow",)]
    assert [mark.name for case in cases for mark in case.marks] == ["exhaustive"] * 2


def test_without_kinds_one_case_is_tried() -> None:
    assert tried(first_of_each([("a", 1), ("b", 2)])) == [("a", 1)]


def test_each_value_is_tried_with_another() -> None:
    cases = crossed(["table", "cards", "list"], [1280, 360])
    assert len(cases) == 6
    assert tried(cases) == [("table", 1280), ("cards", 360), ("list", 1280)]


def test_values_that_are_tried_one_after_the_other_are_those_of_each_run_and_the_others() -> None:
    first, others = together(first_of_each(["ape", "bee", "ant"], kind=lambda name: name[0]))
    assert (first.values, others.values) == ((["ape", "bee"],), (["ant"],))
    assert [bool(case.marks) for case in (first, others)] == [False, True]
    assert len(together(first_of_each(["ape"]))) == 1


def test_what_has_a_new_part_is_tried() -> None:
    cases = covering([("ab", 1), ("b", 1), ("bc", 1), ("ca", 1), ("a", 2)], parts=lambda case: [*case[0], case[1]])
    assert tried(cases) == [("ab", 1), ("bc", 1), ("a", 2)]
