"""The sentences of a manual that announce what a list holds: credentials, or what there is to choose from."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.choice import chosen_in, field_named
from mkdocs_paycore.manuscript.manual.names.filled import says_what_fills
from mkdocs_paycore.manuscript.manual.names.named import NAMES_FOLLOW
from mkdocs_paycore.manuscript.manual.names.plain import GENERIC
from mkdocs_paycore.manuscript.manual.page.kinds import CHOSEN
from mkdocs_paycore.manuscript.manual.sentences.choosers import unnamed_choice
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.manual.wording.every_form import CHOOSES_KIND, CURRENCY, FEATURE, OPENS_FORM
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.ours import AT_PROVIDER
from mkdocs_paycore.manuscript.manual.wording.remarks import NO_WORDS
from mkdocs_paycore.manuscript.manual.wording.verbs import ENTER, UPLOAD, Deed, order_in
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked, without_parentheses
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.wording.verbs import FormOrder

_GET = r"(?:get|find|save|obtain|receive|generate|note|take)(?:\s+(?:from\s+)?there)?"
_BARE = expression(
    rf"^(?:\w+,?\s+)?(?:{UPLOAD}|{ENTER}):$|\b(?:and|then|also|to)\s+(?:{UPLOAD}|{ENTER}|{_GET}):$"
    r"|^(?:there\s+are|(?:the\s+form|it)\s+has)\s+(?:\w+\s+)?fields[.:]?$"
    r"|\b(?:forms?|accounts?)\s+(?:(?!is\b|are\b)\w+\s+){0,2}(?:takes?|ha(?:s|ve)|needs?|wants?|asks?|requires?|contains?|shows?)"
    r"(?:\s+(?:for|this|these|the\s+following|what\s+follows))?(?::|(?<=\sfor))$"
    r"|^(?:the\s+)?(?:connection\s+)?form\s+(?:of|for)\s[^.!?]{2,60}:$"
    r"|\b(?:fields|credentials):$|\b(?:asked|prompted)\s+(?:for|to\s+(?:enter|give)):$|\basks\s+(?:you\s+)?for:$"
    r"|\b(?:and|then|also|please)\s+(?:upload|attach|enter|provide|specify|paste|insert|indicate)$"
    rf"|\byou(?:['\u2019]ll|\s+will|\s+can)?\s+(?:{_GET}):$|,\s+(?:{_GET}|{UPLOAD}|{ENTER}):$",
    re.IGNORECASE,
)
_OPTION_NAME = expression(
    r"(?:the\s+)?(?:currenc(?:y|ies)|features?|(?:test|live)(?:\s+or\s+(?:test|live))?\s+mode|currenc(?:y"
    r"|ies) and features?)",
    re.IGNORECASE,
)
_BEHIND_OPTION = expression(
    r"\s*[:=(]\s*|,\s|\s+[\u2013—-]\s|\s+(?:of|for|if|when|while|that|which|in|to)\s", re.IGNORECASE
)
"""What ends the name of an option, such as *Currency of the account*."""
_REFERS = expression(
    r"(?:(?:the|all|same|those|one|two|three|four|five|six)\s+)+(?:fields|credentials|parameters|values|data)\s+(?:above|as|of|from|for)\b"
    r"|(?:the\s+)?same\s+as\b",
    re.IGNORECASE,
)
"""How an item begins that speaks of fields which stand elsewhere."""
_REFERS_BACK = expression(
    r"(?:(?:\sand\s|,\s)[^=:]*(?:[=:\u2013—]|\b(?:is|are)\b)\s*(?:(?:exactly|just)\s+)?(?:the\s+)?same\s+as\s+(?:for|in|above|with|before)\b"
    r"|^(?:the\s+)?(?:other|rest|remaining)\b[^.:;=]*\b(?:as|like)\s+(?:for|in|with|above)\b)",
    re.IGNORECASE,
)
"""What says of several fields, or of all others, that they are those of another form."""
_CHOOSES_OPTION = expression(r"\b(?:choose|select)\b[^.]*\b(?:features?|currenc\w+)\b", re.IGNORECASE)
_OF_SWITCHES = expression(
    r"(?:^(?:additional|optional|other|extra|further|more)\s+|\b(?:set|choose|select|enable|tick|check|turn\s+on|switch\s+on|use)\s+"
    r"(?:(?:the|these|those|additional|optional|other|necessary|needed|extra|following)\s+)*)"
    r"(?:settings|options|switches|toggles|check\s?boxes)\b[^.!?]*:$",
    re.IGNORECASE,
)
"""What announces what can be switched on: *Additional settings:*, *Set the options if necessary:*."""
_BY_PAYERS = expression(
    r"(?:[^,;:.]{1,60},\s+)?(?:the\s+|your\s+|each\s+|every\s+|all\s+)?"
    r"(?:payers?|payees?|customers?|buyers?|shoppers?|card\s?holders?|recipients?|end\s+users?)\s+"
    r"(?:(?:can|must|should|may|will|has\s+to|have\s+to|needs?\s+to|then|also|always)\s+)*"
    r"(?:enters?|fills?|specif(?:y|ies)|inserts?|types?|provides?|gives?|inputs?|chooses?|selects?|uses?|indicates?)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says what those do who pay, and not what the reader is to do."""
