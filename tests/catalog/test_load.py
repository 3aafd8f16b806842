"""The catalog of this repository, its words, and what it exports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from mkdocs_paycore.catalog.export import connection_json, index_json, provider_json
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.field import Field
from mkdocs_paycore.catalog.model.provider import Connection, Provider
from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.read import read_provider
from mkdocs_paycore.catalog.words.labels import features_wording, kind_label
from mkdocs_paycore.project.schemas import schema_of
from mkdocs_paycore.source.rule import Rule
from mkdocs_paycore.source.validate import UNFORESEEN
from mkdocs_paycore.source.yaml.read import read_yaml, read_yaml_file
from tests.support.mutilated import mutilated

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.catalog import Catalog

ROOT = Path(__file__).parent.parent.parent
CONNECTORS = ROOT / "docs" / "connectors"

KEYS = {
    ("connectum", "provider_account"): "account password pkcs_key certificate_password test_mode",
    ("connectum", "h2h_merchant_account"): (
        "account password pkcs_key certificate_password test_mode currencies features"
    ),
    ("interkassa", "provider_account"): "api_user api_key checkout_id secret_key test_secret_key",
    ("interkassa", "h2h_merchant_account"): ("api_user api_key checkout_id secret_key payway currency features"),
}

# What a provider of the seed's table can do, by the texts of its 38 rows; note, features, text.
WORDINGS = [
    (None, [], ""),
    (None, ["payments"], "Payments"),
    (None, ["payouts"], "Payouts"),
    (None, ["payments", "payouts"], "Payments and Payouts"),
    (None, ["payouts", "payments"], "Payments and Payouts"),
    (None, ["h2h"], "H2H payment connection"),
    (None, ["payments", "h2h"], "H2H payment connection"),
    (None, ["payouts", "h2h"], "H2H payment connection, Payouts"),
    (None, ["payments", "payouts", "h2h"], "H2H connection, Payments and Payouts"),
    ("Swift", ["payments", "payouts"], "Swift Payments and Payouts"),
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(CONNECTORS, root=ROOT)


def provider_of(**values: Any) -> Provider:
    return Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready", **values})


@pytest.mark.slow
def test_our_own_files_have_no_problem(catalog: Catalog) -> None:
    assert [str(problem) for problem in catalog.problems] == []
    assert list(catalog.providers) == sorted(catalog.providers)
    assert {"connectum", "interkassa"} <= set(catalog.providers)


@pytest.mark.parametrize(("code", "kind"), KEYS)
def test_the_fields_of_a_form_in_the_order_of_the_dashboard(catalog: Catalog, code: str, kind: str) -> None:
    connection = catalog.providers[code].connection(kind)
    assert connection is not None
    assert [field.key for field in connection.fields] == KEYS[code, kind].split()


@pytest.mark.parametrize(("code", "kind"), KEYS)
def test_every_field_tells_where_its_value_comes_from(catalog: Catalog, code: str, kind: str) -> None:
    connection = catalog.providers[code].connection(kind)
    assert connection is not None
    assert [field.key for field in connection.fields if not field.help] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("connectum", "H2H payment connection"),
        ("interkassa", "H2H connection, Payments and Payouts"),
    ],
)
def test_the_wording_of_our_providers(catalog: Catalog, code: str, text: str) -> None:
    assert features_wording(catalog.providers[code]) == text


@pytest.mark.parametrize(("note", "features", "text"), WORDINGS)
def test_feature_wording(note: str | None, features: list[str], text: str) -> None:
    assert features_wording(provider_of(features_note=note, features=features)) == text


def test_the_wordings_are_those_of_the_seed_table(shared: Path) -> None:
    facts = json.loads((shared / "facts" / "providers.json").read_text("utf-8"))
    texts = {provider["seed_table"]["features_text"] for provider in facts if provider["seed_table"]}
    assert texts <= {text for _, _, text in WORDINGS}


def test_every_kind_has_a_label() -> None:
    assert all(kind_label(kind) for kind in Kind)


def test_provider_json_is_the_provider_with_all_keys(catalog: Catalog) -> None:
    for provider in catalog.providers.values():
        data = provider_json(provider)
        assert list(data) == list(Provider.model_fields)
        for connection in data["connections"]:
            for field in connection["fields"]:
                assert list(field) == list(Field.model_fields)
        again = Provider.model_validate_json(json.dumps(data), strict=True)
        assert provider_json(again) == data


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ({"type": "text"}, "warn"),
        ({"type": "text", "source": "https://acme.example/"}, "block"),
        ({"type": "text", "source": "https://acme.example/", "severity": "warn"}, "warn"),
        ({"type": "text", "severity": "block"}, "block"),
        ({"type": "file"}, None),
    ],
)
def test_the_severity_of_patterns_is_filled_in(keys: dict[str, str], severity: str | None) -> None:
    connection = Connection.model_validate({"kind": "account", "fields": [{"key": "a", "label": "A", **keys}]})
    assert connection_json(connection)["fields"][0]["severity"] == severity


def test_choices_are_filled_in() -> None:
    choices = ["a", {"value": "b"}, {"value": "c", "label": "C", "description": "See."}]
    field = Field.model_validate({"key": "a", "label": "A", "type": "select", "choices": choices})
    assert [choice.model_dump() for choice in field.choices] == [
        {"value": "a", "label": "a", "description": None},
        {"value": "b", "label": "b", "description": None},
        {"value": "c", "label": "C", "description": "See."},
    ]


RELATED = """
code: acme
name: Acme
status: ready
connections:
  - kind: account
    fields:
      - {key: test_mode, label: Test mode, type: toggle}
      - {key: kind, label: Kind, type: select, choices: [a, b]}
      - {key: a, label: A, type: text, visible_when: {test_mode: true, kind: [a, b]}}
      - {key: b, label: B, type: file, kinds: [pem, pkcs12], visible_when: {mode: live, kind: a}}
    rules:
      - {all_or_none: [a, b], message: Both}
