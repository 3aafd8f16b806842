"""The values that a manual says to choose from: in a remark, or as items below the credential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.wording.nouns import is_typed
from mkdocs_paycore.manuscript.manual.wording.values import announces_values, values_in
from mkdocs_paycore.manuscript.manual.wording.words import compared, unmarked

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential


def choices_of(credential: Credential, said: str) -> tuple[list[Any], str]:
    """Return the values that a manual says to choose from, as a field's data has them, and what is left to say.

    Args:
        credential: what is chosen.
        said: what the manual says of it beside its names; what only lists the values is left out.
    """
    note = credential.mapping.note
    found = values_in(note, is_told=not is_typed(credential.mapping.right or credential.mapping.left))
    if found.names:
        return list(found.names), said.removeprefix(note).strip() if found.is_all else said
    items = [each for each in credential.blocks[1:] if each.kind is BlockKind.ITEM]
    choices: list[Any] = []
    for each in items:
        name = next(iter(mappings(each.text)), None)
        if name is None or name.right or len(name.left.split()) > 4:  # noqa: PLR2004 - longer ones are sentences
            return [], said
        described = {"value": name.left, "label": name.left, "description": unmarked(name.note)}
        choices.append(described if name.note else name.left)
    values = [compared(each["value"] if isinstance(each, dict) else each) for each in choices]
    if len(values) < 2 or len(set(values)) < len(values):  # noqa: PLR2004 - one is no choice
        return [], said
    return choices, "" if announces_values(note) else note
