"""Specs to try values on: those of this repository, of the named cases, of openfintech, and made-up ones."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.provider import Connection, FieldType
from mkdocs_paycore.catalog.regex.matching import fault

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
NAMED: dict[str, Any] = json.loads((HERE / "verdict_cases.json").read_text("utf-8"))
RULE_NAMES = ["all_or_none", "one_of", "not_equal", "same_environment"]
PATTERNS = [
    "[a-z]+", "pk_[a-z0-9_]+", "sk_[a-z0-9_]+", r"\p{Lu}{3}", ".{2,5}", r"\S+", "[^a]*", r"\w+", "(?<=a)b|c|abc",
    "Bearer .+",
    r"\d{2,4}", "[a-z]{1,3}|[0-9]{2}", r"(?!x)[\s\S]*", r"[\p{L}\p{M}]+", r"\u{1F600}+", r"https?:\/\/.+", '"[^"]+"',
]  # fmt: skip


@dataclass
class OpenFintech:
    """The field specs of openfintech's payment services.

    `refused_under_u` and `refused_under_v` hold the patterns (as they are written there) that are no valid
    ECMAScript under the flags; fields of the former are in no connection, for nobody can match by them.
    """

    connections: dict[str, Connection] = field(default_factory=dict)
    fields: int = 0
    patterns: set[str] = field(default_factory=set)
    refused_under_u: set[str] = field(default_factory=set)
    refused_under_v: set[str] = field(default_factory=set)


def named_and_own() -> dict[str, Connection]:
    """Return the connections of the named cases and of `docs/connectors`."""
    known = {
        name: Connection.model_validate_json(json.dumps(data), strict=True)
        for name, data in NAMED["connections"].items()
    }
    for provider in load_catalog(ROOT / "docs" / "connectors", root=ROOT).providers.values():
        known |= {f"{provider.code} {connection.kind}": connection for connection in provider.connections}
    return known


def bare(written: str) -> str:
    """Return the pattern of `/…/flags`."""
    whole = re.fullmatch(r"/(.*)/[a-z]*", written, re.DOTALL)
    return whole[1] if whole else written


def openfintech(shared: Path) -> OpenFintech:
    services = json.loads((shared / "openfintech" / "payment_services.json").read_text("utf-8"))
    known = OpenFintech()
    for service in services:
        fields = []
        for number, data in enumerate(service.get("fields") or []):
            known.fields += 1
            known.patterns.add(data["regexp"])
            reason = fault(bare(data["regexp"])) or ""
            if "flag u" in reason:
                known.refused_under_u.add(data["regexp"])
                continue
            if reason:
                known.refused_under_v.add(data["regexp"])
            keys = ("key", "required", "example")
            given = {key: data[key] for key in keys if data.get(key) not in (None, "")}
            words = {"label": data["label"]["en"] or data["key"], "pattern_hint": data["hint"]["en"] or "-"}
            severity = "block" if number % 2 else "warn"
            fields.append({"type": "text", "pattern": bare(data["regexp"]), "severity": severity, **words, **given})
        if fields:
            known.connections[service["code"]] = Connection.model_validate({"kind": "account", "fields": fields})
    return known


def made_up(*, count: int, seed: int) -> dict[str, Connection]:
    """Return connections of every kind of field, condition and rule; some name fields that are not there."""
    source = random.Random(seed)  # noqa: S311 - the same specs on every run
    return {f"made up {number}": Connection.model_validate(_connection(source)) for number in range(count)}


def _connection(source: random.Random) -> dict[str, Any]:
    keys = [f"k{number}" for number in range(source.randrange(1, 7))]
    keys += [key for key in ("test_mode", "mode", "constructor") if source.random() < 0.4]
    rules = [
        {source.choice(RULE_NAMES): source.choices([*keys, "none"], k=2), **_sometimes(source, message="Both")}
        for _ in range(source.choice([0, 0, 1, 2]))
    ]
    fields = {key: _field(source, key, keys) for key in keys}
    for key in (key for rule in rules for key in rule.get("same_environment", ()) if key in fields):
        modes = {mode: {"pattern": rf"{mode[0]}_.*", "pattern_hint": "Like this"} for mode in ("test", "live")}
        fields[key] = {"key": key, "label": f"The {key}", "type": "secret", "environments": modes}
    return {"kind": "account", "fields": [*fields.values()], "rules": rules}


def _sometimes(source: random.Random, /, **keys: Any) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if source.random() < 0.4}


def _field(source: random.Random, key: str, keys: list[str]) -> dict[str, Any]:
    type_ = "toggle" if key == "test_mode" else source.choice([*FieldType, "text", "secret"])
    wanted = [True, False, "a", ["a", "b"], "test", ["live"]]
    spec: dict[str, Any] = {"key": key, "label": f"The {key}", "type": str(type_)}
    spec |= _sometimes(source, required=type_ != "toggle")
    if source.random() < 0.3:
        spec["visible_when"] = {source.choice([*keys, "mode", "none"]): source.choice(wanted)}
    if type_ in ("select", "multiselect"):
        spec |= _sometimes(source, choices=["a", {"value": "b", "label": "B"}, "test"])
    elif type_ == "file":
        kinds = source.sample(["pem", "pkcs12", "der", "json"], k=source.randrange(1, 4))
        spec |= _sometimes(source, accept=[".pem", ".key"], kinds=kinds, max_size=source.choice([1, 1024, 1500]))
    elif type_ != "toggle":
        spec["pattern_hint"] = "Like this"
        spec |= _sometimes(
            source,
            min_length=source.randrange(4),
            max_length=source.choice([1, 4, 30]),
            pattern=source.choice(PATTERNS),
            source="https://acme.example/",
            severity=source.choice(["warn", "block"]),
            environments={
                **_sometimes(source, test={"pattern": source.choice(["t_.*", "[a-z]+"]), "pattern_hint": "Test"}),
                **_sometimes(source, live={"pattern": source.choice(["l_.*", "[0-9]+"]), "pattern_hint": "Live"}),
            },
        )
    return spec
