"""Providers that are called ready without the evidence for it: told, but no reason to stop a build."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.evidence import Lack, lacks
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.load import Catalog
    from mkdocs_paycore.source.problem import Problem

RULE = "provider-evidence"
_WORDS = {
    Lack.FIELDS: "a connection with fields",
    Lack.MANUAL: "a manual",
    Lack.VERIFIED: "a verified date",
}


def unearned_statuses(catalog: Catalog) -> Iterator[Problem]:
    """Yield a warning for each provider that is ready and lacks a part of what `ready` wants."""
    for code, provider in catalog.providers.items():
        missing = lacks(provider, has_written_manual=code in catalog.manuals)
        if missing:
            *first, last = (_WORDS[lack] for lack in missing)
            words = f"{', '.join(first)} and {last}" if first else last
            problem = catalog.documents[code].problem(("status",), RULE, f"status: found ready without {words}")
            yield replace(problem, severity=Severity.WARNING)
