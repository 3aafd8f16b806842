"""Fields of a form in which something is chosen: what sentences call them, and what they call its values."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.sentences.form_options import is_environment
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_IS_LIST = expression(
    rf"^(?:the\s+)?(?:field\s+)?(?P<name>{SET_OFF_NAME})\s+(?:field\s+)?is\s+an?\s+(?:drop-?down(?:\s+list)?|list|select)\b",
    re.IGNORECASE,
)
"""*The field X is a list: choose one or two*."""
_WITH = expression(r"^(?:with|of)\s+|^(?:choose|select|pick)\s+", re.IGNORECASE)
"""What stands between such a list and its values: *a list of `test` and `live`*."""
_IS_CHOSEN = expression(
    rf"^(?:there\s+is\s+(?:also\s+)?(?:an?\s+|the\s+)?)?(?P<name>{SET_OFF_NAME})\s*[:\u2013—-]\s*(?:choose|select|pick)\s+(?P<values>[^.;]+)",
    re.IGNORECASE,
)
"""*Mode: choose one or two*: the field, and its values."""
_IN_FIELD = expression(
    rf"\b(?:in|from)\s+the\s+(?:(?:field|list|box)\s+(?P<one>{SET_OFF_NAME})|(?P<other>{SET_OFF_NAME})\s+(?:field|list|box))",
    re.IGNORECASE,
)
"""*Choose one in the field X*."""
_ACCOUNT = expression(rf"(?:[\w-]+\s+){{1,3}}account(?:\s+option)?|{KIND_WORD}", re.IGNORECASE)
"""What is chosen before a form opens: the kind of account."""
_OR = expression(r"\W*,?\s+or\s+\W*", re.IGNORECASE)
_COMMA = expression(r"[^\w\s,]*,\s+[^\w\s,]*")


def described_chooser(sentence: str) -> Ask | None:
    """Return the field of which a sentence says that it is a list; None where it says so of none."""
    found = _IS_LIST.match(sentence)
    if found is None:
        return None
    said = sentence[found.end() :].strip(" :")
    if is_environment(_WITH.sub("", unmarked(said))):
        return Ask(AskedFor.TEST_MODE)
    named = Mapping(label(found["name"]), note=said)
    return Ask(AskedFor.CREDENTIAL, named, FieldType.SELECT)


def headed_chooser(sentence: str) -> Ask | None:
    """Return the field with which a sentence begins that tells to choose; one of environments is the test switch.

    Args:
        sentence: the sentence as it is typed: *Mode: choose one or two*.
    """
    found = _IS_CHOSEN.match(sentence)
    if found is None:
        return None
    if is_environment(unmarked(found["values"])):
        return Ask(AskedFor.TEST_MODE)
    named = Mapping(label(found["name"]), note=found["values"].strip())
    return Ask(AskedFor.CREDENTIAL, named, FieldType.SELECT)


def chooser_in(aim: str) -> Mapping | None:
    """Return the field in which, or the list from which, something is chosen; None where that is not said.

    Args:
        aim: what stands behind the verb: *`one` or `two` in the field X*.
    """
    found = _IN_FIELD.search(aim)
    return Mapping(label(found["one"] or found["other"]), note=f"choose {aim}") if found is not None else None


def choosers_among(named: Iterable[Mapping], aim: str) -> Iterator[Mapping]:
    """Yield what is a field among the names that an order to choose has: no value, no kind of account, no order.

    Args:
        named: the names.
        aim: what stands behind the verb.
    """
    values = _values(aim)
    for each in named:
        is_value = not each.right and each.left in values
        if not (is_value or _ACCOUNT.fullmatch(each.left) or is_command(each.left)):
            yield _without_value(each)


def _values(aim: str) -> set[str]:
    """Return the values among what is chosen, which are no names: words that are set off, *or* before the last."""
    found, is_value = set[str](), False
    for one, other in reversed(list(pairwise(emphasised(aim)))):
        between = aim[one.end : other.start]
        is_value = _OR.fullmatch(between) is not None or (is_value and _COMMA.fullmatch(between) is not None)
        found |= {one.text, other.text} if is_value else set()
    return found


def _without_value(mapping: Mapping) -> Mapping:
    """Return the name of what is chosen: *choose Europe as Region* has a value on the left."""
    return Mapping(mapping.right, note=f"choose {mapping.left}") if mapping.sign == "as" else mapping
