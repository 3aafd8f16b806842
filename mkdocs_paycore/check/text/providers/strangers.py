"""Another provider of the site that a manual speaks of once, and for no reason that it gives: a name left in a copy.

A manual that speaks of another provider says why: it leads to that one's page, names its own beside it, compares them,
or speaks of a payment method of that name. A name that was left over has none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.providers.names import bare_letters
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_paycore.check.text.credentials.manuals import Manual

_RELATES = expression(
    r"\b(?:as\s+well|instead|(?:an)?other(?:s|wise)?|besides|beside|unlike|like|likewise|than|either|neither"
    r"|same\s+(?:group|owners?|company|way|as)|group|owners?|owned|belongs?|part\s+of|parent|subsidiary|daughter"
    r"|brand\s+of|sister|formerly|former|earlier|renamed|rebranded|became|bought|acquire[drs]?|acquisition|merge[dr]?"
    r"|partners?|partnership|behind|migrat\w+|mov(?:e[ds]?|ing)|came|switch\w*|replac\w+|chang\w+\s+(?:from|to)"
    r"|compar\w+|differs?|different(?:ly)?\s+from|similar(?:ly)?|alternativ\w+|competitors?|via|through"
    r"|separate(?:ly)?|e\.g|for\s+example|such\s+as|confuse[ds]?|mixed?\s+up|nothing\s+to\s+do|affiliat\w+"
    r"|(?:provided|powered|processed|operated|issued)\s+by)\b",
    re.IGNORECASE,
)
"""Words that say what another provider has to do with a manual's own."""
_ACCEPTED = expression(
    r"\b(?:accept|take|offer|enable|activate|support|add|pay|paid|allow|choose|select)\w*[ \t]+"
    r"(?:(?:with|by|in|from|the|payments?)[ \t]+)*[*_`'\"]*\Z",
    re.IGNORECASE,
)
_LISTED = expression(r"(?:\b[A-Z][\w.]*[*_`'\"]*(?:,|[ \t]+(?:and|or))|/|\+|&)[ \t]+[*_`'\"]*\Z")
_AS_METHOD = expression(
    r"[*_`'\"]*(?:[ \t]*[,/+&(]|[ \t]+(?:and|or|payments?|wallets?|apps?|methods?|buttons?|users?|customers?"
    r"|transactions?|orders?|qr|logo)\b)",
    re.IGNORECASE,
)
"""What stands before or behind a name that is one of several, or a way to pay."""


class OtherMention(NamedTuple):
    """A name of another provider in a sentence of a manual.

    Attributes:
        manual: the manual.
        name: the name as it is typed.
        sentence: the sentence.
        at: the offset of the name in the sentence.
        start: its offset in the manual.
    """

    manual: Manual
    name: str
    sentence: str
    at: int
    start: int


def strange_mentions(
    mentions: Sequence[OtherMention], shown: Mapping[str, str], codes: Mapping[str, str]
) -> Iterator[OtherMention]:
    """Yield the mentions of other providers for which their manuals give no reason.

    A name that several manuals have is one of a way to pay, or of somebody whom everybody knows. Those that lead to the
    other one's page do not count: they say who it is, which is no reason for the next manual.

    Args:
        mentions: all mentions of other providers in manuals.
        shown: what the providers are called, by their codes.
        codes: the other way round.
    """
    unled = [each for each in mentions if not _leads_to(each, codes[each.name])]
    pages = Counter(name for name, _ in {(each.name, each.manual.code) for each in unled})
    for each in unled:
        if pages[each.name] == 1 and _is_strange(each, shown[each.manual.code]):
            yield each


def _is_strange(mention: OtherMention, own: str) -> bool:
    page, sentence = mention.manual.page, mention.sentence
    before, behind = sentence[: mention.at], sentence[mention.at + len(mention.name) :]
    names = {bare_letters(own), bare_letters(own.split(maxsplit=1)[0]), bare_letters(mention.manual.code)} - {""}
    is_own_there = any(name in bare_letters(before + behind) for name in names)
    return not (
        is_own_there
        or page.shown.count(mention.name) > 1
        or _RELATES.search(before + behind)
        or _ACCEPTED.search(before)
        or _LISTED.search(before)
        or _AS_METHOD.match(behind)
    )


def _leads_to(mention: OtherMention, code: str) -> bool:
    """Return whether the manual of a name has a link to the provider with a code, or the name is that of a page."""
    return any(
        code in re.split(r"[/?#._]", link.target.lower())
        or (link.start <= mention.start < link.end and "://" not in link.target)
        for link in mention.manual.page.links
    )
