"""What a form lets one choose that is no credential: nobody gives a value for it, or it decides which fields follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.sides.set_up_names import Trace
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential, SectionCredentials
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames

_FIRST = expression(r"\b(?:choose|select|pick)\b[^.:;]*\bfirst\b|\bfirst,?\s+(?:choose|select|pick)\b", re.IGNORECASE)
"""What is chosen before anything is entered."""
_IF_CHOSEN = expression(
    r"^(?:if|when|where|for\s+those\s+who)\s+(?:you(?:['\u2019]ve|\s+have)?\s+)?(?:chosen?|chose|select(?:ed)?|pick(?:ed)?)\b",
    re.IGNORECASE,
)
"""How a text begins that is about one of the values which were chosen."""
_VALUES = expression(r"[*_`\"'”»]*\s*(?:[:(\u2013—]|-\s)\s*\S")
"""What stands behind the name of something whose values a text tells, in any words: *Flow (for example, `one`)*."""
_COUNTS = expression(r"\d+(?:,\s*\d+)*,?\s+or\s+\d+[.;]?")
"""Numbers of which one is picked: *1, 2 or 3*."""
_WHY = "it is chosen, and the provider gives nothing by that name"


def set_settings_apart(asked: SectionCredentials, found: Sequence[Block], names: SetUpNames) -> None:
    """Take from a section's credentials what is only chosen; it is noted as skipped.

    What *Set up* names is given by the provider, whatever its control. Of the rest, it is a setting where its name does
    not end like a credential's and is in small letters and not set off, or the text tells no values, or but numbers; or
    where it is chosen first, or texts below depend on it.

    Args:
        asked: what the section asks for; gets changed.
        found: the blocks of the section.
        names: what *Set up* calls things.
    """
    settings = [each for each in asked.credentials if _is_setting(each, found, names)]
    asked.skipped.extend((each.blocks[0], _WHY) for each in settings)
    asked.credentials[:] = [each for each in asked.credentials if each not in settings]


def _is_setting(credential: Credential, found: Sequence[Block], names: SetUpNames) -> bool:
    mapping = credential.mapping
    is_select = credential.from_sentence and credential.type is FieldType.SELECT
    is_count = _COUNTS.fullmatch(mapping.note) is not None and not NOUN.search(mapping.left)
    is_chosen = (is_select or is_count) and not mapping.right
    if not is_chosen or names.trace(mapping.left) >= Trace.NEARLY:
        return False
    if is_count:
        return True
    behind = credential.blocks[0].text.partition(mapping.left)[2]
    has_values = bool(mapping.note) or len(credential.blocks) > 1 or _VALUES.match(behind) is not None
    is_named = has_values and (mapping.left[:1].isupper() or _is_set_off(credential))
    return (not is_named and not NOUN.search(mapping.left)) or _decides(credential.blocks[0], found)


def _is_set_off(credential: Credential) -> bool:
    """Return whether a text sets the name of a credential off; small words that it does not may be any words."""
    return any(each.text == credential.mapping.left for each in emphasised(credential.blocks[0].text))


def _decides(block: Block, found: Sequence[Block]) -> bool:
    """Return whether other fields depend on what a text tells to choose."""
    below = (each.text for each in found if each.start > block.start)
    return _FIRST.search(unmarked(block.text)) is not None or any(_IF_CHOSEN.match(unmarked(each)) for each in below)
