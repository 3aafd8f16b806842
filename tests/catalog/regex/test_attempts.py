"""What a pattern costs an engine that goes back over its choices is never more than what was counted for it."""

from __future__ import annotations

import random
import re

import pytest
import regress

from mkdocs_paycore.catalog.regex.ambiguity import is_endless
from mkdocs_paycore.catalog.regex.attempts import (
    MOST_ATTEMPTS,
    MOST_PER_CHARACTER,
    Cost,
    TooManyStepsError,
    highest_cost,
)
from mkdocs_paycore.catalog.regex.automaton import EmptyRepetitionError, TooLargeError, build_automaton
from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from mkdocs_paycore.catalog.regex.parser import parse
from tests.support.backtracking import Engine, TooManyLooksError
from tests.support.cases import first_of_each

ATOMS = [
    "a", "b", "[ab]", "[0-9]", ".", r"\w", r"\b", "(a|b)", "(?:a|aa)", "(?:a|b?)", "(?=.*b)", "(?!ab)", "(?<=a)",
    "(?<=[ab]{2})", "(?<!b)", "(a?b)", r"\1", "x", " ?", "(?:ab|a|b)", "(?=a?a?)", "(?:)", "[]",
]  # fmt: skip
COUNTS = ["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,3}", "{2,}", "{0,9}", "{3}", "??", "+?"]
WRAPPED = ["({})", "(?:{})", "(?:{})?", "(?:{}|b)", "(?:{})+", "(?:{}){{2}}", "(?:{}){{1,2}}", "(?={})", "(?<={})"]
CHARS = "aabbx1 é"


def cost_of(pattern: str, **options: int) -> Cost | None:
    try:
        automaton = build_automaton(parse(pattern), is_loop=is_endless, with_looks=True)
        return highest_cost(automaton, **options)
    except (EmptyRepetitionError, TooLargeError, TooManyStepsError):
        return None


def looks(pattern: str, text: str, *, most: int) -> int:
    engine = Engine(pattern, text, most=most)
    try:
        engine.matches()
    except TooManyLooksError:
        return engine.looks
    return engine.looks


def made_up(source: random.Random) -> str:
    pattern = ""
    for _ in range(source.randrange(1, 6)):
        pattern += source.choice(ATOMS) + source.choice(COUNTS)
        if source.random() < 0.3:
            pattern = source.choice(WRAPPED).format(pattern)
    return pattern


def compiles(pattern: str) -> bool:
    try:
        regress.Regex(pattern, "u")
    except regress.RegressError:
        return False
    return True


def made_up_patterns(count: int, *, seed: int) -> list[str]:
    source = random.Random(seed)  # noqa: S311 - the same patterns on every run
    found: list[str] = []
    while len(found) < count:
        pattern = made_up(source)
        if compiles(pattern):
            found.append(pattern)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", first_of_each([4, 40, 400]))
def test_no_text_costs_more_than_was_counted(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - the same texts on every run
    tried = 0
    for pattern in made_up_patterns(140, seed=seed):
        worst = cost_of(pattern)
        if worst is None:
            continue
        texts = [worst.text.text[:12] + end for end in ("", "!", "a")]
        texts += ["".join(source.choices(CHARS, k=source.randrange(9))) for _ in range(3)]
        texts += [text * 3 for text in texts[-2:] if len(text) < 4]
        for text in texts:
            counted = cost_of(pattern, longest=len(text), most=10**30)
            assert counted is not None
            assert looks(pattern, text, most=5000) <= counted.attempts, (pattern, text)
            tried += 1
    assert tried > 450


@pytest.mark.slow
def test_what_passes_costs_little_for_the_worst_text_that_was_found() -> None:
    passed = 0
    for pattern in made_up_patterns(350, seed=5):
        worst = cost_of(pattern)
        if worst is None or repetition_fault(pattern):
            continue
        passed += 1
        for text in (worst.text.text[:40], f"{worst.text.text[:40]}!"):
            most = MOST_ATTEMPTS + len(text) * MOST_PER_CHARACTER
            assert looks(pattern, text, most=most) <= most, (pattern, text)
    assert passed > 50


SLOW = [
    "PL" + "[0-9]{0,15} ?" * 8,
    "a?b?" * 20,
    ".?" * 30 + "z",
    "a{0,15}" * 8,
    "(?:a?|b?)" * 25,
    r"(?:\b|){25}x",
    "a?" * 30 + "a" * 30,
    "(?:a{1,9}){1,9}",
    "(?:aa?){30}",
    "(?:ab|a|b){40}",
    "(?:(?=(?:a|aa){40}!)a)b",
    "(?!(?:a|aa){40}!)a+",
    "(a+)+",
    "sk_live_(a|a)*",
    r"(\w+\s?)*x",
    "[0-9]{4}" + "-?[0-9]{0,4}" * 12,
    "(?:[0-9]{1,3}[ .]?){1,12}",
]


@pytest.mark.parametrize("pattern", first_of_each(SLOW, lambda pattern: SLOW.index(pattern) // 2))
@pytest.mark.slow
def test_the_text_that_a_message_shows_is_slow(pattern: str) -> None:
    """The text is read from the message; the engine is stopped before it is through. Each run tries one in two."""
    reason = str(repetition_fault(pattern))
    shown = re.search(r"can divide (.*) in many ways", reason)
    assert shown, reason
    text = "".join(times_text(part) for part in shown[1].split(" + "))
    most = MOST_ATTEMPTS // 10
    assert looks(pattern, text, most=most) > most, reason


def times_text(part: str) -> str:
    times, is_times, quoted = part.rpartition(" times ")
    text: str = eval(quoted if is_times else part)  # noqa: S307 - a text in quotes, from our own message
    return text * int(times) if is_times else text


USUAL = [
    r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+",
    r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}",
    r"[A-Za-z0-9._%+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,63}",
    r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7} ?[A-Z0-9]{1,4}",
    r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){1,8}",
    "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}",
    r"(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=)?",
    r"[A-Za-z0-9+\/=]{100,10000}",
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
    "[0-9a-fA-F]{64}",
    "[0-9a-fA-F]{512}",
    "(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}",
    r"(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}",
    r"[\s\S]{1,65535}",
    r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)",
    "(?:USD|EUR|GBP|JPY)(?:,(?:USD|EUR|GBP|JPY))*",
    r"-----BEGIN [A-Z ]+-----[\s\S]+-----END [A-Z ]+-----",
    r"ey[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+",
    r"https?:\/\/[^\s\/?#]+(?:\/[^\s?#]*)?(?:\?[^\s#]*)?(?:#\S*)?",
    r"\+?\d{1,3}[ \-]?\d{2,4}[ \-]?\d{3,4}[ \-]?\d{3,4}",
    r"\+?[0-9]{1,3} ?(?:[0-9] ?){6,14}[0-9]",
    "[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
    r"(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^A-Za-z0-9]).{12,128}",
    r"\d{1,3}(?:[ ,.]?\d{3})*(?:[.,]\d{1,2})?",
    r"(?:\d{4}[ \-]?){3}\d{4}",
    r"[\p{L}\p{M}'’ .\-]{1,100}",  # noqa: RUF001 - an apostrophe of names
    "[a-z]{1,64}[a-z0-9]{1,64}",
    "(?:a(?!b*c))+",
]


@pytest.mark.parametrize("pattern", USUAL)
def test_usual_formats_pass(pattern: str) -> None:
    assert repetition_fault(pattern) is None
