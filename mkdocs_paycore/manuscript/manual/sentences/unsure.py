"""What a sentence asks for that may be a field of the form, or a value of one: that is told, and nothing made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.values import values_in
from mkdocs_paycore.manuscript.manual.wording.verbs import Deed
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.wording.verbs import FormOrder

_CODE_AS = expression(r"`[^`]+`\s+as\s")
_IF_WANTED = expression(r"\bif\s+you\s+(?:want|wish|like|prefer)\b", re.IGNORECASE)
_OF_PAGE = expression(
    r"^[^:.;]*\b(?:of|for|on)\s+(?:the|your|our|an?)\s+(?:[\w-]+\s+){0,2}(?:page|window|widget|checkout|screen|pop-?up)\b",
    re.IGNORECASE,
)
"""What is chosen of what a payer sees: ***Locale** of the payment page*."""
_RANGE = r"(?:(?:any|an?)\s+(?:value|number)\s+)?(?:from|between)\s+\d"
_IS_RANGE = expression(_RANGE, re.IGNORECASE)
_OF_RANGE = expression(
    rf"^(?:the\s+)?(?P<name>[^.:;\u2013—]{{2,40}}?)\s*(?::|\s[\u2013—-])\s+(?:choose|select|pick)\s+{_RANGE}",
    re.IGNORECASE,
)
"""*Lifetime of an invoice: choose from 15 to 60 minutes*."""
_DROP_DOWN = expression(
    rf"^(?:the|our)\s+(?P<name>{SET_OFF_NAME})\s+(?:drop-?down|select(?:or|ion)?|switcher)\b", re.IGNORECASE
)
"""*The **Flow** drop-down is for those who …: choose `Full`*: the field, and not its values."""


def is_unsure(mapping: Mapping, order: FormOrder, *, has_options: bool) -> bool:
    """Return whether it is not sure that a form has what is chosen or set, and that it is no credential.

    That is so of a value for plain small words, *choose `card` as the way*, of how a page for payers looks, of what is
    set by those who want it, and of what is set together with the options of every form: *set the region and currency*.

    Args:
        mapping: its names.
        order: what the sentence tells to do.
        has_options: whether it tells so of options of every form as well.
    """
    if mapping.right:
        return False
    is_plain = mapping.left not in {each.text for each in emphasised(order.object)}
    if order.deed is Deed.ENTER:
        is_wanted = _IF_WANTED.search(order.object) is not None and not NOUN.search(mapping.left)
        return is_wanted or (has_options and is_plain and order.verb.lower() == "set")
    if order.deed is Deed.CHOOSE and _OF_PAGE.match(order.object) and not NOUN.search(mapping.left):
        return True
    is_value = order.deed is Deed.CHOOSE and _CODE_AS.match(order.object) is not None
    return is_value and is_plain and mapping.left.islower()


def in_a_case(ask: Ask) -> Ask:
    """Return what a sentence asks for in a case only: what is chosen then may be a value, *choose "By hand"*."""
    is_value = ask.type is FieldType.SELECT and ask.mapping is not None and not ask.mapping.right
    if not is_value or ask.mapping is None or NOUN.search(ask.mapping.left) or ask.mapping.note:
        return ask
    return Ask(AskedFor.UNSURE, codes=(ask.mapping.left,))


def set_at_provider(ask: Ask) -> Ask:
    """Return what a sentence asks for that is about the provider's own pages: what is chosen there is no sure field."""
    is_chosen = ask.mapping is not None and (ask.type is FieldType.SELECT or bool(values_in(ask.mapping.note).names))
    return Ask(AskedFor.UNSURE, codes=(ask.mapping.left,)) if ask.mapping is not None and is_chosen else ask


def is_range(aim: str) -> bool:
    """Return whether what is chosen is a number of a range, and no name: *from 15 to 60 minutes*."""
    return _IS_RANGE.match(aim) is not None


def only_described(sentence: str) -> Ask | None:
    """Return the field of which a sentence only says when to choose what, or from which range; None for others."""
    found = _OF_RANGE.match(sentence) or _DROP_DOWN.match(sentence)
    return Ask(AskedFor.UNSURE, codes=(label(found["name"]),)) if found is not None else None
