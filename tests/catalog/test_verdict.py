"""The verdict: cases for all implementations, and Python, JavaScript and JSON Schema held together on many values."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import regress

from mkdocs_paycore.catalog.export import connection_json
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.provider import Connection, Provider
from mkdocs_paycore.catalog.schema import connection_schema
from mkdocs_paycore.catalog.verdict import Mode, validate
from tests.catalog.entered import entered

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = json.loads((HERE / "verdict_cases.json").read_text("utf-8"))
MODES: list[Mode | None] = [None, "test", "live"]
PROVIDER = Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready"})
GENERATED = 400


def connections() -> dict[str, Connection]:
    known = {
        name: Connection.model_validate_json(json.dumps(data), strict=True)
        for name, data in SHARED["connections"].items()
    }
    for provider in load_catalog(ROOT / "docs" / "connectors", root=ROOT).providers.values():
        known |= {f"{provider.code} {connection.kind}": connection for connection in provider.connections}
    return known


CONNECTIONS = connections()
NAMED_CASES = [pytest.param(case, id=case["name"]) for case in SHARED["cases"]]


def expected_of(case: dict[str, Any]) -> dict[str, Any]:
    keys = ("field", "rule", "severity", "message")
    problems = [dict(zip(keys, problem, strict=True)) for problem in case["problems"]]
    return {"valid": all(problem["severity"] == "warn" for problem in problems), "problems": problems}


def javascript_verdicts(cases: list[list[Any]], folder: Path) -> list[dict[str, Any]]:
    """Give all cases to one Node process. The file is copied, for Node takes `.js` outside a package as CommonJS."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    module = folder / "validate.mjs"
    shutil.copy(ROOT / "mkdocs_paycore" / "manual" / "assets" / "validate.js", module)
    exported = {name: connection_json(connection) for name, connection in CONNECTIONS.items()}
    done = subprocess.run(
        [node, str(HERE / "verdicts.mjs"), module.as_uri()],
        input=json.dumps({"connections": exported, "cases": cases}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    verdicts: list[dict[str, Any]] = json.loads(done.stdout)
    return verdicts


def ecmascript_pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[jsonschema.ValidationError]:
    """The keyword `pattern` as Ajv has it: ECMAScript with the flag u. Half characters match nothing."""
    if not isinstance(instance, str):
        return
    try:
        found = regress.Regex(pattern, "u").find(instance)
    except UnicodeEncodeError:
        found = None
    if found is None:
        yield jsonschema.ValidationError(f"does not match {pattern}")


Validator: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call] # the stubs leave it open
    jsonschema.Draft202012Validator, {"pattern": ecmascript_pattern}
)


@pytest.fixture(scope="module")
def generated() -> list[list[Any]]:
    """Cases of many values: name of a connection, values, mode."""
    return [
        [name, values, MODES[index % len(MODES)]]
        for number, (name, connection) in enumerate(CONNECTIONS.items())
        for index, values in enumerate(entered(connection, count=GENERATED, seed=number))
    ]


@pytest.mark.parametrize("case", NAMED_CASES)
def test_a_case_in_python(case: dict[str, Any]) -> None:
    verdict = validate(CONNECTIONS[case["connection"]], case["values"], mode=case.get("mode"))
    assert verdict.as_dict() == expected_of(case)
    assert verdict.valid is case.get("valid", verdict.valid)


def test_the_cases_in_javascript(tmp_path: Path) -> None:
    cases = [[case["connection"], case["values"], case.get("mode")] for case in SHARED["cases"]]
    for case, verdict in zip(SHARED["cases"], javascript_verdicts(cases, tmp_path), strict=True):
        assert verdict == expected_of(case), case["name"]


@pytest.mark.parametrize("case", NAMED_CASES)
def test_a_case_in_json_schema(case: dict[str, Any]) -> None:
    schema = connection_schema(PROVIDER, CONNECTIONS[case["connection"]], mode=case.get("mode"))
    assert Validator(schema).is_valid(case["values"]) is expected_of(case)["valid"]


def test_python_and_javascript_agree_on_generated_values(generated: list[list[Any]], tmp_path: Path) -> None:
    for case, found in zip(generated, javascript_verdicts(generated, tmp_path), strict=True):
        name, values, mode = case
        assert validate(CONNECTIONS[name], values, mode=mode).as_dict() == found, (name, mode, values)


def test_json_schema_agrees_on_generated_values(generated: list[list[Any]]) -> None:
    validators = {
        (name, mode): Validator(connection_schema(PROVIDER, connection, mode=mode))
        for name, connection in CONNECTIONS.items()
        for mode in MODES
    }
    valid = 0
    for name, values, mode in generated:
        verdict = validate(CONNECTIONS[name], values, mode=mode)
        valid += verdict.valid
        assert validators[name, mode].is_valid(values) is verdict.valid, (name, mode, values, verdict)
    assert 0 < valid < len(generated)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", CONNECTIONS)
def test_the_schema_of_a_connection_is_a_schema(name: str, mode: Mode | None) -> None:
    schema = connection_schema(PROVIDER, CONNECTIONS[name], mode=mode)
    jsonschema.Draft202012Validator.check_schema(schema, format_checker=jsonschema.FormatChecker(formats=()))


def test_the_validator_is_one_small_file_of_its_own() -> None:
    text = (ROOT / "mkdocs_paycore" / "manual" / "assets" / "validate.js").read_text("utf-8")
    assert "import" not in text.replace("without imports", "")
    for name in ("document", "window", "fetch", "localStorage"):
        assert name not in text.replace("documented", "")
