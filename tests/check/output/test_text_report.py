"""The report as text: the line of the source with a caret, and what is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.check.folding import shown_problems, without_followers
from mkdocs_paycore.check.output.sarif import as_sarif
from mkdocs_paycore.check.output.source_lines import SourceLines
from mkdocs_paycore.check.output.text_report import Printing, as_text
from mkdocs_paycore.source.problem import Edit, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/a.md"


def problem(line: int = 1, column: int = 1, *, path: str = PAGE, rule: str = "rule", **more: object) -> Problem:
    return Problem(path, line, column, rule, Severity.ERROR, **{"message": "wrong", **more})  # type: ignore[arg-type]


def quoted(root: Path, text: str, found: Problem, *, colour: bool = False) -> list[str]:
    (root / "docs").mkdir(exist_ok=True)
    (root / PAGE).write_text(text, "utf-8", newline="")
    return as_text([found], Printing(SourceLines(root), has_colour=colour)).split("\n")[1:-1]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("one\ntwo three\n", problem(2, 5), ["  2 | two three", "    |     ^"]),
        ("\ufeffone\r\ntwo\r\n", problem(2, 1), ["  2 | two", "    | ^"]),
        ("a\tb", problem(1, 3), ["  1 | a b", "    |   ^"]),
        ("支払い x", problem(1, 5), ["  1 | 支払い x", "    |        ^"]),
        ("one", problem(1, 0), ["  1 | one"]),
        ("one", problem(9, 1), []),
        ("one", problem(0, 0), []),
        ("one", problem(1, 99), ["  1 | one", "    |    ^"]),
        ("\x1b[31mred", problem(1, 6), ["  1 | \ufffd[31mred", "    |      ^"]),
    ],
)
def test_a_problem_shows_its_line_and_its_place(tmp_path: Path, text: str, found: Problem, expected: list[str]) -> None:
    assert quoted(tmp_path, text, found) == expected


def test_what_a_repair_replaces_is_underlined(tmp_path: Path) -> None:
    found = problem(1, 3, fix=(Edit(2, 6, "that"),))
    assert quoted(tmp_path, "a this b", found)[:2] == ["  1 | a this b", "    |   ^~~~"]


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    line, caret = quoted(tmp_path, "x" * 400 + "HERE" + "y" * 400, problem(1, 401))
    assert len(line) < 130
    assert line[caret.index("^") :].startswith("HERE")
    assert "…" in line[:8]
    assert line.endswith("…")


def test_colours_are_only_where_they_are_wanted(tmp_path: Path) -> None:
    assert "\x1b[" in "".join(quoted(tmp_path, "one", problem(), colour=True))
    assert "\x1b[" not in "".join(quoted(tmp_path, "one", problem()))


def test_a_cause_comes_first_and_what_follows_from_it_is_folded() -> None:
    cause = problem(7, path="brands/acme.yml", message="no x", causes="custom.x")
    uses = [problem(line, message=f"unknown {line}", follows="custom.x") for line in range(1, 40)]
    other = problem(3, path="docs/other.md", message="else")
    lines = as_text([*uses, other, cause]).split("\n")
    assert lines[0] == str(cause)
    assert lines[1] == "    39 more problems follow from it, in docs/a.md"
    assert lines[2] == str(other)
    assert lines[-1] == "2 errors, 0 warnings, and 39 that follow from them"


def test_what_follows_from_a_file_is_folded_below_its_first_error_only() -> None:
    warning = Problem("p.yml", 1, 1, "w", Severity.WARNING, "w")
    first, second = problem(2, path="p.yml"), problem(3, path="p.yml")
    use = problem(follows="p.yml")
    assert without_followers([use, warning, first, second]) == [(first, (use,)), (warning, ()), (second, ())]


def test_what_follows_from_nothing_that_was_found_is_shown() -> None:
    use = problem(follows="custom.x")
    assert without_followers([use]) == [(use, ())]


def test_many_alike_are_counted_and_shown_on_demand() -> None:
    alike = [problem(line) for line in range(1, 32)]
    short, whole = as_text(alike), as_text(alike, Printing(is_whole=True))
    assert [line for line in short.split("\n") if "[rule]" in line] == [str(each) for each in alike[:3]]
    assert "    … and 28 more of the same (--all shows them)" in short.split("\n")
    assert whole.count("[rule]") == 31


def test_many_of_one_rule_are_counted_and_shown_on_demand() -> None:
    found = [problem(line, message=f"wrong {line}") for line in range(1, 32)]
    assert "    … and 21 more of rule (--all shows them)" in as_text(found).split("\n")
    assert as_text(found, Printing(is_whole=True)).count("[rule]") == 31


def test_the_summary_counts_by_rule() -> None:
    found = [problem(1, message="a"), problem(2, message="b"), problem(3, rule="other")]
    assert as_text(found).split("\n")[-4:] == ["", "  1  error  other", "  2  error  rule", "3 errors, 0 warnings"]


FOUND = st.lists(
    st.builds(
        lambda line, message, rule, follows, causes: problem(
            line, message=message, rule=rule, follows=follows, causes="" if follows else causes
        ),
        st.integers(1, 50),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["one", "two"]),
        st.sampled_from(["", "", "x", PAGE, "gone"]),
        st.sampled_from(["", "x"]),
    )
)


@pytest.mark.slow
@given(FOUND)
def test_nothing_is_lost_by_folding(found: list[Problem]) -> None:
    shown = list(shown_problems(found))
    told = sum(1 + len(each.followers) + each.alike + each.more for each in shown)
    assert told == len(found)
    whole = list(shown_problems(found, is_whole=True))
    assert sum(1 + len(each.followers) for each in whole) == len(found)


def test_sarif_holds_the_fixes(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / PAGE).write_text("one\ntwo\n", "utf-8")
    found = problem(2, 1, suggestion="expected 2", fix=(Edit(4, 7, "2"),))
    text = as_sarif([found], Printing(SourceLines(tmp_path)))
    assert '"endColumn": 4' in text
    assert '"insertedContent": {\n' in text
    assert '"columnKind": "unicodeCodePoints"' in text
    assert '"fixes"' not in as_sarif([found])
