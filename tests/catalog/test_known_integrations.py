"""The payment integrations of the reference site, against what is known of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.field import TEXT_TYPES
from mkdocs_paycore.catalog.product.read import read_products

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.model.field import Field

FACTS = {
    "authorize_net": "authorize_net",
    "money_order": "money_order",
    "payment_term": "payment_term",
    "paypal_payments_pro": "paypal_payflow_gateway / paypal_payments_pro",
    "wirecard_seamless": "wirecard_seamless",
    "infinite_pay": "infinite_pay",
    "apruve": "apruve",
}


@pytest.fixture(scope="module")
def catalog(repository: Path) -> Catalog:
    [_, product] = read_products(repository, connectors="connectors").all
    return load_catalog(repository / "docs" / product.folder, root=repository, product=product)


def fields(catalog: Catalog, code: str) -> dict[str, Field]:
    connection = catalog.providers[code].connection("integration")
    assert connection is not None
    return {field.key: field for field in connection.fields}


def test_there_are_seven_and_none_has_a_fault(catalog: Catalog) -> None:
    assert catalog.problems == ()
    assert sorted(catalog.providers) == sorted(FACTS)


@pytest.mark.parametrize("code", FACTS)
def test_each_form_asks_what_every_integration_asks(catalog: Catalog, code: str) -> None:
    known = fields(catalog, code)
    assert [known[key].label for key in ("type", "name", "enabled", "defaultUserOwner")] == [
        "Type", "Name", "Status", "Default owner",
    ]  # fmt: skip
    assert [choice.value for choice in known["enabled"].choices] == ["Active", "Inactive"]


def facts(shared: Path, code: str) -> list[dict[str, Any]]:
    entries = json.loads((shared / "facts" / "orocommerce.json").read_text("utf-8"))
    found: list[dict[str, Any]] = next(entry["fields"] for entry in entries if entry["code"] == FACTS[code])
    return found


@pytest.mark.parametrize("code", FACTS)
def test_each_known_field_has_its_label_type_choices_default_and_lengths(
    catalog: Catalog, shared: Path, code: str
) -> None:
    known = fields(catalog, code)
    for fact in facts(shared, code):
        field = known[fact["key"]]
        assert field.label == fact["label"]
        assert field.type == fact["type"] or field.type in TEXT_TYPES
        assert field.required == (bool(fact["required"]) and fact["type"] != "toggle")
        if isinstance(fact["choices"], list):
            assert [(each.value, each.label) for each in field.choices] == [
                (each["value"], each["label"]) for each in fact["choices"]
            ]
        if fact["default"] is not None and not fact.get("read_only"):
            default = list(field.default) if isinstance(field.default, tuple) else field.default
            assert default == (str(fact["default"]) if type(fact["default"]) is int else fact["default"])
        assert (field.min_length, field.max_length) == (fact.get("min_length"), fact.get("max_length"))
