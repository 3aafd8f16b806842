"""What a merchant needs before a connection can be made, and about how long that takes."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.preparation import has_account, key_files, merchant_needs
from mkdocs_paycore.catalog.preparation import test_switch as switch_of

TEXT = {"key": "a", "label": "A", "type": "text", "find_at": "There."}
FILE = {"key": "b", "label": "B", "type": "file"}
CHOICE = {"key": "c", "label": "C", "type": "select"}


def provider(*fields: dict[str, Any], **keys: Any) -> Provider:
    connections = [{"kind": "account", "fields": list(fields)}] if fields else []
    return Provider.model_validate({"code": "x", "name": "X", "status": "ready", "connections": connections, **keys})


@pytest.mark.parametrize(
    ("fields", "keys", "minutes"),
    [
        ([TEXT], {"setup": ["One."]}, 10),
        ([TEXT], {"setup": ["Step."] * 9, "ip_allowlist": "required"}, 30),
        ([TEXT], {"setup": ["Step."] * 9, "ip_allowlist": "ask_manager"}, 25),
        ([TEXT, FILE, CHOICE], {"setup": ["Step."] * 2}, 20),
        ([TEXT], {}, None),
    ],
)
def test_the_time_is_estimated_by_the_rule(
    fields: list[dict[str, Any]], keys: dict[str, Any], minutes: int | None
) -> None:
    found = merchant_needs(provider(*fields, **keys))
    assert found is not None
    assert found.minutes == minutes


def test_what_the_merchant_decides_is_not_collected() -> None:
    found = merchant_needs(provider(TEXT, CHOICE, {**CHOICE, "key": "d", "find_at": "There."}))
    assert found is not None
    assert (found.least, found.most, found.has_file) == (2, 2, False)


def test_values_are_named_once_as_the_provider_calls_them() -> None:
    def field(key: str, label: str, *, required: bool = True, **more: str) -> dict[str, Any]:
        return {"key": key, "label": label, "type": "secret", "required": required, **more}

    shared, renamed = field("a", "Key"), field("b", "Word", provider_label="Sign key")
    own, optional = field("c", "Payway"), field("d", "Apple ID", required=False)
    connections = [
        {"kind": "provider_account", "fields": [shared, renamed, optional]},
        {"kind": "h2h_merchant_account", "fields": [{**shared, "label": "key"}, own, optional]},
    ]
    made = Provider.model_validate({"code": "x", "name": "X", "status": "ready", "connections": connections})
    found = merchant_needs(made)
    assert found is not None
    assert found.names == ("Key",)
    assert found.names_by_kind == {"provider_account": ("Sign key",), "h2h_merchant_account": ("Payway",)}
    assert found.optional == ("Apple ID",)


@pytest.mark.parametrize(
    ("field", "counts"),
    [
        ({"type": "text"}, 0),
        ({"type": "text", "provider_label": "X"}, 1),
        ({"type": "password"}, 1),
        ({"type": "file"}, 1),
        ({"type": "toggle", "find_at": "There."}, 0),
    ],
)
def test_what_nobody_hands_out_needs_no_account(field: dict[str, Any], counts: int) -> None:
    made = provider({"key": "a", "label": "A", **field})
    found = merchant_needs(made)
    assert found is not None
    assert (found.most, has_account(made)) == (counts, bool(counts))


def test_nothing_is_known_without_fields() -> None:
    assert merchant_needs(provider(setup=["Ask."])) is None


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ([{"key": "test_mode"}], "test_mode"),
        ([{"key": "x"}, {"key": "sandbox", "means": "test_mode"}], "sandbox"),
        ([{"key": "test_mode", "type": "text"}], None),
        ([{"key": "x"}], None),
    ],
)
def test_the_switch_of_the_mode_is_the_one_that_means_it(fields: list[dict[str, Any]], found: str | None) -> None:
    toggles = [{"label": "X", "type": "toggle", **field} for field in fields]
    switch = switch_of(provider(*toggles).connections[0])
    assert (switch and switch.key) == found


@pytest.mark.parametrize(
    ("file", "holds"),
    [({"accept": [".pem"]}, True), ({"kinds": ["pkcs12"]}, True), ({"accept": [".csv"]}, False), ({}, False)],
)
def test_a_file_that_holds_a_key_expires(file: dict[str, Any], *, holds: bool) -> None:
    assert bool(key_files(provider({**FILE, **file}))) is holds
