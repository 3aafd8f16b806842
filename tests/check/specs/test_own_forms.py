"""What is wrong with a connection form by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.check.specs.own_forms import faulty_forms
from tests.support.checked import checked_sources

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "code: zuki\nname: Zuki\nstatus: ready\nconnections:\n  - kind: account\n    fields:\n"
FORMATS = "environments: {test: {pattern: 't.+', pattern_hint: t}, live: {pattern: 'l.+', pattern_hint: l}}"
SWITCH = "key: live, label: Live, type: toggle"
KIND = "key: kind, label: Kind, type: select, choices: [a, b]"


def found(root: Path, *fields: str, rules: str = "") -> list[str]:
    """Return the rule and line of each problem of a form with some fields."""
    folder = root / "docs/connectors/zuki"
    folder.mkdir(parents=True)
    text = HEAD + "".join(f"      - {{{field}}}\n" for field in fields) + (f"    rules: [{rules}]\n" if rules else "")
    (folder / "provider.yml").write_text(text, "utf-8")
    catalog = load_catalog(root / "docs/connectors", root=root)
    assert [str(problem) for problem in catalog.problems] == []
    return [f"{each.line} {each.rule}" for each in faulty_forms(checked_sources(catalog=catalog))]


@pytest.mark.parametrize(
    "label", ["Secret key", "Password", "Private key", "Access token", "API token", "Sign key", "Passphrase", "Token"]
)
def test_a_secret_is_not_shown_as_it_is_typed(tmp_path: Path, label: str) -> None:
    assert found(tmp_path, f"key: one, label: {label}, type: text") == ["7 provider-open-secret"]


@pytest.mark.parametrize(
    "field",
    [
        "key: one, label: Secret key, type: secret",
        "key: one, label: Password, type: password",
        "key: one, label: Token ID, type: text",
        "key: one, label: Secret name, type: text",
        "key: one, label: Token URL, type: text",
        "key: one, label: Public key, type: text",
        "key: one, label: Save instant token, type: toggle",
        "key: one, label: Private key, type: file",
        "key: secretary, label: Secretary, type: text",
    ],
)
def test_what_is_no_secret_may_be_shown(tmp_path: Path, field: str) -> None:
    assert found(tmp_path, field) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("key: a, label: Key, type: text", "key: b, label: key, type: text"), ["8 provider-duplicate-label"]),
        (
            (
                SWITCH,
                "key: a, label: Key, type: text, visible_when: {live: true}",
                "key: b, label: Key, type: text, visible_when: {live: false}",
            ),
            [],
        ),
        (
            (
                SWITCH,
                "key: on, label: On, type: toggle, visible_when: {live: true}",
                "key: b, label: B, type: text, visible_when: {on: true, live: false}",
            ),
            ["9 provider-never-visible"],
        ),
        (
            (
                KIND,
                "key: on, label: On, type: toggle, visible_when: {kind: a}",
                "key: c, label: C, type: text, visible_when: {on: true, kind: [b]}",
            ),
            ["9 provider-never-visible"],
        ),
        (
            (
                KIND,
                "key: on, label: On, type: toggle, visible_when: {kind: a}",
                "key: c, label: C, type: text, visible_when: {on: true, kind: [a, b]}",
            ),
            [],
        ),
        (
            (
                "key: on, label: On, type: toggle, visible_when: {mode: test}",
                "key: c, label: C, type: text, visible_when: {on: true, mode: live}",
            ),
            ["8 provider-never-visible"],
        ),
        (
            ("key: a, label: A, type: text, environments: {test: {pattern: 't.+', pattern_hint: t}}",),
            ["7 provider-one-format"],
        ),
        ((f"key: a, label: A, type: text, {FORMATS}",), []),
        (
            (f"key: a, label: A, type: text, {FORMATS}", f"key: b, label: B, type: text, {FORMATS}"),
            ["7 provider-mixed-modes"],
        ),
    ],
)
def test_fields_against_each_other(tmp_path: Path, fields: tuple[str, ...], expected: list[str]) -> None:
    assert found(tmp_path, *fields) == expected


def test_formats_that_a_rule_holds_together(tmp_path: Path) -> None:
    fields = (f"key: {key}, label: {key.upper()}, type: text, {FORMATS}" for key in "ab")
    assert found(tmp_path, *fields, rules="{same_environment: [a, b]}") == []


@pytest.mark.slow
def test_many_fields_of_one_label_are_told_once_each(tmp_path: Path) -> None:
    fields = [f"key: f{number}, label: Same, type: text" for number in range(300)]
    assert found(tmp_path, *fields) == [f"{7 + number} provider-duplicate-label" for number in range(1, 300)]


def chain(length: int, *, back: int = 1) -> list[str]:
    """Return fields, each of which waits for some before it."""
    waits = [
        "{" + ", ".join(f"f{at - step}: true" for step in range(1, min(at, back) + 1)) + "}" for at in range(length)
    ]
    return [f"key: f{at}, label: L{at}, type: toggle, visible_when: {wait}" for at, wait in enumerate(waits)]


def test_conditions_that_can_be_followed_are_let_alone(tmp_path: Path) -> None:
    assert found(tmp_path, *chain(21)) == []


@pytest.mark.parametrize(("fields", "line"), [(chain(1000), 28), (chain(200, back=2), 17)])
def test_conditions_without_an_end_are_refused(tmp_path: Path, fields: list[str], line: int) -> None:
    with pytest.raises(AssertionError, match=rf":{line}:\d+: error: .* found a field that waits for"):
        found(tmp_path, *fields)
