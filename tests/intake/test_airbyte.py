"""`paycore import airbyte`: what a connection specification says, and what cannot be said is listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.intake.airbyte import read_airbyte
from mkdocs_paycore.intake.draft import Draft, UnreadableError


def read(properties: dict[str, Any], *, required: list[str] | None = None) -> Draft:
    schema = {"title": "Acme Pay Source Spec", "required": required or [], "properties": properties}
    text = json.dumps({"documentationUrl": "https://x.example/", "connectionSpecification": schema}, indent=1)
    return read_airbyte(Path("spec.json"), text, path="spec.json")


def fields(properties: dict[str, Any], *, required: list[str] | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(properties, required=required).provider["connections"][0]["fields"]
    return found


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ({"type": "string"}, {"type": "text"}),
        ({"type": "string", "airbyte_secret": True}, {"type": "secret"}),
        ({"type": "string", "multiline": True}, {"type": "multiline"}),
        ({"type": "string", "multiline": True, "airbyte_secret": True}, {"type": "multiline_secret"}),
        ({"type": ["null", "string"], "format": "uri"}, {"type": "url"}),
        ({"type": "string", "format": "email"}, {"type": "email"}),
        ({"type": "integer"}, {"type": "number"}),
        ({"type": "boolean"}, {"type": "toggle"}),
        ({"type": "string", "enum": ["eu", "us"]}, {"type": "select", "choices": ["eu", "us"]}),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, {"type": "multiselect", "choices": ["a", "b"]}),
        (
            {"type": "string", "pattern": "^[0-9]{4}$", "pattern_descriptor": "YYYY", "examples": ["2024"]},
            {"pattern": "[0-9]{4}", "pattern_hint": "YYYY", "example": "2024", "severity": "block"},
        ),
        ({"type": "string", "minLength": 2, "maxLength": 4}, {"min_length": 2, "max_length": 4}),
        ({"type": "string", "description": "The <b>key</b>."}, {"help": "The **key**."}),
    ],
)
def test_an_input_becomes_a_field(spec: dict[str, Any], expected: dict[str, Any]) -> None:
    made = fields({"k": {"title": "K", **spec}})[0]
    assert {key: made.get(key) for key in expected} == expected


@pytest.mark.parametrize("key", ["accountId", "start-date", "api_key", "$ref", "x.y"])
def test_a_key_stays_as_it_is(key: str) -> None:
    assert fields({key: {"type": "string", "title": "K"}})[0]["key"] == key


def test_inputs_stand_in_their_order_and_the_required_ones_are_marked() -> None:
    properties = {
        "b": {"type": "string", "title": "B"},
        "c": {"type": "boolean", "title": "C", "order": 1},
        "a": {"type": "string", "title": "A", "order": 0},
    }
    found = fields(properties, required=["a", "c"])
    assert [(each["key"], each.get("required")) for each in found] == [("a", True), ("c", None), ("b", None)]


AUTH = {
    "title": "Authentication",
    "oneOf": [
        {
            "title": "Key",
            "required": ["way", "key"],
            "properties": {
                "way": {"type": "string", "const": "key"},
                "key": {"type": "string", "title": "Key", "airbyte_secret": True},
                "region": {"type": "string", "title": "Region"},
            },
        },
        {
            "title": "Login",
            "required": ["way"],
            "properties": {
                "way": {"type": "string", "enum": ["login"]},
                "user": {"type": "string", "title": "User"},
                "region": {"type": "string", "title": "Region"},
            },
        },
    ],
}


def test_options_become_a_choice_and_fields_that_appear_with_it() -> None:
    found = fields({"auth": AUTH}, required=["auth"])
    assert [(each["key"], each["type"], each.get("required"), each.get("visible_when")) for each in found] == [
        ("auth.way", "select", True, None),
        ("auth.key", "secret", True, {"auth.way": "key"}),
        ("auth.region", "text", None, {"auth.way": ["key", "login"]}),
        ("auth.user", "text", None, {"auth.way": "login"}),
    ]
    assert found[0]["choices"] == [{"value": "key", "label": "Key"}, {"value": "login", "label": "Login"}]


@pytest.mark.parametrize("key", ["api_key", "API Key"])
def test_a_field_of_two_options_is_one_whatever_its_key(key: str) -> None:
    one, two = ({"properties": {"via": {"const": via}, key: {"type": "string", "title": "Key"}}} for via in "ab")
    chooser, made = fields({"way": {"title": "Way", "oneOf": [one, two]}})
    assert made["visible_when"] == {chooser["key"]: ["a", "b"]}


def test_a_field_that_always_appears_is_no_field_of_a_choice() -> None:
    region = {"type": "string", "title": "Region", "order": 0}
    found = fields({"auth.region": region, "auth": {**AUTH, "oneOf": AUTH["oneOf"][:1]}})
    assert [(each["key"], each.get("visible_when")) for each in found if each["label"] == "Region"] == [
        ("auth.region", None),
        ("auth_region", {"auth.way": "key"}),
    ]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ({"type": "integer", "minimum": 0, "maximum": 9, "default": 3}, {"minimum": 0, "maximum": 9, "default": 3}),
        ({"type": "boolean", "default": False}, {"type": "toggle", "default": False}),
        ({"type": "string", "format": "date", "default": "2026-01-31"}, {"type": "date", "default": "2026-01-31"}),
        ({"enum": ["a", "b"], "default": "b"}, {"type": "select", "default": "b"}),
        (
            {"type": "array", "items": {"type": "string", "minLength": 2}, "default": ["ab"]},
            {"type": "text", "several": True, "min_length": 2, "default": ["ab"]},
        ),
        ({"type": "array", "items": {"type": "integer"}}, {"type": "number", "several": True}),
        ({"type": "array", "items": {"type": "string"}, "airbyte_secret": True}, {"type": "multiline"}),
    ],
)
def test_what_a_field_begins_with_its_range_and_its_lists_are_taken_over(
    spec: dict[str, Any], expected: dict[str, Any]
) -> None:
    [found] = fields({"k": {"title": "K", **spec}})
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (
            {
                "type": "string",
                "oneOf": [{"const": "eu", "title": "Europe", "description": "In <b>it</b>."}, {"const": "us"}],
            },
            {"type": "select", "choices": [{"value": "eu", "label": "Europe", "description": "In **it**."}, "us"]},
        ),
        (
            {"type": "array", "items": {"anyOf": [{"enum": ["a"], "title": "A"}, {"const": "b", "title": "b"}]}},
            {"type": "multiselect", "choices": [{"value": "a", "label": "A"}, "b"]},
        ),
        ({"enum": [True, False, None], "default": True}, {"choices": ["true", "false"], "default": "true"}),
        ({"type": "integer", "enum": [1, 2], "default": 2}, {"choices": ["1", "2"], "default": "2"}),
        ({"type": "array", "items": {"enum": [1, 2]}, "default": 2}, {"type": "multiselect", "default": ["2"]}),
        ({"type": ["array", "null"], "items": {"type": "string"}, "default": "a"}, {"several": True, "default": ["a"]}),
        ({"type": "boolean", "default": "False"}, {"type": "toggle", "default": False}),
        ({"type": "integer", "default": "7"}, {"type": "number", "default": "7"}),
        ({"type": "string", "default": 7}, {"type": "text", "default": "7"}),
        ({"anyOf": [{"type": "null"}, {"type": "string", "minLength": 2}]}, {"type": "text", "min_length": 2}),
        ({"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9}, {"minimum": 1, "maximum": 8}),
        ({"type": "integer", "minimum": 0, "exclusiveMinimum": True}, {"minimum": 1}),
        ({"type": "string", "readOnly": True}, {"read_only": True, "required": None}),
        ({"type": "string", "format": "password"}, {"type": "password"}),
        (
            {"type": "string", "format": "time", "pattern": "^[0-9:]+$", "pattern_descriptor": "h:m"},
            {"pattern": "[0-9:]+"},
        ),
        ({"type": "string", "pattern_descriptor": "h:m"}, {"pattern_hint": "h:m"}),
    ],
)
def test_what_can_be_said_is_said_without_a_doubt(spec: dict[str, Any], expected: dict[str, Any]) -> None:
    made = read({"k": {"title": "K", **spec}}, required=["k"])
    [found] = made.provider["connections"][0]["fields"]
    assert {key: found.get(key) for key in expected} == expected
    assert [each.message for each in made.doubts if "took the name" not in each.message] == []


def test_an_object_in_an_object_gives_its_fields() -> None:
    inner = {"type": "object", "required": ["host"], "properties": {"host": {"type": "string", "title": "Host"}}}
    found = fields({"tunnel": inner}, required=["tunnel"])
    assert [(each["key"], each["required"]) for each in found] == [("tunnel.host", True)]


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ({"type": "string", "airbyte_hidden": True, "title": "K"}, "hidden in the form"),
        ({"type": "string"}, "has no title"),
        ({"type": "string", "title": "K", "airbyte_secret": True, "default": "a"}, "left out the default 'a'"),
        ({"type": "string", "title": "K", "default": {"a": 1}}, "left out the default"),
        ({"title": "K", "oneOf": [{"type": "string", "title": "A"}, {"type": "integer"}]}, "values of several types"),
        ({"type": "number", "title": "K", "exclusiveMinimum": 0}, "exclusiveMinimum 0"),
        ({"type": "string", "title": "K", "airbyte_secret": True, "format": "uri"}, "the format 'uri'"),
        ({"type": "string", "title": "K", "format": "time"}, "the format 'time'"),
        ({"type": "string", "title": "K", "pattern": "^a$"}, "has no words"),
        ({"type": "array", "title": "K", "items": {"type": "object"}}, "a list of any values"),
        ({"type": "array", "title": "K", "items": {"oneOf": [{"type": "string"}, {}]}}, "a list of any values"),
        ({"type": "array", "title": "K", "minItems": 2, "items": {"type": "string"}}, "minItems 2"),
        ({"type": "object", "title": "K"}, "an object without named properties"),
        ({"type": "string", "title": "K", "x-own": 1}, "'x-own'"),
        ({"oneOf": [{"title": "A", "properties": {}}], "title": "K"}, "have no constant"),
        ("text", "is no schema"),
    ],
)
def test_what_cannot_be_said_is_listed_with_its_line(spec: Any, words: str) -> None:
    doubts = [each for each in read({"k": spec}).doubts if words in each.message]
    assert doubts
    assert all(each.line > 4 for each in doubts)


@pytest.mark.parametrize("text", ["[]", "{}", "no", '{"connectionSpecification": {}}', "{", '{"properties": []}'])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_airbyte(Path("spec.json"), text, path="spec.json")


@pytest.mark.parametrize("wrapped", [{"spec": 1}, {"type": "SPEC"}])
def test_a_specification_is_found_in_what_holds_it(wrapped: dict[str, Any]) -> None:
    inner = {"connectionSpecification": {"title": "Acme", "properties": {"k": {"title": "K"}}}}
    draft = read_airbyte(Path("a.json"), json.dumps({**wrapped, "spec": inner}), path="a.json")
    assert (draft.code, draft.field_count) == ("acme", 1)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "string", "^a", "[", "a b", "__proto__"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "title",
                    "oneOf",
                    "properties",
                    "required",
                    "enum",
                    "pattern",
                    "const",
                    "items",
                    "order",
                    "k",
                    "a b",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(["a", "b c", "d-e", "auth"]), VALUES, max_size=3))
def test_no_specification_ends_in_a_traceback(properties: dict[str, Any]) -> None:
    draft = read(properties)
    assert not [each for each in draft.doubts if each.message.startswith("provider.yml")], draft.text


@pytest.mark.parametrize(
    ("file", "title", "code"),
    [
        ("spec.json", "Acme Pay Source Spec", "acme-pay"),
        ("spec.json", "Source Acme Pay", "acme-pay"),
        ("spec.json", "Acme Source CDK Specifications", "acme"),
        ("source-acme-pay/spec.json", "", "acme-pay"),
        ("source_acme_pay/source_acme_pay/manifest.yaml", "", "acme-pay"),
        ("acme/spec.yaml", "", "acme"),
        ("acme_pay.json", "", "acme-pay"),
        ("source-acme-pay.yaml", "", "acme-pay"),
        ("acme-pay-spec.json", "", "acme-pay"),
    ],
)
def test_the_title_or_the_folder_names_the_provider(file: str, title: str, code: str) -> None:
    text = json.dumps({"connectionSpecification": {"title": title, "properties": {"key": {"type": "string"}}}})
    made = read_airbyte(Path(file), text, path=file)
    assert (made.code, made.provider["name"].lower().replace(" ", "-")) == (code, code)


def test_a_default_shows_what_a_pattern_asks_for() -> None:
    [date] = fields({"start": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$", "default": "2020-01"}})
    assert date["pattern_hint"] == "As in 2020-01"
