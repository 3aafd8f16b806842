"""What is left of a provider whose file has a broken value: all but that value, for a check to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.lint.field import PATTERN_REPETITION
from mkdocs_paycore.catalog.lint.parts import faults_of_parts
from mkdocs_paycore.catalog.rules import PROVIDER_RULES
from mkdocs_paycore.source.validate import validated, without_value

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.source.document import Data, Trail
    from mkdocs_paycore.source.fault import Fault

_MOST_ROUNDS = 8
"""So often values are left out: without one of them another may be wrong."""
_PARTS = ("connections", "fields")


def rest_of(data: Data, model: type[Provider]) -> Provider | None:
    """Return a provider without its values that are wrong; None where more than an optional value would have to go.

    A pattern that does not compile, a condition that names no field, an unknown key: without these the connections have
    all of their fields, so that what a manual says of them can be compared.

    Args:
        data: the data of a provider's file.
        model: the model of such a provider.
    """
    for _ in range(_MOST_ROUNDS):
        provider, faults = validated(data, model, rules=PROVIDER_RULES)
        if provider is not None:
            trails = [fault.trail for fault in faults_of_parts(provider) if _spoils(fault)]
            if not trails:
                return provider
        else:
            trails = [fault.trail for fault in faults]
        kept = data
        for trail in map(_value_at, trails):
            kept = without_value(kept, trail) if trail else None
        if kept is None or kept == data:
            return None
        data = kept
    return None


def _spoils(fault: Fault) -> bool:
    """Return whether the value that is at fault cannot be used; nor can a pattern that could be tried for ever."""
    return fault.rule.is_fixed or fault.rule is PATTERN_REPETITION


def _value_at(trail: Trail) -> Trail:
    """Return the trail down to the value of a field, or else of a connection or the provider, that a trail leads into.

    Nothing where it leads to a whole part.
    """
    depth = 0
    while trail[depth : depth + 1] and trail[depth] in _PARTS and len(trail) > depth + 1:
        depth += 2
    return trail[: depth + 1] if len(trail) > depth and trail[depth] not in _PARTS else ()
