"""When a provider's file, and each field, was compared, and against what: on no day to come, at a whole address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from mkdocs_paycore.check.specs.evidence import EVIDENCE
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.document import Trail
    from mkdocs_paycore.source.problem import Problem

_ALMOST_WEB = expression(r"(?P<scheme>https?)(?::/?|//|;//|:\\\\)(?=[\w-]+\.)", re.IGNORECASE)
"""The beginning of an address in which a colon or a slash is lost."""


@looks_for(EVIDENCE, stage=Stage.CHECK)
def faulty_evidence(checked: CheckedSources) -> Iterator[Problem]:
    """Yield a problem for each date of a comparison that is still to come, and each address that is none."""
    catalog = checked.site.catalog
    latest = datetime.now(UTC).date() + timedelta(days=1)  # somewhere it is tomorrow already
    for code, provider in catalog.providers.items():
        for trail, day in _days_of_fields(provider):
            if date.fromisoformat(day) > latest:
                message = f"checked_on: found {day}, a day that is still to come"
                yield catalog.documents[code].problem(trail, EVIDENCE, message, "write the day of the look")
        verified = provider.verified
        if verified is None:
            continue
        if date.fromisoformat(verified.on) > latest:
            message = f"verified.on: found {verified.on}, a day that is still to come"
            yield catalog.documents[code].problem(
                ("verified", "on"), EVIDENCE, message, "write the day of the comparison"
            )
        almost = _ALMOST_WEB.match(verified.source or "")
        if almost is not None:
            right = f"{almost['scheme'].lower()}://{(verified.source or '')[almost.end() :]}"
            message = f"verified.source: found {quoted_value(verified.source or '')}, an address without its '://'"
            yield catalog.documents[code].problem(("verified", "source"), EVIDENCE, message, f"expected {right}")


def _days_of_fields(provider: Provider) -> Iterator[tuple[Trail, str]]:
    """Yield the days on which the sources of a provider's fields were looked at, and where they stand."""
    for number, connection in enumerate(provider.connections):
        for index, field in enumerate(connection.fields):
            if field.checked_on is not None:
                yield ("connections", number, "fields", index, "checked_on"), field.checked_on
