"""Defaults and ranges of fields: what the check lets pass, and what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.read import read_provider
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from mkdocs_paycore.source.problem import Problem

HEAD = "code: a\nname: A\nstatus: ready\nconnections:\n  - kind: account\n    fields:\n      - {key: k, label: K, "


def reported(keys: str) -> list[Problem]:
    return read_provider(read_yaml(f"{HEAD}{keys}}}\n", path="a/provider.yml", rule="provider-yaml"), code="a")[1]


@pytest.mark.parametrize(
    "keys",
    [
        "type: number, minimum: 1, maximum: 1, default: 1",
        "type: number, minimum: -0.5, maximum: 10, default: 9",
        'type: date, minimum: 2026-01-31, maximum: "2026-02-01", default: 2026-02-01',
        "type: text, default: a, placeholder: b, prefix: c, suffix: d, section: e",
        "type: toggle, default: true",
        "type: toggle, means: test_mode",
        "type: email, several: true, default: [a@b], example: a@b, tests: {valid: [c@d], invalid: [c]}",
        "type: select, means: status",
        "type: select, choices: [a], default: a",
        "type: multiselect, choices: [a, b], default: [b]",
        "type: text, default: t, environments: {test: {pattern: t, pattern_hint: T}}",
    ],
)
def test_what_fits_its_field_is_no_fault(keys: str) -> None:
    assert reported(keys) == []


@pytest.mark.parametrize(
    ("keys", "rule", "message"),
    [
        ("type: number, maximum: 30, default: 45", "provider-default", "(maximum: K must be at most 30)"),
        ("type: text, default: true", "provider-default", "found true, expected a value that satisfies the field"),
        ("type: toggle, default: on", "provider-default", "(type: K must be on or off)"),
        ("type: select, choices: [a], default: b", "provider-default", "(choice: K must be chosen from the list)"),
        ("type: multiselect, choices: [a], default: a", "provider-default", "(type: K must be a list of values)"),
        (
            "type: secret, default: a",
            "provider-key-not-for-type",
            "found the key 'default' in a field of the type secret",
        ),
        ("type: text, means: test_mode", "provider-key-not-for-type", "text that means test_mode, expected toggle"),
        ("type: toggle, means: name", "provider-key-not-for-type", "toggle that means name, expected text"),
        ("type: text, means: status", "provider-key-not-for-type", "expected toggle or select"),
        ("type: file, means: name", "provider-key-not-for-type", "found the key 'means' in a field of the type file"),
        (
            "type: secret, several: true",
            "provider-key-not-for-type",
            "found the key 'several' in a field of the type secret",
        ),
        ("type: number, several: true, default: 1", "provider-default", "(type: K must be a list of values)"),
        ("type: number, several: true, default: [a]", "provider-default", "(type: K must be a number, such as 12.50)"),
        ("type: toggle, read_only: true", "provider-key-not-for-type", "found the key 'read_only'"),
        (
            "type: text, read_only: true, required: true",
            "provider-required-read-only",
            "found a field that is only shown and required",
        ),
        ("type: text, minimum: 1", "provider-key-not-for-type", "expected it for number, date only"),
        ("type: multiline, prefix: a", "provider-key-not-for-type", "found the key 'prefix'"),
        ("type: number, minimum: 2, maximum: 1.5", "provider-range", "found 2, expected at most the maximum, 1.5"),
        ("type: date, minimum: 5", "provider-range", "found '5', expected a date"),
        ("type: date, maximum: 2026-02-30", "provider-range", "found '2026-02-30', expected a date"),
        ("type: number, maximum: 2026-01-31", "provider-range", "found '2026-01-31', expected a number"),
        (
            "type: number, minimum: few",
            "provider-format",
            "expected a number such as 0.5, or a date such as 2026-01-31",
        ),
        ("type: number, minimum: true", "provider-type", "expected a number such as 0.5"),
        ("type: text, default: {a: b}", "provider-type", "expected text, true or false, or a list of texts"),
    ],
)
def test_what_does_not_fit_its_field_is_reported(keys: str, rule: str, message: str) -> None:
    [problem] = reported(keys)
    assert problem.rule == rule
    assert message in str(problem)
