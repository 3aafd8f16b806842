"""What changed between two states of a catalog, for a merchant; in words, and in the file that keeps it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import pytest
import yaml

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.changes.compare import changes_between
from mkdocs_paycore.catalog.changes.file import add_entry, load_changes
from mkdocs_paycore.catalog.changes.report import CHANGE_FORMATS
from mkdocs_paycore.catalog.changes.wording import change_sentence
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.changes import ChangeKind
from mkdocs_paycore.catalog.model.field import Field
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.use import Use, read_by_form

if TYPE_CHECKING:
    from pathlib import Path

FIELD = {"key": "shop", "label": "Shop", "type": "text"}
OTHER = {"key": "sign_key", "label": "Sign key", "type": "secret"}


def provider(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    connections = [{"kind": "provider_account", "fields": list(fields)}] if fields else []
    return {"code": "acme", "name": "Acme", "status": "not_ready", "connections": connections, **more}


def catalog(root: Path, *providers: dict[str, Any]) -> Catalog:
    for each in providers:
        folder = root / each["code"]
        folder.mkdir(parents=True)
        (folder / "provider.yml").write_text(yaml.safe_dump(each), "utf-8")
    return load_catalog(root, root=root)


CASES: list[tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]] = [
    ([provider(FIELD)], [provider(FIELD)], []),
    ([], [provider()], ["new in the list of providers"]),
    ([], [provider(status="ready")], ["new in the list of providers", "can be connected now"]),
    ([provider()], [], ["no longer in the list of providers"]),
    ([provider()], [provider(status="ready")], ["can be connected now"]),
    ([provider(status="ready")], [provider()], ["cannot be connected at present"]),
    ([provider()], [provider(name="Acme Pay")], ["is called “Acme Pay” now; it was “Acme”"]),
    (
        [provider(features=["payments"])],
        [provider(features=["payouts"])],
        ["Payouts: available now", "Payments: no longer available"],
    ),
    (
        [provider({**FIELD, "type": "number"})],
        [provider({**FIELD, "type": "number", "minimum": 1, "maximum": "9.5", "several": True})],
        ["Provider account: the field “Shop” takes another format: several values; 1 or more; at most 9.5"],
    ),
    (
        [provider({**FIELD, "label": "Label"}, {**FIELD, "key": "other", "label": "Label"})],
        [provider({**FIELD, "label": "Label", "key": "shop_label"}, {**FIELD, "key": "other_label", "label": "Label"})],
        [
            "Provider account: the field “Label” has the key shop_label in the data now; it was shop",
            "Provider account: the field “Label” has the key other_label in the data now; it was other",
        ],
    ),
    (
        [provider(website="https://a.example/")],
        [provider(website="https://b.example/")],
        ["the website is https://b.example/ now"],
    ),
    (
        [provider(login_url="https://a.example/")],
        [provider(login_url="https://b.example/")],
        ["you log in at https://b.example/ now"],
    ),
    ([provider()], [provider(callbacks=["Give them this."])], ["the addresses to give to the provider changed"]),
    (
        [provider()],
        [provider(ip_allowlist="required")],
        ["access by IP address: the provider wants a list of IP addresses"],
    ),
    ([provider()], [provider(FIELD)], ["Provider account: this connection is new"]),
    ([provider(FIELD)], [provider()], ["Provider account: this connection is gone"]),
    ([provider(FIELD)], [provider(FIELD, OTHER)], ["Provider account: the field “Sign key” is new"]),
    (
        [provider(FIELD)],
        [provider(FIELD, {**OTHER, "required": True})],
        ["Provider account: the field “Sign key” is new, and has to be filled in"],
    ),
    ([provider(FIELD, OTHER)], [provider(FIELD)], ["Provider account: the field “Sign key” is gone"]),
    (
        [provider(FIELD)],
        [provider({**FIELD, "label": "Shop ID"})],
        ["Provider account: the field “Shop” is called “Shop ID” now"],
    ),
    (
        [provider(FIELD, OTHER)],
        [provider(FIELD, {**OTHER, "key": "secret"})],
        ["Provider account: the field “Sign key” has the key secret in the data now; it was sign_key"],
    ),
    (
        [provider(FIELD)],
        [provider({**FIELD, "key": "wallet", "label": "Wallet"})],
        ["Provider account: the field “Wallet” is new", "Provider account: the field “Shop” is gone"],
    ),
    (
        [provider(FIELD)],
        [provider({**FIELD, "required": True})],
        ["Provider account: the field “Shop” has to be filled in now"],
    ),
    (
        [provider({**FIELD, "required": True})],
        [provider(FIELD)],
        ["Provider account: the field “Shop” may be left empty now"],
    ),
    (
        [provider(FIELD)],
        [provider({**FIELD, "type": "secret"})],
        ["Provider account: the field “Shop” takes another kind of value: Secret; it was: Text"],
    ),
    (
        [provider(FIELD)],
        [provider({**FIELD, "pattern": "[0-9]{6}", "pattern_hint": "six digits", "max_length": 6})],
        ["Provider account: the field “Shop” takes another format: six digits; at most 6 characters"],
    ),
    (
        [provider({**FIELD, "max_length": 6})],
        [provider(FIELD)],
        ["Provider account: the field “Shop” takes any format now"],
    ),
    (
        [provider({**FIELD, "type": "select", "choices": ["EUR", "USD"]})],
        [provider({**FIELD, "type": "select", "choices": ["EUR", {"value": "GBP", "label": "Pounds"}]})],
        [
            "Provider account: the field “Shop” offers “Pounds” now",
            "Provider account: the field “Shop” no longer offers “USD”",
        ],
    ),
    ([provider({**FIELD, "help": "old"})], [provider({**FIELD, "help": "new"}, tagline="x")], []),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_changed(
    tmp_path: Path, old: list[dict[str, Any]], new: list[dict[str, Any]], expected: list[str]
) -> None:
    before, after = catalog(tmp_path / "old", *old), catalog(tmp_path / "new", *new)
    assert before.problems == after.problems == ()
    assert [change_sentence(change) for change in changes_between(before, after)] == expected
    assert changes_between(before, before) == []


def test_there_is_a_case_of_each_kind(tmp_path: Path) -> None:
    found = set()
    for number, (old, new, _) in enumerate(CASES):
        root = tmp_path / str(number)
        found |= {each.kind for each in changes_between(catalog(root / "old", *old), catalog(root / "new", *new))}
    assert found == set(ChangeKind)


@pytest.mark.parametrize("broken", ["old", "new"])
def test_a_provider_with_errors_is_neither_gone_nor_new(tmp_path: Path, broken: str) -> None:
    states = {name: [provider(status="nothing" if name == broken else "ready")] for name in ("old", "new")}
    before, after = (catalog(tmp_path / name, *providers) for name, providers in states.items())
    assert changes_between(before, after) == []


FILE = {"key": "file", "label": "File", "type": "file"}
DECIDING: dict[str, tuple[dict[str, Any], Any, str]] = {
    "pattern": (FIELD | {"pattern_hint": "digits"}, "[0-9]+", "digits"),
    "environments": (FIELD, {"test": {"pattern": "t.*", "pattern_hint": "t and more"}}, "test: t and more"),
    "several": (FIELD, True, "several values"),
    "min_length": (FIELD, 2, "at least 2 characters"),
    "max_length": (FIELD, 9, "at most 9 characters"),
    "minimum": (FIELD | {"type": "number"}, 1, "1 or more"),
    "maximum": (FIELD | {"type": "number"}, 9, "at most 9"),
    "accept": (FILE, [".pem", ".key"], ".pem, .key"),
    "max_size": (FILE | {"accept": [".pem"]}, 2048, ".pem; at most 2 KB"),
    "kinds": (FILE, ["pem", "pkcs12"], "PEM or PKCS#12"),
    "holds": (FILE | {"kinds": ["pem"]}, "private_key", "PEM; a private key"),
}
"""By key: a field without it, what it gets, and what that is in words."""


def changed(old: dict[str, Any], new: dict[str, Any], root: Path) -> list[str]:
    states = (catalog(root / name, provider(field)) for name, field in (("old", old), ("new", new)))
    return [change_sentence(each).partition(" takes ")[2] for each in changes_between(*states)]


def test_each_key_that_decides_which_values_a_field_takes_is_told_in_words() -> None:
    others = {"key", "label", "type", "required"} | {"means", "visible_when", "pattern_hint"}
    read = read_by_form(Field).keys()
    assert read - others == DECIDING.keys(), "a new key: it wants words in compare.py, and a line in DECIDING"


@pytest.mark.parametrize("key", DECIDING)
def test_a_format_that_changes_is_told(tmp_path: Path, key: str) -> None:
    field, value, said = DECIDING[key]
    assert changed(field, field | {key: value}, tmp_path / "1") == [f"another format: {said}"]
    gone = changed(field | {key: value}, field, tmp_path / "2")
    assert gone in (["any format now"], [f"another format: {said.partition(';')[0]}"])


class _GrownField(Field):
    """A field with a key that nobody has given words to."""

    checksum: Annotated[str | None, Use(in_form=True)] = None
    """What decides which values it takes."""
    note: str = ""
    """What is only shown."""


def test_a_key_that_has_no_words_yet_is_told_by_its_name() -> None:
    def catalog_of(**more: Any) -> Catalog:
        field = _GrownField.model_validate(FIELD | more)
        shown = Provider.model_validate(provider(FIELD))
        (connection,) = shown.connections
        grown = connection.model_copy(update={"fields": (field,)})
        return Catalog(providers={"acme": shown.model_copy(update={"connections": (grown,)})})

    (change,) = changes_between(catalog_of(), catalog_of(checksum="iban", note="a"))
    assert (change.kind, change.new) == (ChangeKind.FIELD_FORMAT, "checksum: iban")
    assert changes_between(catalog_of(), catalog_of(note="a")) == []


def test_the_words_of_a_format_are_no_format(tmp_path: Path) -> None:
    old = FIELD | {"environments": {"live": {"pattern": "l.*", "pattern_hint": "l and more", "example": "la"}}}
    new = FIELD | {"environments": {"live": {"pattern": "l.*", "pattern_hint": "an l", "example": "lb"}}}
    assert changed(old, new, tmp_path / "1") == []
    example = {"environments": {"live": {"example": "la"}}}
    assert changed(FIELD, FIELD | example, tmp_path / "2") == []


def test_the_formats(tmp_path: Path) -> None:
    new = provider({**OTHER, "label": "<b>*Key*"}, name="Acme <Pay>")
    changes = changes_between(catalog(tmp_path / "old", provider(FIELD)), catalog(tmp_path / "new", new))
    assert CHANGE_FORMATS["text"](changes).split("\n")[:2] == [
        "Acme <Pay> (acme)",
        "  is called “Acme <Pay>” now; it was “Acme”",
    ]
    markdown = CHANGE_FORMATS["markdown"](changes)
    assert markdown.startswith("## Acme \\<Pay\\>\n\n- is called")
    assert "“\\<b\\>\\*Key\\*” is new" in markdown
    first = json.loads(CHANGE_FORMATS["json"](changes))[0]
    assert list(first) == ["provider", "name", "kind", "connection", "key", "label", "old", "new", "message"]
    assert CHANGE_FORMATS["text"]([]) == CHANGE_FORMATS["markdown"]([]) == "Nothing changed for merchants."
    assert json.loads(CHANGE_FORMATS["json"]([])) == []


def test_the_file_of_changes_gets_the_newest_entry_first_and_keeps_what_stands_there(tmp_path: Path) -> None:
    first = changes_between(catalog(tmp_path / "1"), catalog(tmp_path / "2", provider(name='A "b": {c} # é')))
    second = changes_between(Catalog(), catalog(tmp_path / "3", provider(status="ready", code="beta")))
    folder = tmp_path / "connectors"
    folder.mkdir()
    assert add_entry(folder, first, on=date(2026, 5, 4))
    assert not add_entry(folder, first, on=date(2026, 5, 5))
    file = folder / "changes.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n") + b"  # ours\r\n")
    old = file.read_bytes()
    assert add_entry(folder, second, on=date(2026, 5, 6))
    log = load_changes(folder, root=folder)
    assert log.problems == ()
    assert [(entry.on, list(entry.changes)) for entry in log.entries or ()] == [
        ("2026-05-06", second),
        ("2026-05-04", first),
    ]
    head, top, rest = old.partition(b"entries:\r\n")
    assert file.read_bytes().startswith(head + top + b"  - on: 2026-05-06\r\n")
    assert file.read_bytes().endswith(rest)
    assert not add_entry(folder, [], on=date(2026, 5, 7))


@pytest.mark.parametrize("text", ["", "entries: []\n", "[1]\n", "entries:\n  - nothing\n"])
def test_a_file_that_has_no_list_to_add_to_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "changes.yml").write_text(text)
    changes = changes_between(Catalog(), catalog(tmp_path / "x", provider()))
    with pytest.raises(ValueError, match="it cannot be added to"):
        add_entry(tmp_path, changes, on=date(2026, 5, 4))
    assert (tmp_path / "changes.yml").read_text() == text


def test_a_character_that_no_feed_can_hold_is_told_at_its_place(tmp_path: Path) -> None:
    text = 'entries:\n  - on: 2026-05-04\n    changes: [{provider: acme, name: "A\\x1b", kind: provider_ready}]\n'
    (tmp_path / "changes.yml").write_text(text, "utf-8")
    log = load_changes(tmp_path, root=tmp_path)
    assert log.entries == ()
    assert [(each.line, "U+001B" in each.message) for each in log.problems] == [(3, True)]
