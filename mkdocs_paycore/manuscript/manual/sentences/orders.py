"""What the order of a sentence asks for: to enter, upload or choose a credential, or to set an option of every form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.choice import all_chosen_in
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.names.ordinals import with_ordinals, without_ordinals
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.sentences.choosers import asked_to_choose, choosers_among, unnamed_choice
from mkdocs_paycore.manuscript.manual.sentences.form_options import before_options, beside_options, options_told
from mkdocs_paycore.manuscript.manual.sentences.unsure import is_range, is_unsure
from mkdocs_paycore.manuscript.manual.wording.every_form import OPENS_FORM
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_typed
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.values import offered_values, values_in
from mkdocs_paycore.manuscript.manual.wording.verbs import Deed, order_in
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manual.wording.verbs import FormOrder

_NO_ORDER = expression(r"\b(?:the|an?|your|their|its|this|that|each|every)\s+$|\bbutton\s+[*_`\"'“]+$", re.IGNORECASE)
_OF_FILE = expression(r"(?:the\s+|your\s+|an?\s+)?files?\s+(?:(?:of|with)\s|(?=(?-i:[A-Z*_`\"'“])))", re.IGNORECASE)
_IS_DONE = expression(
    r"\b(?:have|has|had|having|is|are|was|were|never|not|don['\u2019]t|no\s+need\s+to)\s+$|[*_`\"'”»],?\s+(?:that\s+|which\s+)?you\s+$"
    r"|\b(?:if|when|once|unless|after|where)\s+you\s+$",
    re.IGNORECASE,
)
"""What stands before a verb that tells nobody to do it: *the bank must have set X to Y*, *never use X*.

Nor does one that says what one does with what is set off before it: *"X" you set yourself in **Y***.
"""
_AND_PRESS = expression(r",?\s(?:and|then|and\s+then)\s+(?:press|click)\b[^;]*$", re.IGNORECASE)
_FORM_NAMED = expression(rf"(?:the\s+|our\s+)?(?:form\s+{SET_OFF_NAME}|{SET_OFF_NAME}\s+form\b)", re.IGNORECASE)
"""*Use the **Cards** form*: what opens is named, and no field of it."""
_ANY = expression(r"an?\s", re.IGNORECASE)
"""*Use a merchant number of the test type* is advice, *add a key* a step: a field takes *the* or *your* number."""
_FETCHES = expression(
    r"(?:it|this|them|these|both|each)\s+(?:from|in|at|under|on)\s+(?:the\s+)?[*_`\"'“]+[^*_`\"'“”]+[*_`\"'”]+\s*[→>\u203a»]",
    re.IGNORECASE,
)
"""What names but the way to something that was named before: *copy it from **Wallet** > **Accounts***."""
_ASSIGNED = expression(
    rf"^(?:the\s+|your\s+)?(?P<name>{SET_OFF_NAME}|[\w -]{{2,40}}?)\s+to\s+(?P<value>\S.*)$", re.IGNORECASE | re.DOTALL
)
"""*Set X to Y*: the field, and what it gets."""


def told_order(sentence: str) -> FormOrder | None:
    """Return what a sentence tells the reader to do; None where it tells nothing.

    A verb behind an article is a noun's, as in *the import password*, and one behind *button* is what that says; one
    behind *has* or *never* is no order. A file that is chosen or added is uploaded.
    """
    found = order_in(sentence)
    while found is not None and _NO_ORDER.search(sentence, 0, found.start):
        found = order_in(sentence, found.start + 1)
    may_upload = found is not None and (found.deed is Deed.CHOOSE or found.verb.lower() == "add")
    if found is not None and may_upload and _OF_FILE.match(found.object):
        found = found._replace(deed=Deed.UPLOAD)
    return None if found is None or _IS_DONE.search(sentence, 0, found.start) else found


def asked_by(order: FormOrder, sentence: str, words: str) -> Iterator[Ask]:
    """Yield what an order asks for.

    Args:
        order: the order.
        sentence: the sentence that has it, as it is typed.
        words: the same without marks.
    """
    options = list(options_told(sentence, words, order))
    yield from options
    if OPENS_FORM.search(_AND_PRESS.sub("", words)) or _FORM_NAMED.match(order.object):
        return
    named = list(named_by(order, has_options=bool(options)))
    for each in named:
        if is_unsure(each, order, has_options=bool(options)):
            yield Ask(AskedFor.UNSURE, codes=(each.left,))
        elif order.deed is Deed.CHOOSE or offered_values(each.left, each.note).names:
            yield asked_to_choose(each)
        else:
            yield Ask(AskedFor.CREDENTIAL, each, FieldType.FILE if order.deed is Deed.UPLOAD else None)
    is_unnamed = order.deed is Deed.CHOOSE and not (named or options)
    if is_unnamed and (unnamed := unnamed_choice(order.object)):
        yield Ask(AskedFor.UNSURE, codes=(unnamed,))


def named_by(order: FormOrder, *, has_options: bool) -> Iterator[Mapping]:
    """Yield the credentials that an order names.

    Args:
        order: the order.
        has_options: whether it asks for options as well; of its names those count that stand before the first.
    """
    verb, aim = order.verb.lower(), order.object.strip().rstrip(".!;:")
    if _FETCHES.match(aim):
        return
    is_advice = verb in {"use", "add"} and _ANY.match(aim) and not emphasised(ASIDE.sub("", aim).partition(":")[0])
    if order.deed is Deed.SWITCH or is_advice or (order.deed is Deed.CHOOSE and is_range(aim)):
        return
    if verb == "set" and (assigned := _ASSIGNED.match(aim)):
        yield from _assigned(assigned)
        return
    is_choice = order.deed is Deed.CHOOSE
    chosen = all_chosen_in(beside_options(aim) if has_options else aim, is_told=is_choice)
    aim = before_options(aim) if has_options else aim
    if chosen or (is_choice and unnamed_choice(aim)):
        yield from chosen
        return
    aim, by_number = without_ordinals(aim)
    named = with_ordinals(list(named_in(aim, is_upload=order.deed is Deed.UPLOAD)), by_number)
    yield from choosers_among(named, aim) if is_choice else named


def _assigned(found: re.Match[str]) -> Iterator[Mapping]:
    """Yield the credential of which a sentence says to what its field is set; with one value only, that is none."""
    name = label(found["name"])
    if values_in(found["value"]).is_either and not is_typed(name):
        yield Mapping(name, note=found["value"])
        return
    value = label(re.sub(r"^your\s+", "", found["value"], flags=re.IGNORECASE))
    if NOUN.search(value) and value[:1].isupper() and kind_named(value) is None:
        yield Mapping(value, name, sign="as", is_right_ours=True)
