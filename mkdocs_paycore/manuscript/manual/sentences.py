"""What a sentence of a manual asks for: to enter, upload or choose something, or to switch something on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.mapping import Mapping
from mkdocs_paycore.manuscript.manual.named import GENERIC, NAMES_FOLLOW, TAIL, named_in
from mkdocs_paycore.manuscript.manual.nouns import NOUN
from mkdocs_paycore.manuscript.manual.remarks import NO_WORDS
from mkdocs_paycore.manuscript.manual.spoken import spoken
from mkdocs_paycore.manuscript.manual.words import emphasised, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator


_END = re.compile(r"(?<=[.!?;])[\"'*_)]*\s+(?=[\"'*_`(\[<{]*[A-Z0-9{<])")
_ENTER = r"enter|fill(?:\s+(?:in|out))?|specify|insert|paste|input|provide|type(?:\s+in)?|copy|put|indicate|submit|add"
_ENTER += r"|set|use"
_UPLOAD = r"upload|attach|load|import"
_CHOOSE = r"choose|select|pick"
_SWITCH = r"enable|turn\s+on|switch\s+on|activate|check|tick|toggle"
_VERB = re.compile(
    rf"\b(?:(?P<upload>{_UPLOAD})|(?P<choose>{_CHOOSE})|(?P<switch>{_SWITCH})|(?P<enter>{_ENTER}))\s+(?P<object>.+)",
    re.IGNORECASE | re.DOTALL,
)
_GET = r"get|find|save|obtain|receive|generate|note"
_AND_VERB = re.compile(
    r"(?:\s*,\s+(?=(?:enter|upload|attach|paste|specify|insert|fill\s+in)\s)|\s+and\s+(?:then\s+|also\s+)?|\s*[,;]\s+(?:and\s+)?(?:then|after\s+that|finally)\s+)"
    rf"(?=(?:{_UPLOAD}|{_CHOOSE}|enter|fill\s+in|specify|insert|provide|indicate)\s)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"^(?:\w+,?\s+)?(?:{_UPLOAD}|{_ENTER}):$|\b(?:and|then|to)\s+(?:{_UPLOAD}|{_ENTER}|{_GET}):$"
    rf"|\byou(?:['\u2019]ll|\s+will|\s+can)?\s+(?:{_GET}):$|,\s+(?:{_GET}|copy):$",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    rf"^(?:(?:also|then|now|next|finally|please|and|after that|additionally|in addition|if [^,]+)[,\s]+)*"
    r"(?:(?:enter|specify|insert|paste|provide|upload|choose|select|copy|fill\s+in)\b(?=\s)|"
    rf"(?:{_UPLOAD}|{_CHOOSE}|{_SWITCH}|{_ENTER}|press|click|go|open|navigate|log\s+in|sign\s+in|login\s+(?:to"
    rf"|at|into|with)|find|confirm|save|make\s+sure|be\s+sure|"
    r"contact|ask|wait|return|create|generate|download|follow|see|read|note|get|configure|connect|check"
    r"|verify|repeat|request|obtain|start|register|apply|send|whitelist|turn|allow)\b"
    r"(?=\s)(?!\s+(?:key|keys|id|url|token|code|type|mode|secret|password)\b))",
    re.IGNORECASE,
)
_DONE = re.compile(r"^(?:save|confirm|submit|wait|done|connect|finish|continue|next|ready)\W*$", re.IGNORECASE)
_PATH = re.compile(
    r"option to open|new connection|connection form\b.*\bopen|\bpress\b|\bclick\b|overview\b", re.IGNORECASE
)
_AND_PRESS = re.compile(r"\s*,?\s+(?:and|then|and\s+then)\s+(?:press|click)\b[^;]*$", re.IGNORECASE)
_OPTION = re.compile(r"\b(?:choose|select|pick)\b.*?\baccount\b\W*(?:option|to open)", re.IGNORECASE)
_TEST = re.compile(
    r"\b(?:test|live|sandbox)(?:\s+or\s+(?:test|live|sandbox))?[\s-]*mode\b|\bmode\W+(?:test|live)\b", re.IGNORECASE
)
_NO_TEST = re.compile(
    r"\b(?:no|without|lacks?|(?:has|have|is|do(?:es)?)(?:\s+not|n['\u2019]t)(?:\s+(?:have|support|offer|know))?)\s+"
    r"(?:(?!if\b|when\b)[\w-]+\s+){0,2}test[\s-]*mode\b"
    r"|\btest[\s-]*mode\s+(?:\w+\s+)?(?:(?:is|does)\s+not|(?:is|does)n['\u2019]t|cannot|can['\u2019]t|is\s+(?:unavailable|unsupported))",
    re.IGNORECASE,
)
"""What says that a form has no switch between test and live."""
_CURRENCY = re.compile(r"\bcurrenc(?P<many>ies)?y?\b", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{3}\b")
_CODES = re.compile(r"[A-Z]{3}(?:(?:\s*,|\s+and|\s+or|\s*/)+\s*[A-Z]{3})*+")
_STATED = re.compile(
    rf"\b[Cc]urrenc(?:y|ies)\b[^.;:]{{0,40}}?(?:\s(?:is|are)\s|:)\s*(?:only\s+)?(?P<codes>{_CODES.pattern})\b"
)
"""What only says which currencies there are: *the only currency is EUR*."""
_IF_NEEDED = re.compile(r"\s*,?\s*\bif (?:needed|necessary|required|you need(?: them)?)\b,?", re.IGNORECASE)
_OPTION_NAME = re.compile(
    r"(?:the\s+)?(?:currenc(?:y|ies)|features?|(?:test|live)(?:\s+or\s+(?:test|live))?\s+mode|currenc(?:y"
    r"|ies) and features?)",
    re.IGNORECASE,
)
_CHOOSES_OPTION = re.compile(r"\b(?:choose|select)\b[^.]*\b(?:features?|currenc\w+)\b", re.IGNORECASE)
_FEATURE = re.compile(r"\bfeatures?\b", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:enter|fill|specif\w+|insert|paste|provide|input|use|copy|following|required|necessary|obtained"
    r"|received|these|your|the|type)\b"
    r"[^.!?]*\b(?:credentials?|parameters?|keys|fields?|data|values?|details|information|following|form)\b[^.!?]*$"
    r"|\bcredentials\b[^.!?]*:?$",
    re.IGNORECASE,
)
_AND_OPTION = re.compile(
    r"[\s,]*+(?:\band\b)?[\s*_`'\"]*+(?:(?:set|choose|select|enable|the|your|appropriate|needed"
    r"|related|supported|available|necessary|required|desired|preferred|all)\b\s*+)*+[\s*_`'\"]*+$"
)
_ACCOUNT = re.compile(r"(?:[\w-]+\s+){1,3}account(?:\s+option)?", re.IGNORECASE)
"""What is chosen before a form opens: the kind of account."""
_IN_SOME_CASES = re.compile(
    r"[;,(\u2013—-]\s*(?:or\s+|you\s+(?:can|may)\s+)?(?:skip|leave)\s+(?:it|this|the field)\b|\(optional\)"
    r"|^if\b[^,]*,[^,]*\b(?:also|additionally)\b",
    re.IGNORECASE,
)
"""What says of the only credential of a sentence that not everyone has to fill it in."""
_SAME = re.compile(r"\bsame\s+(?:credentials?|data|parameters?|values?|fields?|as)\b", re.IGNORECASE)
_LONGEST_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Ask:
    """What a sentence asks for.

    Attributes:
        what: `credential`, `test_mode`, `currency`, `features`, or `stated` for currencies that nobody chooses.
        mapping: the names of a credential.
        type: what the sentence says of the control; None where it says nothing.
        is_many: whether several currencies are chosen.
        codes: the codes that it names.
    """

    what: str
    mapping: Mapping | None = None
    type: FieldType | None = None
    is_many: bool = False
    codes: tuple[str, ...] = field(default=())


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph as they are typed."""
    return [piece.strip() for piece in _END.split(text) if piece.strip()]


