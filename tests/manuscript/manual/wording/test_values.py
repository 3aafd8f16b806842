"""Words that list values to choose from, and words that only describe what is typed."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.wording.values import Values, announces_values, offered_values, values_in


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Steel or Wood.", ["Steel", "Wood"]),
        ("Steel, Wood, or Glass fibre", ["Steel", "Wood", "Glass fibre"]),
        ("(H1 / H2)", ["H1", "H2"]),
        ("`steel`, `wood`", ["steel", "wood"]),
        ('one of "Steel", "Wood"', ["Steel", "Wood"]),
        ("choose steel or wood", ["steel", "wood"]),
        ("choose Steel/Wood", ["Steel", "Wood"]),
        ("between Steel and Wood", ["Steel", "Wood"]),
        ("possible values: steel, wood", ["steel", "wood"]),
        ("Steel (for the sea) or Wood (for rivers)", ["Steel", "Wood"]),
        ("steel or wood", []),
        ("Steel and Wood", []),
        ("Steel, Wood", []),
        ("Steel/Wood", []),
        ("16 or 32", []),
        ("choose the one from the letter, or ask your manager", []),
        ("choose Steel or Steel", []),
        ("choose Steel", []),
        ("`steel`, `wood`, ...", []),
        ("(choose Steel, Wood…)", []),
        ("choose Steel, Wood and so on", []),
        ("", []),
    ],
)
def test_values_are_what_words_list_to_choose_from(said: str, names: list[str]) -> None:
    assert list(values_in(said).names) == names


@pytest.mark.parametrize(
    "said", ["Steel or Wood, depending on the sea", "Steel or Wood. See below.", "Steel or Wood, and press **Save**"]
)
def test_a_list_of_values_ends_before_what_is_said_besides(said: str) -> None:
    assert values_in(said) == Values(("Steel", "Wood"), is_all=False, is_plain=True, is_either=True)


def test_plain_small_words_are_values_where_something_tells_to_choose() -> None:
    assert values_in("steel, wood", is_told=True).names == ("steel", "wood")


@pytest.mark.parametrize(
    ("name", "said", "has_values"),
    [
        ("Hull", "Steel or Wood", True),
        ("Hull type", "Steel or Wood", True),
        ("Shop ID", "Steel or Wood", False),
        ("Shop ID", "`steel` or `wood`", True),
        ("Hull", "Shop ID or Shop name", False),
    ],
)
def test_plain_words_are_no_values_of_what_is_typed(name: str, said: str, *, has_values: bool) -> None:
    assert bool(offered_values(name, said).names) is has_values


@pytest.mark.parametrize(
    ("text", "announces", "announces_one"),
    [
        ("Hull, one of:", True, True),
        ("Hull: choose one of the following:", True, True),
        ("Hull (choose one):", True, True),
        ("Then choose:", True, False),
        ("Choose the hull:", False, False),
        ("One of them is enough.", False, False),
    ],
)
def test_words_announce_values(text: str, *, announces: bool, announces_one: bool) -> None:
    assert (announces_values(text), announces_values(text, of_one=True)) == (announces, announces_one)
