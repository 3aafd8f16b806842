"""The named cases: values and the whole verdict that Python, JavaScript and JSON Schema must give."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.export import connection_json
from mkdocs_paycore.catalog.form.file_kind import KIND_WORDS
from mkdocs_paycore.catalog.form.messages import page_messages
from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.form.schema import connection_schema
from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.words.language import use_language
from mkdocs_paycore.components.asset import VALIDATOR, assets
from tests.catalog.form import javascript
from tests.catalog.form.json_schema import PROVIDER, Validator, agrees
from tests.catalog.form.specs import NAMED, named_and_own
from tests.support.second_language import LATIN, NAME, second_language

if TYPE_CHECKING:
    from pathlib import Path

CASES = [pytest.param(case, id=case["name"]) for case in NAMED["cases"]]


def expected_of(case: dict[str, Any]) -> dict[str, Any]:
    keys = ("field", "rule", "severity", "message")
    problems = [dict(zip(keys, problem, strict=True)) for problem in case["problems"]]
    return {"valid": all(problem["severity"] == "warn" for problem in problems), "problems": problems}


@pytest.mark.parametrize("case", CASES)
def test_a_case_in_python(case: dict[str, Any]) -> None:
    verdict = validate(named_and_own()[case["connection"]], case["values"], mode=case.get("mode"))
    assert verdict.as_dict() == expected_of(case)
    assert verdict.valid is case.get("valid", verdict.valid)


@pytest.mark.usefixtures("node")
@pytest.mark.slow
def test_the_cases_in_javascript(tmp_path: Path) -> None:
    cases = [[case["connection"], case["values"], case.get("mode")] for case in NAMED["cases"]]
    for case, verdict in zip(NAMED["cases"], javascript.verdicts(named_and_own(), cases, tmp_path), strict=True):
        assert verdict == expected_of(case), case["name"]


@pytest.mark.usefixtures("node")
def test_python_and_javascript_say_the_cases_in_another_language(tmp_path: Path) -> None:
    cases = [[case["connection"], case["values"], case.get("mode")] for case in NAMED["cases"]]
    with second_language(tmp_path / "words"):
        use_language(NAME)
        python = [validate(named_and_own()[name], values, mode=mode).as_dict() for name, values, mode in cases]
        given = javascript.verdicts(named_and_own(), cases, tmp_path, words=page_messages())
        published = javascript.verdicts(named_and_own(), cases, tmp_path, text=assets()[VALIDATOR])
    assert given == python
    assert published == python
    for [name, *_], verdict in zip(cases, python, strict=True):
        spec = json.dumps(connection_json(named_and_own()[name]))
        known = {*LATIN.findall(spec), "KB", "MB", *LATIN.findall(" ".join(KIND_WORDS.values()))}
        messages = " ".join(problem["message"] for problem in verdict["problems"])
        assert {*LATIN.findall(messages)} - known == set()


@pytest.mark.parametrize("case", CASES)
def test_a_case_in_json_schema(case: dict[str, Any]) -> None:
    connection = named_and_own()[case["connection"]]
    schema = connection_schema(PROVIDER, connection, mode=case.get("mode"))
    valid = Validator(schema).is_valid(case["values"])
    assert agrees(valid, connection, [case["connection"], case["values"], case.get("mode"), expected_of(case)])
    assert valid is case.get("schema", valid)


def test_there_are_cases_of_every_type_and_every_rule() -> None:
    assert {field.type for field in named_and_own()["all"].fields} == {*FieldType}
    assert {rule for case in NAMED["cases"] for _, rule, _, _ in case["problems"]} == {*ValueRule}


def test_the_validator_is_one_small_file_of_its_own() -> None:
    text = assets()[VALIDATOR]
    assert [word for word in ("import", "document", "window", "fetch", "localStorage") if word in text] == []
