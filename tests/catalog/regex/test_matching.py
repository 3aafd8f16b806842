"""Patterns: which are refused, and that they match whole values."""

from __future__ import annotations

import json
import random
import subprocess

import pytest

from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from mkdocs_paycore.catalog.regex.matching import anchored, fault, matches

USABLE = [
    "[0-9]+", r"\p{Lu}+", "a|b", "(?:a|b)", "(?<name>a)", "(?<=a)b", r"[\-]", r"[a-z0-9._\-]+", "a{2,3}", "😀", "[$]",
    r"(a)\1", r"(?<n>a)\k<n>", r"\1(a)", r"\ud83d\ude00?", r"\\ud83d", r"[\ud83d\ude00]", r"(?:)*",
    r"\(\?i:a", "[?<]n>", "[!@#%]+", "[^!,.;]", "",
]  # fmt: skip
REFUSED = [
    ("a)|(b", "flag u"), ("[0-9", "flag u"), ("(", "flag u"), (r"\-", "flag u"), (r"\_", "flag u"), ("a\\", "flag u"),
    ("[[a-z]--[aeiou]]", "flag u"), ("{", "flag u"), ("[z-a]", "flag u"), (r"\p{Nonsense}", "flag u"),
    ("[a-z_-]", "flag v"), ("[(]", "flag v"), ("[&&]", "flag v"), ("[!!]", "flag v"),
    (r"a\b{1,3}", "repeats a place"), ("(?=a)*b", "flag u"), ("(?<!a)?b", "flag u"),
    ("^{2}a", "flag u"),
    ("(?i:a)", "flags inside"),
    ("(?-i:a)", "flags inside"),
    ("(?<n>a)|(?<n>b)", "group name"), ("\ud800", "half of a character"),
    (r"[\w-]+", r"flag v: in a set, - at character 4 must be written \-"),
    ("[+/=]", r"in a set, / at character 3 must be written \/"),
    ("x[^a-z|]", r"in a set, | at character 7 must be written \|"), ("[!--]", r"- at character 4 must be written \-"),
    ("[a&&b]", "in a set, && at character 3 must be written &, once"),
    (r"(a|\1+)", r"\1 at character 4 stands inside the group"), (r"(?<n>a|(b\k<n>))", r"\k<n> at character 10 stands"),
    (r"((a)|\1)", r"\1 at character 6 stands inside the group"),
    (r"\ud83d??\x61?", r"\ud83d at character 1 is half of a character"),
    (r"[\u{0d800}b]", r"\u{0d800} at character 2 is half"),
    (r"a\b?", r"\b? at character 2 repeats a place between characters"), (r"\B{2}", "repeats a place"),
]  # fmt: skip


@pytest.mark.parametrize("pattern", USABLE)
def test_usable(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize(("pattern", "reason"), REFUSED)
def test_refused(pattern: str, reason: str) -> None:
    assert reason in str(fault(pattern))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("a|b", "a", True),
        ("a|b", "ab", False),
        ("a|b", "a\n", False),
        (".", "😀", True),
        (".", "\n", False),
        (r"\d", "٣", False),
        (r"\s", "\ufeff", True),
        (r"\w", "ä", False),
        ("[^a]", "\ud800", False),
        ("", "", True),
    ],
)
def test_the_whole_value_as_in_ecmascript(pattern: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert matches(pattern, text) is expected


def test_the_published_form() -> None:
    assert anchored("a|b") == "^(?:a|b)$"


ATOMS = [*"ab1_'\"[](){}|-^$.?*+&!#%,:;<=>@`~/ ", "\\", "\\d", "\\-", "\\]", "[a", "a-z", "(?:", "{2}"]
COMPILES = """
const compiles = (pattern, flag) => { try { return !!new RegExp(pattern, flag); } catch { return false; } };
const patterns = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const all = patterns.map((p) => ["u", "v"].every((flag) => compiles(p, flag) && compiles(`^(?:${p})$`, flag)));
process.stdout.write(JSON.stringify(compiles("", "v") ? all : null));
"""


@pytest.mark.slow
def test_a_javascript_engine_takes_what_we_take_and_no_more(node: str) -> None:
    source = random.Random(3)  # noqa: S311 - the same patterns on every run
    patterns = ["".join(source.choices(ATOMS, k=source.randrange(1, 6))) for _ in range(2000)]
    patterns += [f"[{pattern}]" for pattern in patterns]
    done = subprocess.run(
        [node, "-e", COMPILES], input=json.dumps(patterns), capture_output=True, text=True, check=True
    )
    taken = json.loads(done.stdout)
    if taken is None:
        pytest.skip("this node does not know the flag v")
    assert [pattern for pattern, ok in zip(patterns, taken, strict=True) if (fault(pattern) is None) is not ok] == []


PARTS = [
    "a", "b", ".", "[ab]", "[^a]", r"\w", r"\x61", r"\s", "😀", r"\u{1F600}", r"\b", "^", "$", r"\1", r"\2",
    r"\k<n>", r"\ud83d", r"\ude00", r"[\ud83d-\udeff]", r"\ud83d\ude00",
    "({})", "(?:{})", "(?={})", "(?!{})", "(?<={})", "(?<n>{})",
]  # fmt: skip
COUNTS = ["", "", "", "?", "*", "+", "??", "{2}", "{0,2}"]
TEXTS = ["", "a", "b", "aa", "ab", "aab", "abab", "aaaa", "😀", "a😀", "a b"]
READS = """
const [texts, patterns] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = (p) => texts.map((text) => new RegExp(`^(?:${p})$`, "u").test(text));
process.stdout.write(JSON.stringify(patterns.map(read)));
"""


def _made_up(source: random.Random, depth: int = 3) -> str:
    parts = source.choices(PARTS if depth else PARTS[:20], k=source.choice([1, 1, 2, 3]))
    inner = _made_up(source, depth - 1) if depth else ""
    some = [part.replace("{}", inner, 1) + source.choice(COUNTS) for part in parts]
    return "".join(some) if source.random() < 0.7 else "|".join(some)


@pytest.mark.slow
def test_python_and_a_javascript_engine_read_alike_what_is_not_refused(node: str) -> None:
    source = random.Random(5)  # noqa: S311 - the same patterns on every run
    made = [pattern for _ in range(6000) if len(pattern := _made_up(source)) < 30]
    patterns = [pattern for pattern in made if fault(pattern) is None and repetition_fault(pattern) is None]
    assert len(patterns) > 500
    given = json.dumps([TEXTS, patterns])
    done = subprocess.run([node, "-e", READS], input=given, capture_output=True, text=True, check=True)
    ours = [[matches(pattern, text) for text in TEXTS] for pattern in patterns]
    assert [p for p, mine, theirs in zip(patterns, ours, json.loads(done.stdout), strict=True) if mine != theirs] == []
