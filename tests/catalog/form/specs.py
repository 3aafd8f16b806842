"""Specs to try values on: those of this repository, of the named cases and of openfintech; and patterns."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.provider import Connection
from mkdocs_paycore.catalog.regex.matching import fault

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
NAMED: dict[str, Any] = json.loads((HERE / "verdict_cases.json").read_text("utf-8"))
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


@cache
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
