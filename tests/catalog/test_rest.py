"""What is left of a provider with a broken value: all but that value; nothing where a part would have to go."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.provider_model import provider_model
from mkdocs_paycore.catalog.rest import rest_of

MODEL = provider_model(DEFAULT_PRODUCT)


def _provider(field: dict[str, Any], **more: Any) -> dict[str, Any]:
    connection = {
        "kind": "provider_account",
        "fields": [{"key": "mode", "label": "Mode", "type": "toggle"}, {"key": "id", "label": "ID", **field}],
    }
    return {"code": "acme", "name": "Acme", "status": "not_ready", "connections": [connection], **more}


@pytest.mark.parametrize(
    "field",
    [
        {"type": "text", "visible_when": {"mood": True}},
        {"type": "text", "visible_when": {"mode": "auto"}},
        {"type": "text", "pattern": "[a-z{8}"},
        {"type": "text", "pattern": 8},
        {"type": "text", "provder_label": "Shop ID"},
        {"type": "text", "min_length": 18, "max_length": 12},
        {"type": "text", "default": ["a"], "visible_when": {"mood": True}, "example": {}},
    ],
)
def test_a_broken_value_goes_and_the_field_stays(field: dict[str, Any]) -> None:
    provider = rest_of(_provider(field), MODEL)
    assert provider is not None
    assert [each.label for each in provider.connections[0].fields] == ["Mode", "ID"]


def test_values_of_a_connection_and_of_the_provider_go_as_well() -> None:
    data = _provider({"type": "text"}, colour="red")
    data["connections"][0]["rules"] = [{"all_or_none": ["id", "nobody"]}]
    provider = rest_of(data, MODEL)
    assert provider is not None
    assert (provider.name, provider.connections[0].rules) == ("Acme", ())


@pytest.mark.parametrize(
    "data",
    [
        _provider({"type": "passwrd"}),
        _provider({}),
        _provider({"type": "text"}, name=8),
        _provider({"type": "text"}, connections="none"),
        _provider({"type": "text"}, connections=[{"kind": "provider_account", "fields": ["id"]}]),
        ["acme"],
    ],
)
def test_nothing_is_left_where_a_part_or_a_key_that_must_be_there_would_go(data: Any) -> None:
    assert rest_of(data, MODEL) is None


def test_what_is_whole_stays_whole() -> None:
    data = _provider({"type": "text", "pattern": "[a-z]{8}", "pattern_hint": "Eight letters"})
    provider = rest_of(data, MODEL)
    assert provider is not None
    assert provider.connections[0].fields[1].pattern == "[a-z]{8}"
