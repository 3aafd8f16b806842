"""Texts with slots that say what is done with them."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.stamping import slot_text
from mkdocs_paycore.stamping.slot import MARK, variable_slot
from mkdocs_paycore.stamping.slot_text import SlotText, variable_of

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = f"Plan {variable_slot('custom.plan')}, {variable_slot('custom.other')}"


def test_a_text_names_the_variable_of_its_first_slot() -> None:
    assert variable_of(TEXT) == "custom.plan"
    assert variable_of("no slot") == ""


@pytest.mark.parametrize(
    ("use", "heard"),
    [
        (lambda text: text == "Plan", [slot_text.COMPARED]),
        (lambda text: text != "Plan", [slot_text.COMPARED]),
        (lambda text: "Plan" in text, [slot_text.FOUND_IN]),
        (lambda text: text.upper(), [slot_text.RECASED]),
        (lambda text: text[:3], [slot_text.CUT]),
        (len, [slot_text.MEASURED]),
        (lambda text: "{{" in text or "{%" in text or "<<" in text, []),
        (lambda text: text == "", []),
        (lambda text: text == TEXT, []),
        (lambda text: text == 1, []),
        (lambda text: MARK in text, []),
        (bool, []),
        (lambda text: f"{text}", []),
        (copy.deepcopy, []),
    ],
)
def test_what_comes_out_as_with_the_value_is_not_heard_of(use: Callable[[Any], object], heard: list[str]) -> None:
    found: list[tuple[str, str]] = []
    text = SlotText(TEXT, lambda *said: found.append(said))
    use(text)
    assert [what for _, what in found] == heard
    assert {said for said, _ in found} <= {TEXT}


def test_another_process_gets_a_plain_text() -> None:
    read = pickle.loads(pickle.dumps(SlotText(TEXT, lambda *_: None)))  # noqa: S301 - our own
    assert (type(read), read) == (str, TEXT)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda text: text.strip(), SlotText),
        (lambda text: text + "!", SlotText),
        (lambda text: text * 2, SlotText),
        (lambda text: text * 0, str),
    ],
)
def test_what_is_made_of_a_text_is_heard_of_as_long_as_it_holds_a_slot(
    make: Callable[[Any], object], kind: type
) -> None:
    found: list[str] = []
    made = make(SlotText(f" {TEXT} ", lambda _, what: found.append(what)))
    assert type(made) is kind
    assert found == []
    assert made != "Plan"
    assert found == ([slot_text.COMPARED] if kind is SlotText else [])
