"""Patterns: which are refused, and that they match whole values."""

from __future__ import annotations

import json
import random
import subprocess

import pytest

from mkdocs_paycore.catalog.regex.matching import anchored, fault, matches

USABLE = [
    "[0-9]+", r"\p{Lu}+", "a|b", "(?:a|b)", "(?<name>a)", "(?<=a)b", r"[\-]", r"[a-z0-9._\-]+", "a{2,3}", "😀", "[$]",
    r"\(\?i:a", "[?<]n>", "[!@#%]+", "[^!,.;]", "",
]  # fmt: skip
REFUSED = [
    ("a)|(b", "flag u"), ("[0-9", "flag u"), ("(", "flag u"), (r"\-", "flag u"), (r"\_", "flag u"), ("a\\", "flag u"),
    ("[[a-z]--[aeiou]]", "flag u"), ("{", "flag u"), ("[z-a]", "flag u"), (r"\p{Nonsense}", "flag u"),
    ("[a-z_-]", "flag v"), ("[(]", "flag v"), ("[&&]", "flag v"), ("[!!]", "flag v"),
    (r"a\b{1,3}", "it repeats"), ("(?=a)*b", "flag u"), ("(?<!a)?b", "flag u"),
    ("^{2}a", "flag u"),
    ("(?i:a)", "flags inside"),
    ("(?-i:a)", "flags inside"),
    ("(?<n>a)|(?<n>b)", "group name"), ("\ud800", "half of a character"),
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
