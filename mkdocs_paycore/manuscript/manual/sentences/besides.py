"""What a form has besides the fields of another: *the same credentials as for the Provider account and Client key*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.orders import TEST_MODE, TOLD_VERB
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

SAME = expression(
    r"\bsame\s+(?:(?:one|two|three|four|five|six|\d)\s+)?(?:credentials?|data|parameters?|values?|fields?|keys|as)\b",
    re.IGNORECASE,
)
"""How a sentence speaks of the fields of another form."""
_MORE = (
    r"in\s+addition|additionally|also|besides|moreover|as\s+well|(?:one|two|three|some)\s+more(?:\s+(?:fields?|ones?))?"
    r"|another\s+(?:field|one)|an?\s+(?:additional|extra|second|third|fourth|fifth|sixth)\s+(?:field|one)"
    r"|the\s+additional(?:\s+fields?)?"
)
_AND = expression(
    rf"(?:,?\s++(?P<plus>and|plus|as\s+well\s+as|together\s+with|with)\b|\s(?P<sign>\+)(?=\s)|[,;\u2013—-](?=\s+(?:{_MORE}|enter|you)\b))[\s,]*"
    rf"(?P<words>(?:(?:{_MORE}|enter|specify|provide|you\s+need|the)\b[\s,:\u2013—-]*+)*+)(?P<object>\S.*+)$",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_MORE = expression(rf"\b(?:{_MORE}|enter|specify|provide|you\s+need)\b", re.IGNORECASE)
_KIND = expression(r"\baccounts?$|^h2h$", re.IGNORECASE)


def besides(sentence: str) -> list[Mapping]:
    """Return the credentials that a sentence names besides those of another form.

    Args:
        sentence: the sentence as it is typed, which says that some are the same.
    """
    found = SAME.search(sentence)
    more = _AND.search(sentence, found.end()) if found is not None else None
    if more is None:
        return []
    aim = more["object"].rstrip(".!;:")
    if TOLD_VERB.match(aim) or is_command(aim) or TEST_MODE.search(unmarked(aim)):
        return []
    is_said = bool(_SAYS_MORE.search(more["words"])) or more["plus"] in {"plus", "as well as", "together with"}
    is_said = is_said or more["sign"] is not None
    terms = {term.text for term in emphasised(aim)}
    named = [each for each in named_in(aim, is_upload=False) if not _KIND.search(each.left)]
    return [each for each in named if each.left in terms or (is_said and NOUN.search(each.left))]
