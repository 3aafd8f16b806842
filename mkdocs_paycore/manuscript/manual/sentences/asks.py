"""What a sentence of a manual asks for: to enter, upload or choose something, or to switch something on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.line import joined_mappings
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.named import NAMES_FOLLOW, named_in, needed_in
from mkdocs_paycore.manuscript.manual.names.ordinals import with_ordinals, without_ordinals
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.ask import Ask, AskedFor
from mkdocs_paycore.manuscript.manual.sentences.besides import SAME, besides
from mkdocs_paycore.manuscript.manual.sentences.form_options import (
    before_options,
    has_test_mode,
    is_environment,
    options_told,
    stated_options,
)
from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead
from mkdocs_paycore.manuscript.manual.sentences.linked import linked
from mkdocs_paycore.manuscript.manual.sentences.questions import answered
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sentences.spoken import spoken
from mkdocs_paycore.manuscript.manual.sentences.stages import ordered, stages, with_described
from mkdocs_paycore.manuscript.manual.sentences.unsure import in_a_case, is_range, is_unsure, only_described
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.orders import (
    CHOOSE,
    CHOOSES_KIND,
    OPENS_FORM,
    TOLD_VERB,
    UPLOAD,
)
from mkdocs_paycore.manuscript.manual.wording.ours import has_ours
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.words import (
    SET_OFF_NAME,
    emphasised,
    label,
    unmarked,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

AND_VERB = expression(
    r"(?:\s*,\s+(?=(?:enter|upload|attach|paste|specify|insert|fill\s+in)\s)|\s+and\s+(?:then\s+|also\s+)?|\s*[,;]\s+(?:and\s+)?(?:then|after\s+that|finally)\s+)"
    rf"(?=(?:{UPLOAD}|{CHOOSE}|enter|fill\s+in|specify|insert|provide|indicate|paste|put):?\s(?!it\b|them\b))",
    re.IGNORECASE,
)
"""What joins what a sentence tells to do, and tells to do besides: *enter … and upload …*."""
_AND_PRESS = expression(r",?\s(?:and|then|and\s+then)\s+(?:press|click)\b[^;]*$", re.IGNORECASE)
_CONNECTS = expression(r"\b(?:press|click|tap)(?:\s+on)?\W+connect\b", re.IGNORECASE)
"""How a sentence tells to open a form."""
_BUTTON = "connect"
_CASE = expression(
    r"^(?:if|when|in\s+case|once|after|before|as\s+soon\s+as)\b[^,;:]{3,90},\s+(?:please\s+)?", re.IGNORECASE
)
_ACCOUNT = expression(r"(?:[\w-]+\s+){1,3}account(?:\s+option)?", re.IGNORECASE)
"""What is chosen before a form opens: the kind of account."""
_IN_SOME_CASES = expression(
    r"[;,(\u2013—-]\s*(?:or\s+|you\s+(?:can|may)\s+)?(?:skip|leave)\s+(?:it|this|them|the fields?)\b|\(optional\)"
    r"|^if\b[^,]*,[^,]*\b(?:also|additionally|too|as well)\b",
    re.IGNORECASE,
)
_ANY = expression(r"an?\s", re.IGNORECASE)
"""*Use a merchant number of the test type* is advice: what is entered into a field is *the* or *your* number."""
_IN_FIELD = expression(
    rf"\b(?:in|from)\s+the\s+(?:(?:field|list|box)\s+(?P<one>{SET_OFF_NAME})|(?P<other>{SET_OFF_NAME})\s+(?:field|list|box))",
    re.IGNORECASE,
)
_IS_LIST = expression(
    rf"^(?:the\s+)?(?:field\s+)?(?P<name>{SET_OFF_NAME})\s+(?:field\s+)?is\s+an?\s+(?:drop-?down(?:\s+list)?|list|select)\b",
    re.IGNORECASE,
)
"""*The field X is a list: choose one or two*."""
_IS_CHOSEN = expression(
    rf"^(?:there\s+is\s+(?:also\s+)?(?:an?\s+|the\s+)?)?(?P<name>{SET_OFF_NAME})\s*[:\u2013—-]\s*(?:choose|select|pick)\s+(?P<values>[^.;]+)",
    re.IGNORECASE,
)
"""*Mode: choose one or two*: the field, and its values."""
_IS_DONE = expression(
    r"\b(?:have|has|had|having|is|are|was|were|never|not|don['\u2019]t|no\s+need\s+to)\s+$", re.IGNORECASE
)
"""What stands before a verb that tells nobody to do it: *the bank must have set X to Y*, *never use X*."""
_ARTICLE = expression(r"\b(?:the|an?|your)\s+$", re.IGNORECASE)
_BEFORE_NAME = expression(r"^[^()]*?\b(?=(?:the|your)\s)", re.IGNORECASE)
_ASSIGNED = expression(
    rf"^(?:the\s+|your\s+)?(?P<name>{SET_OFF_NAME}|[\w -]{{2,40}}?)\s+to\s+(?P<value>\S.*)$", re.IGNORECASE | re.DOTALL
)
"""*Set X to Y*: the field, and what it gets."""
_OR = expression(r"\W*,?\s+or\s+\W*", re.IGNORECASE)
_LONGEST_SENTENCE = 600


def asks(text: str) -> Iterator[Ask]:
    """Yield what the sentences of a paragraph ask for, in their order."""
    owner = ""
    if pairs := joined_mappings(text) or list(answered(text)):
        yield from (Ask(AskedFor.CREDENTIAL, pair) for pair in pairs)
        return
    told = [(each, pairs or spoken(each)) for each, pairs in linked(stages(ordered(text)))]
    yield from (Ask(AskedFor.CREDENTIAL, pair) for _, pairs in with_described(told) for pair in pairs)
    for whole in (each for each, pairs in told if not (pairs or unmarked(each).endswith("?"))):
        bare = _without_case(whole)
        asked = [ask for clause in filter(None, _clauses(bare)) for ask in _asked(clause, unmarked(clause))]
        asked = asked if bare == whole else [in_a_case(ask) for ask in asked]
        if _CONNECTS.search(unmarked(whole)) or _has_button(whole):
            asked = [ask for ask in asked if not _is_pressed(ask)]
        is_optional = _is_in_some_cases(unmarked(whole), sum(ask.mapping is not None for ask in asked))
        for ask in asked:
            own = ask.mapping and _with_owner(ask.mapping, owner)
            yield replace(ask, mapping=replace(own, required=False) if own and is_optional else own)
            owner = own.left if own else owner


def _has_button(sentence: str) -> bool:
    """Return whether a sentence sets off the name of the button that opens a form."""
    return any(map(_is_button, emphasised(sentence)))


def _is_button(term: SetOff) -> bool:
    return term.text.casefold() == _BUTTON


def _is_pressed(ask: Ask) -> bool:
    """Return whether what a sentence asks for is no field, as it opens the form: a button, or what is chosen first."""
    return ask.type is FieldType.SELECT or (ask.mapping is not None and ask.mapping.left.casefold() == _BUTTON)


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
    if SAME.search(without_parentheses(words)):
        yield from (Ask(AskedFor.CREDENTIAL, each) for each in besides(sentence))
    else:
        yield from _asked_anew(sentence, words)


def _asked_anew(sentence: str, words: str) -> Iterator[Ask]:
    """Yield what a sentence asks for, which speaks of no other form."""
    found = _order_in(sentence)
    found = None if found is None or _IS_DONE.search(sentence, 0, found.start()) else found
    if (stated := stated_options(sentence, words, found)) is not None:
        yield stated
    elif listed := _IS_LIST.match(sentence):
        named = Mapping(label(listed["name"]), note=sentence[listed.end() :].strip(" :"))
        yield Ask(AskedFor.CREDENTIAL, named, FieldType.SELECT)
    elif name := only_described(sentence):
        yield Ask(AskedFor.UNSURE, codes=(name,))
    elif found is not None and (chosen := _IS_CHOSEN.match(sentence)):
        yield from _chosen(chosen)
    elif needed := _needed(sentence, found):
        yield from (Ask(AskedFor.CREDENTIAL, each) for each in needed)
    elif found is not None:
        yield from _ordered(sentence, words, found)
    else:
        if has_test_mode(words) and re.search(r"\buse|mode\b", words, re.IGNORECASE):
            yield Ask(AskedFor.TEST_MODE)
        if has_ours(sentence):
            aim = _BEFORE_NAME.sub("", sentence.rstrip(".!;:"), count=1)
            yield from (Ask(AskedFor.CREDENTIAL, each) for each in named_in(aim, is_upload=False) if each.right)
        if NAMES_FOLLOW.search(sentence):
            yield from (Ask(AskedFor.CREDENTIAL, each) for each in named_in(sentence.rstrip(".!;:"), is_upload=False))


def _order_in(sentence: str) -> re.Match[str] | None:
    """Return what a sentence tells to do; a verb behind an article is a noun's: *the import password*."""
    found = TOLD_VERB.search(sentence)
    while found is not None and _ARTICLE.search(sentence, 0, found.start()):
        found = TOLD_VERB.search(sentence, found.start() + 1)
    return found


