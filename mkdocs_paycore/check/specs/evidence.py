"""Providers that are called ready without the evidence for it: reported, but no reason to stop a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.evidence import lacks
from mkdocs_paycore.catalog.model.terms import Lack
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.problem import Problem

EVIDENCE = Rule(
    "provider-evidence",
    "A provider that is ready without a connection with fields, one of them required, a manual, or a verified date; or"
    " a date that is still to come.",
    severity=Severity.WARNING,
    stage=Stage.CHECK,
    sample=Sample(
        "docs/connectors/acme/provider.yml",
        "code: acme\nname: Acme Pay\nstatus: ready\n",
        "code: acme\nname: Acme Pay\nstatus: not_ready\n",
    ),
)
_WORDS = {
    Lack.FIELDS: "a connection with fields",
    Lack.MANUAL: "a manual",
    Lack.VERIFIED: "a verified date",
}


@looks_for(EVIDENCE)
def unearned_statuses(checked: CheckedSources) -> Iterator[Problem]:
    """Yield a problem for each provider that is ready and lacks a part of what `ready` wants.

    A form that wants no field filled in is one that nobody has looked at: an import leaves that open.
    """
    catalog = checked.site.catalog
    for code, provider in catalog.providers.items():
        missing = lacks(provider, has_written_manual=code in catalog.manuals)
        if missing:
            *first, last = (_WORDS[lack] for lack in missing)
            words = f"{', '.join(first)} and {last}" if first else last
            yield catalog.documents[code].problem(
                ("status",), EVIDENCE, f"status: found {provider.status} without {words}"
            )
        if Lack.FIELDS in provider.product.statuses[provider.status].asks_for:
            for number, connection in enumerate(provider.connections):
                if connection.fields and not any(field.required for field in connection.fields):
                    message = f"connections[{number}]: no field is required, and each is shown as optional"
                    hint = "write `required: true` where the provider gives it to everybody"
                    trail = ("connections", number, "kind")
                    yield catalog.documents[code].problem(trail, EVIDENCE, message, hint)
