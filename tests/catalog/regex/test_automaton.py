"""The automaton of a pattern reads what the pattern reads."""

from __future__ import annotations

import random

import pytest
import regress

from mkdocs_paycore.catalog.regex.ambiguity import is_endless
from mkdocs_paycore.catalog.regex.automaton import Automaton, EmptyRepetitionError, TooLargeError, build_automaton
from mkdocs_paycore.catalog.regex.matching import matches
from mkdocs_paycore.catalog.regex.parser import Character, Repetition, parse, walk

PARTS = [
    "a", "b", "c", "x", "1", "ab", ".", "[ab]", "[^a]", "[b-x]", r"\d", r"\w", r"\p{L}", r"\x61", r"\u0062",
    r"\u{63}", "😀", "(", "(?:", "(?<n>", ")", ")", ")", "|", "|", "*", "+", "?", "{2}", "{1,3}",
    "{2,}", "*?", "+?", r"\.", "[.]", r"[\]a]", "[]",
]  # fmt: skip
TEXT = "aaabbbccx1.]é😀"


def reads(automaton: Automaton, text: str) -> bool:
    ahead = set(automaton.first)
    for char in text:
        bit = automaton.alphabet.index(char)
        here = {state for state in ahead if automaton.reads[state] >> bit & 1}
        ahead = {to for state in here for to in automaton.next[state]}
    return bool(here & automaton.last.keys())


def compiles(pattern: str) -> bool:
    try:
        regress.Regex(pattern, "u")
    except regress.RegressError:
        return False
    return True


@pytest.mark.slow
def test_the_same_texts() -> None:
    source = random.Random(11)  # noqa: S311 - the same patterns on every run
    tried = 0
    while tried < 1500:
        pattern = "".join(source.choices(PARTS, k=source.randrange(1, 9)))
        if not compiles(pattern):
            continue
        try:
            automaton = build_automaton(parse(pattern), is_loop=is_endless)
        except (EmptyRepetitionError, TooLargeError):
            continue
        for _ in range(10):
            text = "".join(source.choices(TEXT, k=source.randrange(1, 7)))
            assert reads(automaton, text) is matches(pattern, text), (pattern, text)
        tried += 1


def test_the_parts_are_the_text_of_the_pattern() -> None:
    pattern = r"^(?:a[\]b]{2,}|(?<n>\u{1F600}+?)\k<n>)(?=c)\1$"
    parts = [(pattern[part.start : part.end], type(part)) for part, _ in walk(parse(pattern).root)]
    shown = [text for text, type_ in parts if type_ in (Character, Repetition)]
    assert shown == ["a", r"[\]b]{2,}", r"[\]b]", r"\u{1F600}+?", r"\u{1F600}", "c"]
    assert set(parse(pattern).groups) == {"1", "n"}
