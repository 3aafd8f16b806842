"""Both names of a credential where its manual says the other one apart: in a remark, a table, elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.manual.test_read import read
from tests.support.yaml_cases import cases_of

PAIRS: list[dict[str, Any]] = cases_of(__file__, "pairs.yml")
HEAD = "# Birch\n\nWebsite: https://birch.example\n\n"
_OPTIONS = {"Test mode", "Currency", "Currencies", "Features"}


def _said(field: dict[str, Any]) -> str:
    return f"{field['label']} < {field['provider_label']}" if "provider_label" in field else str(field["label"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in PAIRS])
def test_a_manual_has_its_connections_with_both_names_of_each_credential(case: dict[str, Any]) -> None:
    connections = read(case["text"], head=HEAD).provider["connections"]
    found = {
        each["kind"]: [_said(field) for field in each["fields"] if field["label"] not in _OPTIONS]
        for each in connections
    }
    assert found == case["connections"]