def _needed(sentence: str, found: re.Match[str] | None) -> list[Mapping]:
    """Return what a sentence only says is needed; also before a colon and an order: *the form has **X**: type it*."""
    before = sentence[: found.start()].rstrip() if found is not None else ""
    if before.endswith(":") and (needed := needed_in(before.rstrip(":"))):
        return needed
    return [] if found is not None and list(_named(found, has_options=False)) else needed_in(sentence)


def _chosen(found: re.Match[str]) -> Iterator[Ask]:
    """Yield the field of which a sentence says what to choose; one of an environment is the switch for tests."""
    if is_environment(unmarked(found["values"])):
        yield Ask(AskedFor.TEST_MODE)
    else:
        yield Ask(AskedFor.CREDENTIAL, Mapping(label(found["name"]), note=found["values"].strip()), FieldType.SELECT)


def _values(aim: str) -> set[str]:
    """Return the values among what is chosen, which are no names: words that are set off and *or* between them."""
    terms = list(pairwise(emphasised(aim)))
    pairs = [(one, other) for one, other in terms if _OR.fullmatch(aim[one.end : other.start])]
    return {each.text for pair in pairs for each in pair}


def _ordered(order: str, words: str, found: re.Match[str]) -> Iterator[Ask]:
    """Yield what a sentence tells to choose, enter, upload or switch on."""
    general = list(options_told(order, words, found))
    yield from general
    if OPENS_FORM.search(_AND_PRESS.sub("", words)):
        return
    named = _named(found, has_options=bool(general))
    kind = FieldType.FILE if found["upload"] else FieldType.SELECT if found["choose"] else None
    for each in named:
        unsure = is_unsure(each, found, has_options=bool(general))
        yield Ask(AskedFor.UNSURE, codes=(each.left,)) if unsure else Ask(AskedFor.CREDENTIAL, each, kind)


