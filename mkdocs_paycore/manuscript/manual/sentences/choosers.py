"""Fields of a form in which something is chosen: what sentences call them, and what they call its values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.choice import chosen_in, field_named, says_field
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD, is_kind_of_account
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.sentences.form_options import is_environment
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sentences.switches import is_switched
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM
from mkdocs_paycore.manuscript.manual.wording.values import values_in
from mkdocs_paycore.manuscript.manual.wording.verbs import CHOOSE
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, compared, emphasised, label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.manuscript.manual.wording.verbs import FormOrder

_IS_LIST = expression(
    rf"^(?:the\s+)?(?:field\s+)?(?P<name>{SET_OFF_NAME})\s+(?:field\s+)?"
    r"(?:is\s+an?\s+(?:drop-?down(?:\s+list)?|list|select)\b|(?P<takes>(?:can|may|must)\s+be|takes|accepts)(?=\s))",
    re.IGNORECASE,
)
"""*The field X is a list: choose one or two*, *X can be `one` or `two`*."""
_CHOOSES = expression(rf"\b(?:{CHOOSE})\s+(?P<object>.+)", re.IGNORECASE | re.DOTALL)
_OPENING = expression(
    r"^(?:(?:then|now|next|also|and|there\s+is(?:\s+also)?+)[,\s]++)*+(?:(?P<where>in|from|for|as|under|use|open)\s++)?+",
    re.IGNORECASE,
)
"""How a sentence begins that names a field before it tells to choose: *Then in the field X select …*."""
_SIGN = expression(r"\s*+(?P<sign>[:,(\u2013\u2014-]|\u2192|-{1,2}>)$|\s++to$", re.IGNORECASE)
"""What stands between such a field and the order."""
_ACCOUNT = expression(rf"(?:[\w-]+\s+){{1,3}}account(?:\s+option)?|{KIND_WORD}", re.IGNORECASE)
"""What is chosen before a form opens: the kind of account."""
_ONE_OF = expression(
    r"^(?:one|any|either)\s+of\s+(?:the|these|those|your)\s+(?P<name>[\w -]{3,40}?)"
    r"(?=\s*(?:$|[.:;,(\u2013\u2014]|\s-\s|\s(?:for|of|in|that|which|with|by|from)\s))",
    re.IGNORECASE,
)
"""What is chosen without a field's name: *one of the data centres*."""


def described_chooser(sentence: str, order: FormOrder | None) -> Ask | None:
    """Return the field of which a sentence says that it is a list, or which values it takes; None for others.

    Args:
        sentence: the sentence as it is typed: *The field X is a list: choose one or two*, *The list X: one, two*.
        order: what it tells to do.
    """
    found = _IS_LIST.match(sentence)
    said = sentence[found.end() :].strip(" :") if found is not None else ""
    is_list = found is not None and (not found["takes"] or (says_field(found[0]) and values_in(said).is_either))
    if found is not None and is_list:
        return asked_to_choose(Mapping(label(found["name"]), note=said))
    chosen = chosen_in(sentence) if order is None else None
    if chosen is None or says_field(sentence):
        return asked_to_choose(chosen) if chosen is not None else None
    values = values_in(chosen.note)
    is_alone = bool(emphasised(sentence)) and values.is_all and values.is_either
    return Ask(AskedFor.UNSURE, codes=(chosen.left,)) if is_alone else None


def headed_chooser(sentence: str) -> Ask | None:
    """Return the field that a sentence names before it tells to choose; one of environments is the test switch.

    Args:
        sentence: the sentence as it is typed: *Mode: choose one or two*, *In the field X select one*.
    """
    order = _CHOOSES.search(sentence)
    before = sentence[: order.start()].strip() if order is not None else ""
    opening, sign = _OPENING.match(before), _SIGN.search(before)
    if order is None or opening is None or not (opening["where"] or sign):
        return None
    head, said = before[opening.end() : sign.start() if sign else len(before)], order["object"].strip().rstrip(".;!")
    name, is_field = field_named(head), bool(says_field(head))
    is_set_off = bool(emphasised(head)) and sign is not None and sign["sign"] in set(":\u2013\u2014-")
    has_values = bool(values_in(said, is_told=True).names)
    if not name or is_command(name) or not (is_field or is_set_off or has_values):
        return None
    is_sure = is_field or is_set_off or OF_FORM.search(name) is not None
    return asked_to_choose(Mapping(name, note=said)) if is_sure else Ask(AskedFor.UNSURE, codes=(name,))


def asked_to_choose(mapping: Mapping) -> Ask:
    """Return what is asked for by one who is to choose in a field: where its values are environments, the test mode.

    Args:
        mapping: the field's name, with what is said of its values.
    """
    if is_environment(" or ".join(values_in(mapping.note, is_told=True).names)):
        return Ask(AskedFor.TEST_MODE)
    return Ask(AskedFor.CREDENTIAL, mapping, FieldType.SELECT)


def choosers_among(named: Iterable[Mapping], aim: str) -> Iterator[Mapping]:
    """Yield what is a field among the names that an order to choose has: no kind of account, no order.

    Args:
        named: the names.
        aim: what stands behind the verb.
    """
    if field := says_field(aim):
        yield Mapping(field, note=f"choose {aim}")
        return
    if any(map(is_kind_of_account, values_in(aim.partition(": ")[2], is_told=True).names)):
        return
    set_off = {term.text for term in emphasised(aim)}
    for each in named:
        if not each.right and each.left not in set_off and not NOUN.search(compared(each.left)):
            continue  # a name such as *AcmePay*, which is no field's
        if not (_ACCOUNT.fullmatch(each.left) or is_command(each.left) or is_switched(each.left, aim)):
            yield _without_value(each)


def unnamed_choice(aim: str) -> str:
    """Return what there is to choose where no field is named: *EU or US*, *data centres*; nothing where that is none.

    Args:
        aim: what stands behind the verb.
    """
    values = values_in(aim, is_told=True)
    if values.is_either and not any(map(is_kind_of_account, values.names)):
        return " or ".join(values.names)
    found = _ONE_OF.match(aim)
    return field_named(found["name"]) if found is not None else ""


def _without_value(mapping: Mapping) -> Mapping:
    """Return the name of what is chosen: *choose Europe as Region* has a value on the left."""
    return Mapping(mapping.right, note=f"choose {mapping.left}") if mapping.sign == "as" else mapping
