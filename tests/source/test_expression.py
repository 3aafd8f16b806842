"""`expression`: compiled when it is first used, and then as any other."""

from __future__ import annotations

import copy
import re

import pytest

from mkdocs_paycore.source.expression import expression


def test_finds_what_a_compiled_one_finds() -> None:
    text = "Key: A1\nkey: b2"
    ours, compiled = expression(r"^key: (\w+)", re.IGNORECASE | re.MULTILINE), re.compile(r"(?im)^key: (\w+)")
    for _ in range(2):
        assert ours.findall(text) == compiled.findall(text)
        assert [each.span(1) for each in ours.finditer(text)] == [each.span(1) for each in compiled.finditer(text)]
        assert ours.sub(r"<\1>", text) == compiled.sub(r"<\1>", text)
        assert ours.match(text, 1) is compiled.match(text, 1) is None
    assert ours.flags == compiled.flags
    assert expression(rb"\d").search(b"a1") is not None


def test_compiles_nothing_before_it_is_used_and_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiles = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiles(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    ours = expression("a+")
    assert ours.pattern == "a+"
    assert made == []
    assert ours.search("caab")
    assert ours.fullmatch("aa")
    assert made == ["a+"]


def test_a_wrong_one_fails_where_it_is_used() -> None:
    with pytest.raises(re.error, match="missing"):
        expression("(a").search("a")


def test_an_attribute_that_no_pattern_has_is_missing() -> None:
    with pytest.raises(AttributeError, match="look_for"):
        expression("a").look_for  # type: ignore[attr-defined]  # noqa: B018


def test_a_copy_finds_the_same() -> None:
    assert copy.deepcopy(expression("a+")).findall("caab") == ["aa"]
