"""The words of a pattern against the pattern: both say how many digits a value has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.said_counts import said_digits
from mkdocs_paycore.catalog.regex.counts import digits_of
from mkdocs_paycore.catalog.rules import field_sample
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import EnvironmentFormat, Field
    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.document import Trail
    from mkdocs_paycore.source.problem import Problem

PATTERN_WORDS = Rule(
    "provider-pattern-words",
    "A pattern whose words say another number of digits than it reads.",
    severity=Severity.WARNING,
    stage=Stage.CHECK,
    sample=field_sample(
        'type: text, pattern: "[0-9]{6}", pattern_hint: Five digits',
        'type: text, pattern: "[0-9]{6}", pattern_hint: Six digits',
    ),
)


@looks_for(PATTERN_WORDS)
def contradicting_words(checked: CheckedSources) -> Iterator[Problem]:
    """Yield a problem for each pattern's words that name a number of digits which no text has that it reads."""
    catalog = checked.site.catalog.described()
    for code, provider in catalog.providers.items():
        for number, connection in enumerate(provider.connections):
            for index, field in enumerate(connection.fields):
                for trail, held in _formats(field):
                    said = said_digits(held.pattern_hint or "") if held.pattern else None
                    if said is None or not held.pattern or said.meets(digits_of(held.pattern)):
                        continue
                    message = f"found {quoted_value(held.pattern_hint or '')} for the pattern {held.pattern!r}"
                    at: Trail = ("connections", number, "fields", index, *trail, "pattern_hint")
                    yield catalog.documents[code].problem(at, PATTERN_WORDS, message, "count again in both")


def _formats(field: Field) -> Iterator[tuple[Trail, Field | EnvironmentFormat]]:
    """Yield what has a pattern and its words: the field itself, and its formats by mode."""
    yield (), field
    for mode, held in field.environments:
        if held is not None:
            yield ("environments", mode), held