def is_command(text: str) -> bool:
    """Return whether a text begins by telling the reader to do something."""
    words = unmarked(text)
    return bool(_COMMAND.match(words) or _DONE.match(words))


def is_lead(text: str) -> bool:
    """Return whether a text announces the credentials that follow it."""
    words = unmarked(text).rstrip()
    last = sentences(words)[-1] if words else ""
    if not last.endswith(":") and any(
        NOUN.search(term.text) for term in emphasised(text) if not GENERIC.search(term.text)
    ):
        return False
    if NAMES_FOLLOW.search(last):
        return False
    return bool(_LEAD.search(last)) and not (_CURRENCY.search(last) or _FEATURE.search(last)) and not _PATH.search(last)


def lead_of(text: str) -> str:
    """Return what the list below a paragraph holds: credentials, choose, features, currencies, other or unknown."""
    words = unmarked(text).rstrip()
    pieces = sentences(words)
    last = pieces[-1] if pieces else ""
    if is_lead(text) or _BARE.search(last):
        return "credentials"
    if not last.endswith(":"):
        return "other" if _CHOOSES_OPTION.search(last) else "unknown"
    for pattern, held in ((_FEATURE, "features"), (_CURRENCY, "currencies")):
        if pattern.search(last):
            return held
    return _held_by(_VERB.search(last), is_option=bool(_OPTION.search(last)))


def _held_by(found: re.Match[str] | None, *, is_option: bool) -> str:
    """Return what a list holds, by the verb of the sentence above it."""
    if found is None:
        return "other"
    if found["switch"]:
        return "switches"
    if found["choose"]:
        return "other" if is_option else "choose"
    return "credentials"


def option_named(text: str) -> str:
    """Return the words with which a sentence names the kind of account that is chosen; empty where none does."""
    found = _OPTION.search(unmarked(text))
    return found[0] if found else ""


