"""Reading `paycore.yml`: what a site connects, and every fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.model.terms import Feature, Kind, Lack, Status
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.provider_model import provider_model
from mkdocs_paycore.catalog.product.read import read_products
from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.project.schemas import schema_of
from tests.support.carriers import CARRIERS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import RuleLimit
    from mkdocs_paycore.catalog.product.read import Products

START = "products:\n  carriers:\n    "


def read(folder: Path, text: str) -> Products:
    (folder / "paycore.yml").write_text(text, "utf-8")
    return read_products(folder, connectors="connectors")


def test_a_site_without_the_file_connects_payment_providers_in_the_folder_of_the_option(tmp_path: Path) -> None:
    products = read_products(tmp_path, connectors="gateways")
    assert [product.folder for product in products.all] == ["gateways"]
    assert products.all[0].connect_path == "connect-directory/payment-providers/{code}/general"
    assert products.problems == ()


def test_what_an_entry_leaves_out_is_as_for_payment_providers(tmp_path: Path) -> None:
    [product] = read(tmp_path, "products:\n  gateways:\n").all
    assert (product.name, product.folder, product.has_methods) == ("gateways", "gateways", True)
    assert list(product.statuses) == list(Status)
    assert list(product.features) == list(Feature)
    assert product.kinds == DEFAULT_PRODUCT.kinds
    assert list(product.kinds) == list(Kind)


def test_an_entry_says_the_terms_of_its_product(tmp_path: Path) -> None:
    [product] = read(tmp_path, CARRIERS).all
    assert product.connect_path == "connect-directory/carriers/{code}/general"
    assert product.features == {"labels": None, "express": "labels", "tracking": None}
    assert product.with_implied(["express"]) == {"express", "labels"}
    assert product.without(["labels"]) == {"labels", "express"}
    assert product.kinds == {"contract": None, "pickup": "tracking"}
    assert {code: terms.is_ready for code, terms in product.statuses.items()} == {"live": True, "planned": False}
    assert product.statuses["live"].asks_for == (Lack.FIELDS,)
    assert product.unready == "planned"
    assert not product.has_methods
    with saying(product.words):
        assert words("catalog.total", count=2) == "2 carriers"
        assert words("manual.account.contract") == "shipping contract"
        assert words("manual.connect.pickup") == "Link a pick-up point"
    assert words("catalog.total", count=2) == "2 providers"


def test_a_label_may_hold_braces_and_markup(tmp_path: Path) -> None:
    [product] = read(tmp_path, f"{START}kinds: {{a: {{label: '{{x}} <b>', connected: 'A <b> {{provider}}'}}}}\n").all
    with saying(product.words):
        assert words("kind.a") == "{x} <b>"
        assert words("form.connected.a", provider="P") == "A &lt;b&gt; <b>P</b>"


def test_codes_that_are_names_of_python_are_codes(tmp_path: Path) -> None:
    [product] = read(tmp_path, f"{START}kinds: {{mro: {{label: M}}, name: {{label: N}}, 1-a: {{label: A}}}}\n").all
    model = provider_model(product)
    made = model.model_validate_json(
        '{"code": "a", "name": "A", "status": "ready", "connections": [{"kind": "mro"}, {"kind": "1-a"}]}'
    )
    assert [connection.kind for connection in made.connections] == ["mro", "1-a"]
    assert made.product is product


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("- a\n", "1:1", "found a list at the top level"),
        ("product: {}\n", "1:1", "(did you mean 'products'?)"),
        (f"{START}foldr: a\n", "3:5", "(did you mean 'folder'?)"),
        (f"{START}folder: /etc\n", "3:13", "found the folder '/etc', expected one below the docs folder"),
        (f"{START}called: {{one: a}}\n", "3:13", "the key 'many' is missing"),
        (f"{START}statuses: {{}}\n", "3:15", "found none, expected at least one"),
        (f"{START}kinds: {{}}\n", "3:12", "found none, expected at least one"),
        (f"{START}kinds: {{Box: {{label: B}}}}\n", "3:13", "found the key 'Box', expected a code"),
        (f"{START}kinds: {{a: A}}\n", "3:16", "found 'A', expected a mapping with a label"),
        (f"{START}kinds: {{a: {{label: A, needs: payout}}}}\n", "3:34", "(did you mean 'payouts'?)"),
        (f"{START}features: {{a: {{label: A, implies: b}}}}\n", "3:39", "found 'b', expected a feature"),
        (f"{START}kinds: {{a: {{label: A, connected: '{{name}}'}}}}\n", "3:38", "found {name}"),
        (f"{START}dashboard: {{connect_path: 'x/{{cod}}'}}\n", "3:31", "(did you mean 'code'?)"),
        (f"{START}dashboard: {{connect_path: 'x/{{code'}}\n", "3:31", "found a brace without its other one"),
        (f"{START}words: {{form.set_upp: A}}\n", "3:13", "(did you mean 'form.set_up'?)"),
        (f"{START}dashboard: {{limits: {{a: {{label: A, asked: B}}}}}}\n", "3:29", "the key 'values' is missing"),
        (f"{START}dashboard: {{limits: {{a: {{label: A, asked: B, values: {{}}}}}}}}\n", "3:58", "found no value"),
        (f"{START}words: {{kind.account: A}}\n", "3:13", "(say it under 'kinds')"),
        (f"{START}words: {{plain.term.rule: A}}\n", "3:13", "(write term.rule)"),
        (f"{START}words: {{table.caption: '{{coun}}'}}\n", "3:28", "(did you mean 'count'?)"),
        (f"{START}statuses: {{a: {{label: A, asks_for: [field]}}}}\n", "3:41", "(did you mean 'fields'?)"),
        ("products:\n  a:\n  b: {folder: a/b}\n", "3:15", "that is not that of the product 'a', nor in it"),
    ],
)
def test_a_fault_is_reported_with_its_place_and_the_nearest_right_thing(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    products = read(tmp_path, text)
    assert [product.name for product in products.all] == ["providers"]
    [problem] = products.problems
    assert str(problem).startswith(f"paycore.yml:{place}: error: ")
    assert message in str(problem)


@pytest.mark.parametrize(
    ("keys", "rules", "limits"),
    [
        ("called: {one: c, many: cs}", "payment rules", None),
        ("features: {a: {label: A}}", "rules", ()),
        ("features: {a: {label: A}}\n    payments: true", "payment rules", None),
        ("payments: false", "rules", ()),
        ("dashboard: {rules: zones, limits: {}}", "zones", ()),
    ],
)
def test_a_product_with_features_of_its_own_speaks_of_no_payments_unless_it_says_so(
    tmp_path: Path, keys: str, rules: str, limits: tuple[RuleLimit, ...] | None
) -> None:
    [product] = read(tmp_path, f"{START}{keys}\n").all
    assert product.limits == limits
    with saying(product.words):
        assert words("term.rules") == rules


@pytest.mark.parametrize(
    ("label", "account"),
    [("API link", "API link"), ("Shipping contract", "shipping contract"), ("A", "A"), ("2nd line", "2nd line")],
)
def test_a_label_in_capitals_stays_so_in_a_sentence(tmp_path: Path, label: str, account: str) -> None:
    [product] = read(tmp_path, f"{START}kinds: {{a: {{label: {label}}}}}\n").all
    with saying(product.words):
        assert words("manual.account.a") == account


def test_words_may_use_terms(tmp_path: Path) -> None:
    products = read(tmp_path, f"{START}called: {{one: c, many: cs}}\n    words: {{catalog.form: 'All {{things}}'}}\n")
    assert products.problems == ()
    with saying(products.all[0].words):
        assert words("catalog.form") == "All cs"


@pytest.mark.slow
def test_the_schema_for_editors_has_every_key_with_its_sentence() -> None:
    schema = schema_of("site")
    assert schema["properties"].keys() == {"products", "flows"}
    entry = schema["$defs"]["ProductEntry"]["properties"]
    assert entry.keys() == {"payments", "folder", "called", "dashboard", "statuses", "features", "kinds", "words"}
    assert all("description" in key for key in entry.values())