"""


@pytest.mark.slow
def test_conditions_and_rules_are_exported_as_they_are_written() -> None:
    document = read_yaml(RELATED, path="f", rule="r")
    provider, problems = read_provider(document, code="acme")
    assert (problems, provider is None) == ([], False)
    assert provider is not None
    (connection,) = provider_json(provider)["connections"]
    fields = connection["fields"]
    assert [field["visible_when"] for field in fields] == [
        {},
        {},
        {"test_mode": True, "kind": ["a", "b"]},
        {"mode": "live", "kind": "a"},
    ]
    assert [field["kinds"] for field in fields] == [[], [], [], ["pem", "pkcs12"]]
    rest = dict.fromkeys(["one_of", "not_equal", "same_environment", "unlock"])
    assert connection["rules"] == [{"all_or_none": ["a", "b"], **rest, "message": "Both"}]
    assert jsonschema.Draft202012Validator(schema_of("provider")).is_valid(document.data)


def test_index_json_has_a_row_for_each_provider(catalog: Catalog) -> None:
    row = next(row for row in index_json(catalog.providers.values()) if row["code"] == "connectum")
    assert row == {
        "code": "connectum",
        "name": "Connectum",
        "status": "ready",
        "status_text": "Ready",
        "features": ["payments", "h2h"],
        "features_text": "H2H payment connection",
        "payment_methods": ["payment_card"],
        "payout_methods": ["payment_card"],
        "connections": [
            {"kind": "provider_account", "label": "Provider account"},
            {"kind": "h2h_merchant_account", "label": "H2H Merchant account"},
        ],
    }
    assert [row["code"] for row in index_json(catalog.providers.values())] == list(catalog.providers)


def test_sentences_can_place_problems_in_themselves(catalog: Catalog) -> None:
    sentences = list(catalog.sentences())
    kinds = {sentence.trail[-1] for sentence in sentences if isinstance(sentence.trail[-1], str)}
    assert {"tagline", "help", "find_at"} <= kinds
    assert {"setup", "warnings"} <= {sentence.trail[0] for sentence in sentences}
    for sentence in sentences:
        if "<<custom." in sentence.text:
            problem = sentence.problem(Rule("some-rule", "Some."), "unknown", at="<<custom.")
            lines = (ROOT / problem.path).read_text("utf-8").split("\n")
            assert lines[problem.line - 1][problem.column - 1 :].startswith("<<custom.")


@pytest.mark.slow
def test_the_schema_for_editors(catalog: Catalog) -> None:
    schema = schema_of("provider")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for code in catalog.providers:
        document = read_yaml_file(CONNECTORS / code / "provider.yml", root=ROOT, rule="r")
        assert [error.message for error in validator.iter_errors(document.data)] == []
    wrong = read_yaml("code: Acme\nname: 4\nstatus: redy\nwebste: x\n", path="f", rule="r").data
    assert len(list(validator.iter_errors(wrong))) == 4


@pytest.mark.slow
def test_no_mutilated_file_ends_in_an_exception(tmp_path: Path) -> None:
    text = (CONNECTORS / "interkassa" / "provider.yml").read_text("utf-8")
    (tmp_path / "interkassa").mkdir()
    for broken in mutilated(text, count=150):
        (tmp_path / "interkassa" / "provider.yml").write_text(broken, "utf-8")
        catalog = load_catalog(tmp_path, root=tmp_path)
        assert bool(catalog.providers) is not bool(catalog.problems)
        assert not [problem for problem in catalog.problems if UNFORESEEN in problem.message]


@pytest.mark.slow
def test_the_catalog_needs_no_site_generator() -> None:
    modules = ("load", "lint.field", "form.verdict", "form.schema", "export", "words")
    code = f"import sys, {', '.join(f'mkdocs_paycore.catalog.{module}' for module in modules)}\n"
    code += "print([name for name in ('mkdocs', 'material', 'markdown', 'jinja2') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
