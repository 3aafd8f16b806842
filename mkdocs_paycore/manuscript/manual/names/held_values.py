"""The values that a name has in parentheses behind it, where one of them is chosen: *Region (EU or US)*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.wording.values import offered_values
from mkdocs_paycore.manuscript.manual.wording.words import NAME_AND_HELD, label

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping


def with_values(mapping: Mapping) -> Mapping:
    """Return a credential with what a name has in parentheses as a remark, where that lists values.

    Args:
        mapping: its names.
    """
    right, held = without_values(mapping.right)
    left, said = (mapping.left, "") if held else without_values(mapping.left)
    note = "; ".join(filter(None, (held or said, mapping.note)))
    return replace(mapping, left=left, right=right, note=note) if held or said else mapping


def without_values(name: str) -> tuple[str, str]:
    """Return a name without the values in parentheses behind it, and what lists these; empty where nothing does."""
    found = NAME_AND_HELD.match(name)
    has_values = found is not None and bool(offered_values(label(found["name"]), found["held"]).names)
    return (found["name"], found["held"]) if found is not None and has_values else (name, "")
