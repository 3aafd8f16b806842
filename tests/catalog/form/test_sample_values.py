"""Values that fit a form, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.form.sample_values import sample_values
from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.provider import Connection

if TYPE_CHECKING:
    from pathlib import Path


def connection(*fields: dict[str, Any], **more: Any) -> Connection:
    given = [{"label": field["key"].title(), "required": True, "type": "text", **field} for field in fields]
    return Connection.model_validate({"kind": "account", "fields": given, **more})


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ([{"key": "shop"}], {"shop": "sample-1"}),
        ([{"key": "shop", "required": False}], {}),
        ([{"key": "a", "min_length": 12}, {"key": "b", "max_length": 4}], {"a": "sample-10000", "b": "samp"}),
        ([{"key": "a", "pattern": "[0-9]{3}", "pattern_hint": "3 digits", "example": "123"}], {"a": "123"}),
        ([{"key": "a", "pattern": "[0-9]+", "pattern_hint": "x", "tests": {"valid": ["7"]}}], {"a": "7"}),
        ([{"key": "a", "type": "select", "choices": ["EUR", "USD"]}], {"a": "EUR"}),
        ([{"key": "a", "type": "multiselect", "choices": ["x", "y"]}], {"a": ["x"]}),
        ([{"key": "a", "type": "file", "accept": [".p12"]}], {"a": {"name": "key.p12", "size": 1024}}),
        ([{"key": "a", "type": "toggle"}, {"key": "b", "visible_when": {"a": True}}], {}),
        (
            [{"key": "a", "type": "select", "choices": ["x"]}, {"key": "b", "visible_when": {"a": "x"}}],
            {"a": "x", "b": "sample-2"},
        ),
        ([{"key": "a", "type": "email"}], {"a": "name@example.com"}),
        ([{"key": "a", "type": "url"}], {"a": "https://shop.example/1"}),
    ],
)  # fmt: skip
def test_values_are_examples_and_made_up_texts(fields: list[dict[str, Any]], values: dict[str, Any]) -> None:
    assert sample_values(connection(*fields)) == values


def test_where_no_value_is_known_that_fits_there_is_none() -> None:
    assert (
        sample_values(connection({"key": "a", "pattern": "[0-9]{9}", "severity": "block", "pattern_hint": "x"})) is None
    )


@pytest.mark.slow
def test_nearly_all_forms_of_the_reference_site_have_values_that_fit(repository: Path) -> None:
    providers = load_catalog(repository / "docs" / "connectors", root=repository).providers.values()
    forms = [each for provider in providers for each in provider.connections if each.fields]
    found = [(each, sample_values(each)) for each in forms]
    assert all(validate(each, values, mode="live").valid for each, values in found if values is not None)
    assert sum(values is not None for _, values in found) >= 0.9 * len(forms) > 50
