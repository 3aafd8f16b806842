"""What a form has besides the fields of another: *the same credentials as for the Provider account and Client key*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.wording.every_form import TEST_MODE
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.verbs import ENTER, PUT, order_in
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNT = f"{'|'.join(NUMBERS)}|[1-9]"
"""A number of fields, as a piece of an expression."""
_FIELDS = (
    rf"(?:(?:{COUNT})\s+)?(?:credentials?|data|parameters?|values?|fields?|keys?|files?|certificates|lists?|ones?)"
)
SAME = expression(
    rf"\bsame\s+(?:{_FIELDS}|(?:way\s+)?as)\b|\bthe\s+same(?=,?\s+and\s+(?:the|your)\b)|\bsame\s+(?:{'|'.join(NUMBERS)})\b(?!\s+\w)"
    r"|\b(?:credentials?|data|fields?|keys?|parameters?|values?|form)\s+(?:just\s+)?as\s+(?:for|in|(?:described|explained|shown)\s+(?:in|for|at))"
    r"\s[^.:]*\baccount\b"
    rf"|^(?:the|all|these|those)\s+(?:{COUNT})\s+above\b"
    rf"|\b(?:the|these|those)\s+(?:(?:{COUNT})\s+)?(?:ones|values|credentials|keys|fields)\s+above\b"
    r"|\b(?:all|everything|both)\s+(?:(?:is|are)\s+)?(?:as|like)\s+(?:above|before)\b|^(?:all|everything|both)\s+again\b"
    r"|\b(?:all|everything|both)\s+(?:of\s+)?(?:(?:the|these|those)\s+)?above\b"
    r"|\b(?:in\s+addition\s+to|besides|apart\s+from)\s+(?:the\s+(?:credentials?|data|fields|keys|values)|those|what)\b"
    r"|\bwhat\s+you\s+(?:have\s+)?entered\s+(?:for|in)\b[^.:]*\baccount\b|\beverything\s+is\s+as\s+(?:for|in)\b[^.:]*\baccount\b"
    r"|^(?:the\s+)?(?:table|list|form|fields)\s+above\s+(?:is|are|holds?|appl(?:y|ies)|counts?)\b|\bform\s+is\s+the\s+same\b|\b(?:other|rest|remaining)\b[^.:;]{0,30}\b(?:as|like)\s+(?:for|in|with)\b"
    rf"|^(?:the\s+)?(?:(?:{COUNT})\s+)?(?:fields|credentials|parameters|values)\s+(?:above|of\s+the\s+[\w\s]{{2,30}}account)\b",
    re.IGNORECASE,
)
"""How a sentence speaks of the fields of another form."""
ONE_MORE = (
    r"(?:one|two|three|some)\s+more(?:\s+(?:fields?|ones?))?|one\s+field\s+more|another\s+(?:field|one)"
    r"|an?\s+(?:additional|extra|second|third|fourth|fifth|sixth)\s+(?:field|one)"
)
"""How a sentence speaks of a field that another form does not have, as a piece of an expression."""
_MORE = (
    rf"in\s+addition|additionally|also|besides|moreover|as\s+well|{ONE_MORE}|the\s+additional(?:\s+fields?)?"
    r"|(?:but\s+)?(?:it|the\s+form)\s+has"
    rf"|except\s+(?:for\s+)?(?:{ONE_MORE})"
)
_ORDERS = rf"{ENTER}|you\s+need"
_AND = expression(
    rf"(?:,?\s++(?P<plus>and|plus|as\s+well\s+as|together\s+with|with)\b|\s(?P<sign>\+)(?=\s)|[,;\u2013—-](?=\s+(?:{_MORE}|{PUT}|you)\b))[\s,]*"
    rf"(?P<words>(?:(?:{_MORE}|{_ORDERS}|the)\b[\s,:\u2013—-]*+)*+)(?P<object>\S.*+)$",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_MORE = expression(rf"\b(?:{_MORE}|{_ORDERS})\b", re.IGNORECASE)
_ABOVE = expression(r"\s*+(?:as\s+)?(?:above|before|earlier)\s*+", re.IGNORECASE)
"""What says all of where the same fields are, so that what is joined to it is no other place."""
_KIND = expression(r"\baccounts?$|^h2h$", re.IGNORECASE)


def number_of(count: str) -> int:
    """Return the number that a word or a digit of `COUNT` says."""
    return int(count) if count.isdigit() else NUMBERS.index(count.lower()) + 1


def besides(sentence: str) -> list[Mapping]:
    """Return the credentials that a sentence names besides those of another form.

    Args:
        sentence: the sentence as it is typed, which says that some are the same.
    """
    found = SAME.search(sentence)
    more = _AND.search(sentence, found.end()) if found is not None else None
    if found is None or more is None:
        return []
    aim = more["object"].rstrip(".!;:")
    order = order_in(aim)
    is_order = is_command(aim) or (order is not None and order.start == 0)
    if is_order or TEST_MODE.search(unmarked(aim)):
        return []
    is_said = bool(_SAYS_MORE.search(more["words"])) or more["plus"] in {"plus", "as well as", "together with"}
    is_said = is_said or more["sign"] is not None or _ABOVE.fullmatch(sentence[found.end() : more.start()]) is not None
    terms = {term.text for term in emphasised(aim)}
    named = [each for each in named_in(aim, is_upload=False) if not _KIND.search(each.left)]
    return [each for each in named if each.left in terms or each.right or (is_said and NOUN.search(each.left))]
