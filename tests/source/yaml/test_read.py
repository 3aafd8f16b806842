"""Reading YAML: data, places, and faults in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_paycore.source.yaml import read as source_yaml
from mkdocs_paycore.source.yaml.faults import UNREADABLE
from mkdocs_paycore.source.yaml.read import read_yaml, read_yaml_file
from tests.support.yaml_cases import cases_of

CASES = cases_of(__file__, "yaml_cases.yml")


def named(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases])


def text_of(case: dict[str, Any]) -> str:
    if "digits" in case:
        return f"a: {'9' * case['digits']}\n"
    if "brackets" in case:
        return str(case.get("text", "")) + "[" * int(case["brackets"])
    if "version" in case:
        return f"%YAML 1.{'1' * case['version']}\n---\na: 1\n"
    if "dashes" in case:
        return "- " * int(case["dashes"])
    text: str = case["text"]
    return text


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def any_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(source_yaml, "Loader", getattr(yaml, request.param))
    return str(request.param)


@pytest.mark.usefixtures("any_loader")
@named(CASES["read"])
def test_data(case: dict[str, Any]) -> None:
    document = read_yaml(case["text"], path="f.yml", rule="r")
    assert document.problems == ()
    assert document.data == case["data"]


@named(CASES["refused"])
def test_fault_with_place_and_words(case: dict[str, Any], any_loader: str) -> None:
    expected = case | (case.get("pure", {}) if any_loader == "SafeLoader" else {})
    document = read_yaml(text_of(case), path="f.yml", rule="r")
    (problem,) = document.problems
    assert [problem.line, problem.column] == expected["at"], problem
    assert (problem.path, problem.rule, str(problem.severity)) == ("f.yml", "r", "error")
    assert problem.message != UNREADABLE[0]
    for part in expected["says"]:
        assert part in f"{problem.message} ({problem.suggestion})"


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (yaml.MarkedYAMLError(problem="a fault to come", problem_mark=yaml.Mark("", 5, 1, 0, None, 0)), (2, 1)),
        (yaml.MarkedYAMLError(problem="a fault to come"), (1, 1)),
        (yaml.reader.ReaderError("", 5, 0, "utf-8", "a fault to come"), (1, 1)),
        (ValueError("a fault to come"), (1, 1)),
    ],
)
def test_a_fault_that_nobody_foresaw_has_our_words(
    error: Exception, place: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(yaml.SafeLoader):
        def check_event(self, *_choices: object) -> bool:
            raise error

    monkeypatch.setattr(source_yaml, "Loader", Failing)
    (problem,) = read_yaml("a: 1\nb: 2\n", path="f.yml", rule="r").problems
    assert (problem.line, problem.column) == place
    assert (problem.message, problem.suggestion) == UNREADABLE


@pytest.mark.usefixtures("any_loader")
@pytest.mark.slow
def test_an_alias_bomb_is_refused() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    document = read_yaml(text, path="f.yml", rule="r")
    assert document.data is None
    assert "100000 values" in document.problems[0].message


def test_places_of_keys_and_values() -> None:
    text = "a: 1\nlist:\n  - key: x\n    help: >-\n      one\n      <<custom.two>>\n  - {k: 'ä😀 <<v>>'}\n"
    document = read_yaml(text, path="f.yml", rule="r")
    places = {
        ("a",): ((1, 1), (1, 4)),
        ("list",): ((2, 1), (3, 3)),
        ("list", 0): ((3, 5), (3, 5)),
        ("list", 0, "help"): ((4, 5), (4, 11)),
        ("list", 1, "k"): ((7, 6), (7, 9)),
        ("list", 1, "gone", 3): ((7, 5), (7, 5)),
    }
    found = {trail: (tuple(document.key_place(trail)), tuple(document.place(trail))) for trail in places}
    assert found == places
    assert document.find(("list", 0, "help"), "<<custom.two>>") == (6, 7)
    assert document.find(("list", 1, "k"), "<<v>>") == (7, 13)
    assert document.find(("list", 1, "k"), "absent") == (7, 9)


def test_front_matter_counts_from_its_own_first_line() -> None:
    document = read_yaml("title: a\ntitle: b\n", path="page.md", rule="front-matter", first_line=2)
    (problem,) = document.problems
    assert (problem.line, problem.column, problem.rule) == (3, 1, "front-matter")
    assert "line 2" in problem.suggestion
    assert document.find(("title",), "a") == (2, 8)


def test_a_value_with_braces_at_its_start_can_be_put_in_quotes() -> None:
    text = "title: a\nmore: {{ b }} and c \n"
    (problem,) = read_yaml(text, path="brand.yml", rule="yaml").problems
    (edit,) = problem.fix
    assert text[: edit.start] + edit.text + text[edit.end :] == 'title: a\nmore: "{{ b }} and c" \n'


@pytest.mark.parametrize("first_line", [1, 2, 7])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("title: a\nmore: b\x00\n", 2, 8, id="a character that no YAML may hold"),
        pytest.param("title: a\nmore: [b\n", 3, 1, id="no YAML"),
        pytest.param("title: a\nmore: {{b}}\n", 2, 7, id="braces"),
        pytest.param("title: a\nmore: *b\n", 2, 7, id="an alias of nothing"),
        pytest.param("title: !x a\n", 1, 8, id="a tag"),
    ],
)
def test_every_kind_of_fault_counts_from_the_first_line(text: str, line: int, column: int, first_line: int) -> None:
    (problem,) = read_yaml(text, path="page.md", rule="front-matter", first_line=first_line).problems
    assert (problem.line, problem.column) == (line + first_line - 1, column)


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7), "0xe9"),
        (b"\xef\xbb\xbfa: \xc3\xa4\xff", (1, 5), "0xff"),
        ("a: 1".encode("utf-16"), (1, 1), "UTF-16"),
    ],
)
def test_a_file_that_is_not_utf_8(tmp_path: Path, content: bytes, place: tuple[int, int], says: str) -> None:
    (tmp_path / "f.yml").write_bytes(content)
    (problem,) = read_yaml_file(tmp_path / "f.yml", root=tmp_path, rule="r").problems
    assert (problem.path, problem.line, problem.column) == ("f.yml", *place)
    assert says in problem.message


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (problem,) = read_yaml_file(tmp_path / "absent.yml", root=tmp_path, rule="r").problems
    assert str(problem).startswith("absent.yml: error: the file cannot be read: no such file")


def test_a_fault_of_the_system_without_words_is_reported_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> bytes:
        raise TimeoutError

    (tmp_path / "f.yml").write_bytes(b"a: 1\n")
    monkeypatch.setattr(Path, "read_bytes", fail)
    (problem,) = read_yaml_file(tmp_path / "f.yml", root=tmp_path, rule="r").problems
    assert problem.message == "the file cannot be read: timeouterror"


def test_half_a_character_in_a_text_is_reported() -> None:
    (problem,) = read_yaml("a: \ud800", path="f.yml", rule="r").problems
    assert "U+D800" in problem.message


@pytest.mark.parametrize(("more", "problems"), [(0, []), (1, ["found a file of 0.0 MB, expected at most 0 MB"])])
def test_a_file_may_be_as_large_as_it_may_be_and_no_larger(
    more: int, problems: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "f.yml").write_bytes(b"a: 1\n")
    monkeypatch.setattr(source_yaml, "MAX_BYTES", 5 - more)
    document = read_yaml_file(tmp_path / "f.yml", root=tmp_path, rule="r")
    assert [problem.message for problem in document.problems] == problems
    assert document.data == (None if more else {"a": 1})
