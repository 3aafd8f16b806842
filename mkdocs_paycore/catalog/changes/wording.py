"""Changes in words, for merchants."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.changes import ChangeKind
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.words.labels import feature_words, kind_label, type_words
from mkdocs_paycore.catalog.words.language import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.model.changes import Change

_OF_FEATURES = {ChangeKind.FEATURE_ADDED, ChangeKind.FEATURE_GONE}


def change_sentence(change: Change) -> str:
    """Return a change in words, without the name of its provider."""
    old, new = (_value(change, value) for value in (change.old, change.new))
    said = words(f"changes.kind.{change.kind}", label=change.label or "", old=old, new=new)
    if change.connection is None:
        return said
    return words("changes.at", connection=kind_label(change.connection), change=said)


def by_provider(changes: Iterable[Change]) -> list[tuple[str, str, list[Change]]]:
    """Return the code and name of each provider with its changes, in the order of their names."""
    ordered = sorted(changes, key=lambda change: (change.name.casefold(), change.provider))
    groups = groupby(ordered, key=lambda change: (change.provider, change.name))
    return [(code, name, list(group)) for (code, name), group in groups]


def _value(change: Change, value: str | None) -> str:
    """Return what a change is from or to, as a reader sees it."""
    if value is None:
        return ""
    if change.kind in _OF_FEATURES:
        return feature_words(value)
    if change.kind is ChangeKind.FIELD_TYPE:
        return type_words(FieldType(value))
    if change.kind is ChangeKind.IP_ALLOWLIST:
        return words(f"changes.ip_allowlist.{value}")
    return value
