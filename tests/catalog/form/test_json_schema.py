"""The published JSON Schemas accept what the verdict lets pass: in Python's jsonschema, and in Ajv."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mkdocs_paycore.catalog.form.schema import connection_schema
from tests.catalog.form import javascript
from tests.catalog.form.conftest import MODES, Pairs
from tests.catalog.form.json_schema import PROVIDER, Validator, agrees
from tests.support.cases import first_of_each

HERE = Path(__file__).parent
AJV = HERE.parent.parent.parent / "build" / "ajv"
AJV_VERSION = "8.20.0"
pytestmark = pytest.mark.slow
PAIRS = ["made_up_pairs", "own_pairs", "service_pairs"]
"""The first has every type and every key of a field."""


@pytest.fixture(params=first_of_each(PAIRS))
def pairs(request: pytest.FixtureRequest) -> Pairs:
    """Each of the three sets of specs and values."""
    found: Pairs = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def ajv() -> Path:
    """The folder Ajv is installed in: `build/ajv`, fetched by npm if it is not there yet."""
    npm = shutil.which("npm")
    if (AJV / "node_modules" / "ajv" / "dist" / "2020.js").is_file():
        return AJV
    if npm is None:
        pytest.skip("npm is not installed, so Ajv cannot be had")
    AJV.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(AJV)]
    try:
        command.append(f"ajv@{AJV_VERSION}")
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("npm could not fetch Ajv in time")
    if done.returncode:
        pytest.skip(f"npm could not fetch Ajv: {(done.stderr.strip() or 'no reason given').splitlines()[-1]}")
    return AJV


def schemas(pairs: Pairs) -> dict[str, dict[str, Any]]:
    return {
        f"{name} {mode}": connection_schema(PROVIDER, connection, mode=mode)
        for name, connection in pairs.connections.items()
        for mode in MODES
    }


@pytest.mark.usefixtures("node")
def test_ajv_agrees(pairs: Pairs, ajv: Path) -> None:
    first = {"ajv": (ajv / "main.cjs").as_uri(), "schemas": schemas(pairs)}
    cases = [[f"{name} {mode}", values] for name, values, mode, _ in pairs.cases]
    found = json.loads(javascript.run(HERE / "ajv.mjs", [first, *cases]))
    assert len(found) == len(cases)
    said = zip(pairs.cases, found, strict=True)
    wrong = [case for case, valid in said if not agrees(valid, pairs.connections[case[0]], case)]
    assert wrong[:3] == [], f"{len(wrong)} of {len(cases)} differ"


def test_jsonschema_agrees(pairs: Pairs) -> None:
    validators = {name: Validator(schema) for name, schema in schemas(pairs).items()}
    cases = pairs.cases[::8]
    said = [(case, validators[f"{case[0]} {case[2]}"].is_valid(case[1])) for case in cases]
    wrong = [case for case, valid in said if not agrees(valid, pairs.connections[case[0]], case)]
    assert wrong[:3] == [], f"{len(wrong)} of {len(cases)} differ"


def test_the_schemas_are_schemas(pairs: Pairs) -> None:
    checker = jsonschema.FormatChecker(formats=())
    for schema in list(schemas(pairs).values())[::10]:
        jsonschema.Draft202012Validator.check_schema(schema, format_checker=checker)