_BY_THE_WAY = expression(r"(?:for your information|(?:please )?(?:note|keep in mind))\b", re.IGNORECASE)
_LEAD = expression(
    r"\b(?:enter|fill|specif\w+|insert|paste|provide|input|use|copy|following|required|necessary|obtained"
    r"|received|these|your|the|type)\b"
    r"[^.!?]*\b(?:credentials?|parameters?|keys|fields?|data|values?|details|information|following|form)\b[^.!?]*$"
    r"|\bcredentials\b[^.!?]*:?$",
    re.IGNORECASE,
)
_JOINS_ORDERS = expression(r"(?:\band|\bthen|,)\s+(?:then\s+|also\s+)?$", re.IGNORECASE)
_IN_A_FIELD = expression(r"\b(?:in(?:to)?|to|as|under)\s+the\s+(?:field|box|input)\s+[\"'“A-Z]")
"""What names one field, of which a sentence says what goes there: *upload it into the field Certificate*."""


class Lead(StrEnum):
    """What a text says that the list below it holds."""

    CREDENTIALS = "credentials"
    CHOOSE = "values of one credential, to choose from"
    FEATURES = "features"
    CURRENCIES = "currencies"
    SWITCHES = "what can be switched on"
    OTHER = "something else"
    UNKNOWN = "the text says nothing of a list"


def is_lead(text: str) -> bool:
    """Return whether a text announces the credentials that follow it."""
    words = unmarked(text).rstrip()
    last = sentences(words)[-1] if words else ""
    named = (term.text for term in emphasised(text) if not GENERIC.search(term.text))
    if not last.endswith(":") and (_IN_A_FIELD.search(last) or any(map(NOUN.search, named))):
        return False
    is_other = NAMES_FOLLOW.search(last) or _BY_THE_WAY.match(last) or OPENS_FORM.search(last)
    is_option = CURRENCY.search(last) or FEATURE.search(last)
    return bool(_LEAD.search(last)) and not (is_other or is_option or _is_choice(text))


def _is_choice(text: str) -> bool:
    """Return whether the last sentence of a text tells to choose in a field, or one of several, and nothing else."""
    order = order_in((sentences(text) or [""])[-1])
    if order is None or order.deed is not Deed.CHOOSE:
        return False
    aim = order.object.rstrip(" .:;")
    is_all = order_in(aim) is None
    return chosen_in(aim) is not None or (is_all and bool(field_named(aim) or unnamed_choice(aim)))


def lead_of(text: str) -> Lead:
    """Return what the list below a paragraph holds, as its last sentence says it."""
    words = unmarked(text).rstrip()
    pieces = sentences(words)
    last = without_parentheses(pieces[-1]) if pieces else ""
    is_by_payers = _BY_PAYERS.match(last) is not None
    is_of_switches = _OF_SWITCHES.search(last) is not None
    if not (is_by_payers or is_of_switches) and (
        is_lead(text) or _BARE.search(last) or (last.endswith(":") and says_what_fills(last))
    ):
        return Lead.CREDENTIALS
    if not last.endswith(":"):
        return Lead.OTHER if _CHOOSES_OPTION.search(last) else Lead.UNKNOWN
    for pattern, held in (
        (_OF_SWITCHES, Lead.SWITCHES),
        (FEATURE, Lead.FEATURES),
        (CURRENCY, Lead.CURRENCIES),
    ):
        if pattern.search(last):
            return held
    if is_by_payers or AT_PROVIDER.search(last.rstrip(" :")):
        return Lead.OTHER
    if CHOSEN.search(text) and last.endswith(("account:", "account option:")):
        return Lead.UNKNOWN
    return _held_by(_last_order(last), is_option=bool(CHOOSES_KIND.search(last)))


def _last_order(text: str) -> FormOrder | None:
    """Return the last of the orders that a sentence joins: *choose the shop and enter:* announces what is entered."""
    order = order_in(text)
    while order is not None and (other := order_in(order.object)) is not None:
        if not _JOINS_ORDERS.search(order.object, 0, other.start):
            break
        order = other
    return order


def _held_by(order: FormOrder | None, *, is_option: bool) -> Lead:
    """Return what a list holds, by the verb of the sentence above it."""
    if order is None:
        return Lead.OTHER
    if order.deed is Deed.SWITCH:
        return Lead.SWITCHES
    if order.deed is Deed.CHOOSE:
        return Lead.OTHER if is_option else Lead.CHOOSE
    return Lead.CREDENTIALS


def option_named(text: str) -> str:
    """Return the words with which a sentence names the kind of account that is chosen; empty where none does."""
    found = CHOOSES_KIND.search(unmarked(text))
    return found[0] if found else ""


def option_of(text: str) -> bool:
    """Return whether an item names an option of every form, or other fields: test mode, *the two fields above*."""
    words = ARROW.split(unmarked(NO_WORDS.sub("", text)).rstrip(".;,:"), maxsplit=1)[0].strip()
    name = _BEHIND_OPTION.split(words, maxsplit=1)[0]
    is_elsewhere = _REFERS.match(words) or _REFERS_BACK.search(unmarked(text))
    bare = NO_WORDS.sub("", text)
    begun = next((term.text for term in emphasised(bare)[:1] if not bare[: term.start].strip()), name)
    return any(_OPTION_NAME.fullmatch(each.strip("\"'“”")) for each in (name, begun)) or is_elsewhere is not None
