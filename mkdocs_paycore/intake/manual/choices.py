"""The values that a manual says to choose from: in a remark, or as items below the credential."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential

_CHOICES = expression(
    r"^\(?[*_`'\"]*+(?P<one>[\w-]+(?: [\w-]+)?)[*_`'\"]*+\s++or\s++"
    r"[*_`'\"]*+(?P<other>[\w-]+(?: [\w-]+)?)[*_`'\"]*+\)?\.?$"
)
_OF_SEVERAL = expression(
    r"\W*(?:(?:(?:one|any|either)(?:\s+of)?|(?:choose|select|pick)(?:\s+(?:one|from)\b)?)(?:\s+(?:of\s+)?(?:the|these))?"
    r"(?:\s+(?:list|values?|options?))?)?\W*",
    re.IGNORECASE,
)
_OR = expression(r"[\s,;/]+(?:or\s+|and\s+)?")


def choices_of(credential: Credential, said: str) -> tuple[list[Any], str]:
    """Return the values that a manual says to choose from, as a field's data has them, and what is left to say.

    Args:
        credential: what is chosen.
        said: what the manual says of it beside its names; what only lists the values is left out.
    """
    found = _CHOICES.match(credential.mapping.note)
    if found:
        return [found["one"], found["other"]], ""
    if values := listed_values(credential.mapping.note):
        return values, said
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
    return choices, credential.mapping.note


def listed_values(note: str) -> list[Any]:
    """Return the values that a remark only lists, each set off: *one of "Europe", "Asia"*; else nothing."""
    terms = emphasised(note)
    if len(terms) < 2 or not _OF_SEVERAL.fullmatch(note[: terms[0].start]):  # noqa: PLR2004 - one is no choice
        return []
    between = (note[one.end : other.start] for one, other in pairwise(terms))
    is_list = all(_OR.fullmatch(each) for each in between) and not re.search(r"\w", note[terms[-1].end :])
    names = [term.text for term in terms]
    return names if is_list and len({compared(each) for each in names}) == len(names) else []
