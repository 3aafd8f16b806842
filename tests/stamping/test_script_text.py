"""The texts that a script makes of its strings, and who is handed them."""

from __future__ import annotations

import pytest

from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.script_text import texts_of
from mkdocs_paycore.stamping.slot import variable_slot

TEXTS: list[tuple[str, list[str]]] = [
    ("el.innerHTML = a + '<p>S</p>' + (x ? 'b' : \"c\")", ["<p>S</p>|b|c"]),
    ("f('q', 'r')", ["q", "r"]),
    ("x = `a ${b + 'in'} c ${f(`n${'k'}`)} d`; y = 'z'", ["a |in| c | d", "n|k|", "z"]),
    ("['<b>', 'S'].join('')", ["<b>|S", ""]),
    ("['<b>', 'S']", ["<b>", "S"]),
    ("'a'.concat('b', 'c')", ["a|b|c"]),
    ('{"a": "S", "b": ["c", 1]}', ["a", "S", "b", "c"]),
    ("a = /['\"]/; b = 'x'", ["x"]),
    ("a = b / 2; c = '/'", ["/"]),
    ("let a = 'x'\nlet b = 'y'", ["x", "y"]),
    ("a = 'x'\nb.c('y')", ["x", "y"]),
    ("f(function () { g('x') }, 'y')", ["x", "y"]),
    ("() => 'x', 'y'", ["x", "y"]),
    ("if (a) 'x'; else 'y'", ["x", "y"]),
    ("// it's\n'x' /* isn't */ + 'y'", ["x|y"]),
    ("don't say 'x'", ["t say "]),
    ("))))'a'", ["a"]),
    ("`a${", ["a"]),
]


@pytest.mark.parametrize(("script", "texts"), TEXTS)
def test_what_is_joined_is_one_text(script: str, texts: list[str]) -> None:
    found = [[script[start:stop] for start, stop in text.parts] for text in texts_of(script) if text.parts]
    assert ["|".join(parts) for parts in found] == texts


def test_a_text_knows_who_is_handed_it() -> None:
    found = {text.callee.rpartition(" ")[2]: text.before for text in texts_of("a.b = c(d, 'x'); el.e('y', 'z')")}
    assert found["c"] == "a.b = c(d, "
    assert found["el.e"] == "a.b = c(d, 'x'); el.e('y', "


@pytest.mark.parametrize("script", ["it's", "\ufdd0'a' + \"b\"", "".join(map(chr, range(0xFDD0, 0xFDF0))) + "'<b>'"])
def test_no_script_ends_in_an_exception(script: str) -> None:
    slot = variable_slot("custom.x")
    text = f"a = '{slot}'; {script} + '<b>{slot}</b>' + \"<i title=\" + '{slot}>'"
    filled = cut(text, path="a.js").fill({"custom.x": "<"})
    assert slot not in filled


@pytest.mark.parametrize(
    "piece", ["(", '"\\', "/[/", "`${", "'a'+", "f('a',", "[", "{", "<!--", "/*", "a='", "a.b?c:", "\\"]
)
def test_many_beginnings_end(piece: str) -> None:
    """Reading a script once takes a moment, reading its rest at each of its tokens takes hours."""
    assert list(texts_of(piece * 5000)) is not None
