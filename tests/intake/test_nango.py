"""`paycore import nango`: what entries say of the inputs, and what cannot be said is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_paycore.intake.draft import Draft, UnreadableError
from mkdocs_paycore.intake.nango import read_entries

ENTRIES = """\
acme-pay:
    display_name: Acme Pay
    auth_mode: API_KEY
    credentials:
        apiKey:
            type: string
            title: API key
            description: The <b>key</b>.
            pattern: '^sk_[a-z0-9.-]+$'
            example: sk_made-up
            secret: true
    connection_config:
        sub-domain: {type: string, title: Subdomain, order: 2}
        region: {type: string, title: Region, optional: true, order: 1, enum: [eu, us]}
        site: {type: string, title: Site, format: uri}
        accountId: {type: string, automated: true}
acme-basic:
    alias: acme-pay
    auth_mode: BASIC
    display_name: Acme Basic
acme-twin: {alias: acme-pay, display_name: Acme Twin}
acme-oauth: {display_name: Acme OAuth, auth_mode: OAUTH2}
"""


def drafts(text: str = ENTRIES) -> dict[str, Draft]:
    entries = read_entries(text, path="providers.yaml")
    return {draft.code: draft for draft in entries.drafts(Path("providers.yaml"))}


def fields(code: str, text: str = ENTRIES) -> list[dict[str, Any]]:
    return [field for each in drafts(text)[code].provider.get("connections", ()) for field in each["fields"]]


def test_an_entry_becomes_a_provider() -> None:
    provider = drafts()["acme-pay"].provider
    assert (provider["code"], provider["name"], provider["status"]) == ("acme-pay", "Acme Pay", "not_ready")
    assert [(each["key"], each["type"], each.get("required")) for each in fields("acme-pay")] == [
        ("apiKey", "secret", True),
        ("region", "select", None),
        ("sub-domain", "text", True),
        ("site", "url", True),
    ]


def test_an_input_becomes_a_field() -> None:
    assert fields("acme-pay")[0] == {
        "key": "apiKey",
        "label": "API key",
        "type": "secret",
        "required": True,
        "help": "The **key**.",
        "pattern": r"sk_[a-z0-9.\-]+",
        "pattern_hint": "As in sk_made-up",
        "severity": "block",
        "example": "sk_made-up",
    }


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("acme-twin", ["apiKey", "region", "sub-domain", "site"]),
        ("acme-basic", ["username", "password", "region", "sub-domain", "site"]),
        ("acme-oauth", []),
    ],
)
def test_an_alias_gives_what_the_entry_leaves_out(code: str, keys: list[str]) -> None:
    assert [each["key"] for each in fields(code)] == keys


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("{type: string, title: K, secret: true, default_value: a}", "left out the default 'a'"),
        ("{type: boolean, title: K, suffix: .x}", "left out the suffix"),
        ("{type: string, title: K, format: hostname}", "the format 'hostname'"),
        ("{type: string, title: K, pattern: '^a$'}", "has no words"),
        ("{type: string}", "has no title"),
        ("{type: string, title: K, automated: true}", "filled in by itself"),
        ("{type: string, title: Secret}", "nothing says whether 'Secret' is secret"),
        ("{type: string, title: K, x-own: 1}", "'x-own'"),
        ("text", "is no mapping"),
    ],
)
def test_what_cannot_be_said_is_listed_with_its_line(spec: str, words: str) -> None:
    text = f"acme:\n  auth_mode: CUSTOM\n  credentials:\n    k: {spec}\n"
    assert [each.line for each in drafts(text)["acme"].doubts if words in each.message] == [4]


@pytest.mark.parametrize("text", ["[]", "a: 1", "", "a: {b: 1}", "a: ["])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        drafts(text)


def test_an_alias_in_a_circle_or_of_nothing_is_no_trap() -> None:
    text = "a: {alias: b, auth_mode: BASIC}\nb: {alias: a, auth_mode: BASIC}\nc: {alias: d, auth_mode: BASIC}\n"
    assert [draft.field_count for draft in drafts(text).values()] == [2, 2, 2]
    assert any("found no entry 'd'" in each.message for each in drafts(text)["c"].doubts)


def test_what_stands_around_a_control_what_it_begins_with_and_the_names_of_choices_come_over() -> None:
    inputs = """
    host: {type: string, title: Host, prefix: "https://", suffix: .acme.example, format: hostname, pattern: "^a"}
    mode: {type: string, title: Mode, options: [{name: Live, value: l}, {name: Test, value: t}], default_value: t}
    """
    text = f"acme:\n  auth_mode: CUSTOM\n  connection_config:\n{inputs}"
    host, mode = fields("acme", text)
    assert (host["prefix"], host["suffix"]) == ("https://", ".acme.example")
    choices = [{"value": "l", "label": "Live"}, {"value": "t", "label": "Test"}]
    assert (mode["type"], mode["choices"], mode["default"]) == ("select", choices, "t")
    assert not [each for each in drafts(text)["acme"].doubts if "left out" in each.message or "left it" in each.message]


def test_an_entry_without_a_name_is_called_as_it_stands_in_the_file_with_a_doubt() -> None:
    made = drafts("acme-pay: {auth_mode: BASIC}")["acme-pay"]
    assert made.provider["name"] == "Acme Pay"
    assert any("no display_name" in each.message for each in made.doubts)


def test_every_draft_is_sound() -> None:
    assert not [each for draft in drafts().values() for each in draft.doubts if each.message.startswith("provider.yml")]


def test_what_cannot_be_said_is_told_at_its_own_line() -> None:
    credential = "    apiKey:\n      title: API key\n      format: uuid\n      novel: 1\n"
    text = f"acme:\n  auth_mode: API_KEY\n  credentials:\n{credential}"
    lines = {each.line for each in drafts(text)["acme"].doubts if each.message.endswith("left it out")}
    assert lines == {6, 7}