def _without_case(sentence: str) -> str:
    """Return what a sentence tells to do, without the case in which: *if you use your own domain, …*."""
    bare = _CASE.sub("", sentence)
    return bare if bare != sentence and TOLD_VERB.search(bare) else sentence


def _with_owner(mapping: Mapping, owner: str) -> Mapping:
    """Return the names of a credential, with whose it is in place of *its*."""
    own = mapping.left.removeprefix("its ")
    return replace(mapping, left=f"{owner} {own}") if owner and own != mapping.left else mapping


def _clauses(sentence: str) -> list[str]:
    """Return a sentence, or its parts where it asks for one thing *and* then another: *upload … and specify …*."""
    return AND_VERB.split(sentence) if TOLD_VERB.search(sentence) else [sentence]


def _named(found: re.Match[str], *, has_options: bool) -> Iterator[Mapping]:
    """Yield the credentials of a sentence; with options, those that stand before the first of them."""
    if found["switch"]:
        return
    aim = found["object"].strip().rstrip(".!;:")
    if (found["enter"] or "").lower() in {"use", "add"} and _is_any(aim):
        return
    if (found["enter"] or "").lower() == "set" and (assigned := _ASSIGNED.match(aim)):
        yield from _assigned(assigned)
        return
    if found["choose"] and (field := _IN_FIELD.search(aim)):
        yield Mapping(label(field["one"] or field["other"]), note=f"choose {aim}")
        return
    if found["choose"] and is_range(aim):
        return
    if has_options:
        aim = before_options(aim)
    aim, by_number = without_ordinals(aim)
    named: Iterable[Mapping] = with_ordinals(list(named_in(aim, is_upload=bool(found["upload"]))), by_number)
    if found["choose"]:
        values = _values(aim)
        named = (each for each in named if each.right or each.left not in values)
        named = (_of_choice(each) for each in named if not (_ACCOUNT.fullmatch(each.left) or is_command(each.left)))
    yield from named


def _is_any(aim: str) -> bool:
    """Return whether what a sentence tells to use or add is any thing of its sort: *a key*, and not *a `Word`*."""
    return _ANY.match(aim) is not None and not emphasised(ASIDE.sub("", aim).partition(":")[0])


def _assigned(found: re.Match[str]) -> Iterator[Mapping]:
    """Yield the credential of which a sentence says to what its field is set; none where that is a value."""
    value = label(re.sub(r"^your\s+", "", found["value"], flags=re.IGNORECASE))
    if NOUN.search(value) and value[:1].isupper() and kind_named(value) is None:
        yield Mapping(value, label(found["name"]), sign="as", is_right_ours=True)


def _of_choice(mapping: Mapping) -> Mapping:
    """Return the name of what is chosen: *choose Europe as Region* has a value on the left."""
    return Mapping(mapping.right, note=f"choose {mapping.left}") if mapping.sign == "as" else mapping
