"""What the sentences of a manual ask for: what they order, what they say is needed, and the names that they join."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.choice import chosen_in
from mkdocs_paycore.manuscript.manual.names.held_values import with_values
from mkdocs_paycore.manuscript.manual.names.line import joined_mappings
from mkdocs_paycore.manuscript.manual.names.named import NAMES_FOLLOW, named_in
from mkdocs_paycore.manuscript.manual.names.needed import fetched_in, needed_in
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.sentences.besides import SAME, besides
from mkdocs_paycore.manuscript.manual.sentences.choosers import described_chooser, headed_chooser
from mkdocs_paycore.manuscript.manual.sentences.form_options import has_test_mode, stated_options
from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead
from mkdocs_paycore.manuscript.manual.sentences.linked import linked
from mkdocs_paycore.manuscript.manual.sentences.orders import asked_by, named_by, told_order
from mkdocs_paycore.manuscript.manual.sentences.questions import answered
from mkdocs_paycore.manuscript.manual.sentences.spoken import spoken
from mkdocs_paycore.manuscript.manual.sentences.stages import ordered, stages, with_described
from mkdocs_paycore.manuscript.manual.sentences.unsure import in_a_case, only_described, set_at_provider
from mkdocs_paycore.manuscript.manual.wording.every_form import CHOOSES_KIND
from mkdocs_paycore.manuscript.manual.wording.ours import has_ours, is_at_provider
from mkdocs_paycore.manuscript.manual.wording.values import values_in
from mkdocs_paycore.manuscript.manual.wording.verbs import CHOOSE, UPLOAD, Deed, order_in
from mkdocs_paycore.manuscript.manual.wording.words import (
    SET_OFF_NAME,
    compared,
    emphasised,
    label,
    unmarked,
    with_sign_outside,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.wording.verbs import FormOrder
    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

AND_VERB = expression(
    rf"(?:\s*,\s+(?=(?:enter|upload|attach|paste|specify|insert|fill\s+in)\s)|\s+and\s+(?:then\s+|also\s+)?|\s*[,;]\s+(?:and\s+)?(?:then(?:\s+also)?|also|after\s+that|finally)\s+)"
    rf"(?=(?:{UPLOAD}|{CHOOSE}|enter|fill(?:\s+in)?|specify|insert|provide|indicate|paste|put)(?::?$|:?\s(?!it\b|them\b)))",
    re.IGNORECASE,
)
"""What joins what a sentence tells to do, and tells to do besides: *enter … and upload …*.