def option_of(text: str) -> bool:
    """Return whether an item names an option of every form, and no credential: test mode, a currency, features."""
    name = re.split(r"\s*[:=]\s|\s+[\u2013—-]\s", unmarked(NO_WORDS.sub("", text)).rstrip(".;,:"), maxsplit=1)[0]
    return bool(_OPTION_NAME.fullmatch(name.strip("\"'“”")))


def asks(text: str) -> Iterator[Ask]:
    """Yield what the sentences of a paragraph ask for, in their order."""
    owner = ""
    told = [(each, spoken(each)) for each in sentences(text)]
    yield from (Ask("credential", pair) for _, pairs in told for pair in pairs)
    for sentence in filter(None, (clause for each, pairs in told if not pairs for clause in _clauses(each))):
        words = unmarked(sentence)
        if len(words) > _LONGEST_SENTENCE:
            continue
        if _OPTION.search(words) or _SAME.search(words) or is_lead(sentence):
            continue
        found = _VERB.search(sentence)
        if (stated := _STATED.search(sentence)) and (found is None or found.start() > stated.start()):
            yield Ask("stated", codes=tuple(_CODE.findall(stated["codes"])))
            continue
        if found is None:
            if _has_test(words) and re.search(r"\buse|mode\b", words, re.IGNORECASE):
                yield Ask("test_mode")
            if NAMES_FOLLOW.search(sentence):
                yield from (Ask("credential", each) for each in named_in(sentence.rstrip(".!;:"), is_upload=False))
            continue
        general = list(_options(sentence, words, found))
        yield from general
        if not _PATH.search(_AND_PRESS.sub("", words)):
            named = [_with_owner(each, owner) for each in _named(found, has_options=bool(general))]
            if len(named) == 1 and _IN_SOME_CASES.search(words):
                named = [replace(named[0], required=False)]
            kind = FieldType.FILE if found["upload"] else FieldType.SELECT if found["choose"] else None
            yield from (Ask("credential", each, kind) for each in named)
            owner = named[-1].left if named else owner


def _with_owner(mapping: Mapping, owner: str) -> Mapping:
    """Return the names of a credential, with whose it is in place of *its*."""
    own = mapping.left.removeprefix("its ")
    return replace(mapping, left=f"{owner} {own}") if owner and own != mapping.left else mapping


def _clauses(sentence: str) -> list[str]:
    """Return a sentence, or its parts where it asks for one thing *and* then another: *upload … and specify …*."""
    return _AND_VERB.split(sentence) if _VERB.search(sentence) else [sentence]


def _options(sentence: str, words: str, found: re.Match[str]) -> Iterator[Ask]:
    aim = unmarked(found["object"])
    if _has_test(words):
        yield Ask("test_mode")
    if found["choose"] or found["enter"] or found["switch"]:
        rest = TAIL.sub("", _IF_NEEDED.sub("", aim))
        codes = tuple(re.findall(r"`([^`\s]+)`", sentence))
        if currency := _CURRENCY.search(rest):
            yield Ask("currency", is_many=bool(currency["many"]), codes=tuple(_CODE.findall(sentence)))
        elif found["choose"] and _CODES.fullmatch(rest.strip(" .;")):
            yield Ask("currency", codes=tuple(_CODE.findall(rest)))
        if _FEATURE.search(rest) or (_FEATURE.search(aim) and codes):
            yield Ask("features", codes=codes)


def _has_test(words: str) -> bool:
    """Return whether a sentence speaks of the switch between test and live, and does not say that there is none."""
    return _TEST.search(words) is not None and not _NO_TEST.search(words)


def _named(found: re.Match[str], *, has_options: bool) -> Iterator[Mapping]:
    """Yield the credentials of a sentence; with options, those that stand before the first of them."""
    if found["switch"]:
        return
    aim = found["object"].strip().rstrip(".!;:")
    if has_options:
        ends = [option.start() for each in (_TEST, _CURRENCY, _FEATURE) if (option := each.search(aim))]
        aim = _AND_OPTION.sub("", aim[: min(ends, default=0)]).strip()
    named = named_in(aim, is_upload=bool(found["upload"]))
    if found["choose"]:
        named = (_of_choice(each) for each in named if not _ACCOUNT.fullmatch(each.left))
    yield from named


def _of_choice(mapping: Mapping) -> Mapping:
    """Return the name of what is chosen: *choose Europe as Region* has a value on the left."""
    return Mapping(mapping.right, note=f"choose {mapping.left}") if mapping.sign == "as" else mapping


def switches(text: str) -> Iterator[str]:
    """Yield the names of what the sentences of a paragraph say to switch on."""
    for sentence in sentences(text):
        found = _VERB.search(sentence)
        if found is None or not found["switch"] or found.start() > 40:  # noqa: PLR2004 - else the sentence is about something else
            continue
        aim = found["object"]
        terms = emphasised(aim)
        names = [term.text for term in terms if not aim[: term.start].strip(" *_") or len(terms) == 1]
        for name in names[:1]:
            if not GENERIC.search(name) and not _TEST.search(name) and len(name.split()) <= 5:  # noqa: PLR2004 - longer ones are sentences
                yield name
