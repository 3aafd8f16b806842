"""Patterns of provider files that take too long on texts made to slow them down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.fault import Fault, quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.model.field import EnvironmentFormat
    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.document import Trail
    from mkdocs_paycore.source.problem import Problem

SLOW_PATTERN = Rule(
    "provider-pattern-slow",
    "A pattern that takes too long on texts made to slow it down.",
    stage=Stage.CHECK,
    example=Sample("docs/connectors/acme/provider.yml", 'pattern: "(a+)+"\n', 'pattern: "a+"\n'),
)


@looks_for(SLOW_PATTERN)
def patterns_that_take_long(checked: CheckedSources) -> Iterator[Problem]:
    """Yield a problem for each pattern of the site's providers that takes too long."""
    return slow_pattern_problems(checked.site.catalog)


def slow_pattern_problems(catalog: Catalog, *, seconds: float | None = None) -> Iterator[Problem]:
    """Yield a problem for each pattern of a catalog that takes longer than `seconds`, in the order of the catalog.

    None are so many as `regex.timing` says.
    """
    from mkdocs_paycore.catalog.regex.timing import LENGTH, SECONDS, slow_patterns  # noqa: PLC0415 - no build times patterns

    most = SECONDS if seconds is None else seconds
    places: dict[str, list[tuple[str, Trail]]] = {}
    for code, trail, pattern in _patterns(catalog):
        places.setdefault(pattern, []).append((code, trail))
    for pattern in slow_patterns(places, seconds=most):
        message = f"found {quoted_value(pattern)}, which takes more than {most:g} s for a text of {LENGTH} characters"
        repair = "let each repetition take characters that its neighbour does not"
        for code, trail in places[pattern]:
            yield Fault(trail, SLOW_PATTERN, message, repair).placed(catalog.documents[code])


def _patterns(catalog: Catalog) -> Iterator[tuple[str, Trail, str]]:
    for code, provider in catalog.providers.items():
        for number, connection in enumerate(provider.connections):
            for index, field in enumerate(connection.fields):
                at: Trail = ("connections", number, "fields", index)
                if field.pattern:
                    yield code, (*at, "pattern"), field.pattern
                for mode in ("test", "live"):
                    format_: EnvironmentFormat | None = getattr(field.environments, mode)
                    if format_ and format_.pattern:
                        yield code, (*at, "environments", mode, "pattern"), format_.pattern