Verbs of what is done elsewhere as well, as *copy*, begin no order of their own: *open the page and copy the key*.
"""
_FIELD_CALLED = expression(
    rf"\s*[;,:\u2013—-]\s+(?:the|its)\s+field\s+is\s+(?:called\s+|named\s+|labelled\s+)?(?P<form>{SET_OFF_NAME})\W*$",
    re.IGNORECASE,
)
"""*…, the field is called X*: what the form calls the last of what a sentence tells to enter."""
_CONNECTS = expression(r"\b(?:press|click|tap)(?:\s+on)?\W+connect\b", re.IGNORECASE)
"""How a sentence tells to open a form."""
_BUTTON = "connect"
_CASE = expression(
    r"^(?:if|when|in\s+case|once|after|before|as\s+soon\s+as)\b[^,;:]{3,90},\s+(?:please\s+)?", re.IGNORECASE
)
_IN_SOME_CASES = expression(
    r"[;,(\u2013—-]\s*(?:or\s+|you\s+(?:can|may)\s+)?(?:skip|leave)\s+(?:it|this|them|the fields?)\b|\(optional\)"
    r"|^if\b[^,]*,[^,]*\b(?:also|additionally|too|as well)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = expression(r"^[^()]*?\b(?=(?:the|your)\s)", re.IGNORECASE)
_LONGEST_SENTENCE = 600


@lru_cache(maxsize=4096)
def asks(text: str) -> tuple[Ask, ...]:
    """Return what the sentences of a paragraph ask for, in their order; kept, as several looks read the same ones."""
    return tuple(_asks(text))


def _asks(text: str) -> Iterator[Ask]:
    owner = ""
    if pairs := joined_mappings(text) or list(answered(text)):
        yield from (Ask(AskedFor.CREDENTIAL, pair) for pair in pairs)
        return
    told = [(each, pairs or spoken(each)) for each, pairs in linked(stages(ordered(text)))]
    yield from (Ask(AskedFor.CREDENTIAL, pair) for _, pairs in with_described(told) for pair in pairs)
    for sentence in (each for each, pairs in told if not (pairs or unmarked(each).endswith("?"))):
        whole, form = _without_form(sentence)
        bare = _without_case(whole)
        asked = [ask for clause in filter(None, _clauses(bare)) for ask in _asked(clause, unmarked(clause))]
        asked = asked if bare == whole else [in_a_case(ask) for ask in asked]
        asked = [set_at_provider(ask) for ask in asked] if is_at_provider(whole) else asked
        if _CONNECTS.search(unmarked(whole)) or _has_button(whole):
            asked = [ask for ask in asked if not _is_pressed(ask)]
        is_optional = _is_in_some_cases(unmarked(whole), sum(ask.mapping is not None for ask in asked))
        for ask in _with_form(asked, form):
            own = ask.mapping and _with_owner(with_values(ask.mapping), owner)
            yield replace(ask, mapping=replace(own, required=False) if own and is_optional else own)
            owner = own.left if own else owner


def _without_form(sentence: str) -> tuple[str, str]:
    """Return a sentence without the end that says what the field of its last credential is called, and that name."""
    found = _FIELD_CALLED.search(sentence)
    return (sentence[: found.start()], label(found["form"])) if found is not None else (sentence, "")


def _with_form(asked: Sequence[Ask], form: str) -> list[Ask]:
    """Return what a sentence asks for, the last credential with the name of its field, where the sentence says it."""
    last = asked[-1].mapping if form and asked else None
    if last is None or last.right or compared(last.left) == compared(form):
        return list(asked)
    return [*asked[:-1], replace(asked[-1], mapping=replace(last, right=form, sign="called", is_right_ours=True))]


def _has_button(sentence: str) -> bool:
    """Return whether a sentence sets off the name of the button that opens a form."""
    return any(map(_is_button, emphasised(sentence)))


def _is_button(term: SetOff) -> bool:
    return term.text.casefold() == _BUTTON


def _is_pressed(ask: Ask) -> bool:
    """Return whether what a sentence asks for is no field, as it opens the form: a button, or what is chosen first."""
    is_chosen = ask.type is FieldType.SELECT and not (ask.mapping and values_in(ask.mapping.note, is_told=True).names)
    return is_chosen or (ask.mapping is not None and ask.mapping.left.casefold() == _BUTTON)


def _is_in_some_cases(words: str, count: int) -> bool:
    """Return whether a sentence says that not everyone has to fill in what it asks for: one credential, or *them*."""
    found = _IN_SOME_CASES.search(words)
    return found is not None and (count == 1 or "them" in found[0].split() or found.start() == 0)


def _asked(sentence: str, words: str) -> Iterator[Ask]:
    """Yield what a sentence asks for, which joins no names of a credential.

    Args:
        sentence: the sentence as it is typed.
        words: the same without marks.
    """
    if len(words) > _LONGEST_SENTENCE or CHOOSES_KIND.search(words) or is_lead(sentence):
        return
    if SAME.search(without_parentheses(words)) and not _has_values(sentence):
        yield from (Ask(AskedFor.CREDENTIAL, each) for each in besides(sentence))
    else:
        yield from _asked_anew(sentence, words)


def _has_values(sentence: str) -> bool:
    """Return whether a sentence tells to choose and has the values: *Fees: choose one or two, the same as there*."""
    order = told_order(sentence)
    return order is not None and order.deed is Deed.CHOOSE and chosen_in(order.object) is not None


def _asked_anew(sentence: str, words: str) -> Iterator[Ask]:
    """Yield what a sentence asks for, which speaks of no other form."""
    sentence = with_sign_outside(sentence)
    order = told_order(sentence)
    chooser = described_chooser(sentence, order) or only_described(sentence) or headed_chooser(sentence)
    if (single := stated_options(sentence, words, order) or chooser) is not None:
        yield single
    elif needed := fetched_in(sentence) or _needed(sentence, order):
        yield from (Ask(AskedFor.CREDENTIAL, each) for each in needed)
    elif order is not None:
        yield from asked_by(order, sentence, words)
    else:
        if has_test_mode(words) and re.search(r"\buse|mode\b", words, re.IGNORECASE):
            yield Ask(AskedFor.TEST_MODE)
        if has_ours(sentence):
            aim = _BEFORE_NAME.sub("", sentence.rstrip(".!;:"), count=1)
            yield from (Ask(AskedFor.CREDENTIAL, each) for each in named_in(aim, is_upload=False) if each.right)
        if NAMES_FOLLOW.search(sentence):
            yield from (Ask(AskedFor.CREDENTIAL, each) for each in named_in(sentence.rstrip(".!;:"), is_upload=False))


def _needed(sentence: str, order: FormOrder | None) -> list[Mapping]:
    """Return what a sentence only says is needed; also before a colon and an order: *the form has **X**: type it*."""
    before = sentence[: order.start].rstrip() if order is not None else ""
    if before.endswith(":") and (needed := needed_in(before.rstrip(":"))):
        return needed
    return [] if order is not None and list(named_by(order, has_options=False)) else needed_in(sentence)


def _without_case(sentence: str) -> str:
    """Return what a sentence tells to do, without the case in which: *if you use your own domain, …*."""
    bare = _CASE.sub("", sentence)
    return bare if bare != sentence and order_in(bare) is not None else sentence


def _with_owner(mapping: Mapping, owner: str) -> Mapping:
    """Return the names of a credential, with whose it is in place of *its*."""
    own = mapping.left.removeprefix("its ")
    return replace(mapping, left=f"{owner} {own}") if owner and own != mapping.left else mapping


def _clauses(sentence: str) -> list[str]:
    """Return a sentence, or its parts where it asks for one thing *and* then another: *upload … and specify …*."""
    return AND_VERB.split(sentence) if order_in(sentence) is not None else [sentence]
