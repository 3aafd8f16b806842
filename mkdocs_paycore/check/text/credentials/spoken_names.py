"""Names of credentials in plain sentences of a manual, against those that its parts about connecting ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.credential_mentions import credential_mentions
from mkdocs_paycore.check.text.credentials.spoken_mentions import spoken_mentions
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.check.text.credentials.spoken_mentions import SpokenMention

_COPIED = expression(r"\b(?:copy|copied|write\s+down|note\s+down|save|keep|store)\b", re.IGNORECASE)
_GIVEN = expression(
    r"\b(?:cop(?:y|ied)|write\s+down|note|save|keep|store|get|got|receive[ds]?|obtain(?:ed)?|find|found|take|download|generated?"
    r"|created?|press|shown?|shows|gives?|given|sends?|sent|see|call(?:s|ed)|contains?|holds?|lists?|has|ask|request"
    r"|hand(?:s|ed)?|mails?|prints?|(?:this|it|that|which)\s+is|is\s+(?:the|your)|are\s+(?:the|your))\b"
    r"|[\u2014\u2013:-]\s",
    re.IGNORECASE,
)
"""How a sentence speaks of what a provider gives."""
_JOINED = r"(?:\s+and\s+|\s+or\s+|,\s+(?:and\s+)?)(?:the\s+|your\s+|its\s+)?"
_FEWEST = 2
"""So many names have to be told in sentences, before one more there is one too many."""


@dataclass(frozen=True, slots=True)
class SpokenNames:
    """What the sentences of a manual call its credentials, where that differs from its lists.

    Attributes:
        strange: the names that no list of the manual has and no words set off, outside the parts about connecting.
        missing: what is asked for and named nowhere outside these parts.
        told: what is asked for and named there, by plain label.
        in_sentences: the names that stand where another one of a list is meant, each with that.
    """

    strange: Sequence[SpokenMention]
    missing: Sequence[ListedCredential]
    told: Mapping[str, ListedCredential]
    in_sentences: Sequence[tuple[SpokenMention, ListedCredential]]


@lru_cache(maxsize=1024)
def spoken_names(manual: Manual, labels: tuple[str, ...]) -> SpokenNames:
    """Return what the sentences of a manual call its credentials, where that differs from its lists.

    Args:
        manual: the manual.
        labels: what the connection forms of its provider call their fields; none where they are not known.
    """
    asked = {
        plain_label(each.name, brackets=False): each
        for found in manual.forms
        for each in found.credentials
        if NOUN.search(each.name)
    }
    spoken = spoken_mentions(manual) if asked else []
    if not spoken:
        return SpokenNames((), (), {}, ())
    words = f" {plain_lines(manual.outside)} ".replace("\n", " ")
    told = {name: each for name, each in asked.items() if f" {name} " in words}  # all its words in a row
    in_form = [plain_label(each.in_form, brackets=False) for each in asked.values()]
    known = {*asked, *in_form, *map(plain_label, labels), *(each.plain for each in credential_mentions(manual))} - {""}
    within = plain_lines("\n".join(manual.text(part) for part in manual.connects)).replace("\n", " ")
    strange = [each for each in spoken if not _is_known(each.plain, known) and not _is_of_company(each.plain, manual)]
    return SpokenNames(
        [
            each
            for each in strange
            if _GIVEN.search(each.sentence)
            and f" {each.plain} " not in f" {within} "
            and not manual.is_connecting(each.start)
        ],
        [each for name, each in asked.items() if name not in told and not _has_rival(name, known - {*asked, *in_form})],
        told,
        [(each, right) for each in strange if (right := _meant_beside(each, asked, manual)) is not None],
    )


def is_copied(mention: SpokenMention) -> bool:
    """Return whether a name's sentence has its reader copy something."""
    return _COPIED.search(mention.sentence) is not None


def is_one_too_many(mention: SpokenMention, names: SpokenNames) -> bool:
    """Return whether a name is copied together with one that is asked for, and all that is asked for is told.

    Args:
        mention: one of the strange names.
        names: what the manual's sentences call its credentials.
    """
    if names.missing or len(names.told) < _FEWEST or not is_copied(mention):
        return False
    others = "|".join(re.escape(each.name) for each in names.told.values())
    one = re.escape(mention.name)
    return re.search(rf"{one}{_JOINED}(?:{others})\b|\b(?:{others}){_JOINED}{one}", mention.sentence) is not None


def _is_known(name: str, known: Collection[str]) -> bool:
    """Return whether a name is one of some names, in fewer words or in more; those of one word are what many end in."""
    words = set(name.split())
    return any(words <= set(each.split()) or (" " in each and words >= set(each.split())) for each in known)


def _has_rival(name: str, others: Collection[str]) -> bool:
    """Return whether words that are set off have a name that begins or ends as another one does: that one is meant."""
    words = name.split()
    rivals = [each.split() for each in others if " " in each]
    return any(each[0] == words[0] or each[-1] == words[-1] for each in rivals)


def _is_of_company(name: str, manual: Manual) -> bool:
    """Return whether a name begins with the provider's own: *the North account*."""
    title = manual.page.headings[0].title if manual.page.headings else ""
    return name.split(maxsplit=1)[0] in plain_label(title).split()


def _meant_beside(
    mention: SpokenMention, asked: Mapping[str, ListedCredential], manual: Manual
) -> ListedCredential | None:
    """Return the credential that a sentence means which names another one of the list and this name, once."""
    sentence = f" {plain_label(mention.sentence)} "
    named = [name for name in asked if f" {name} " in sentence]
    same = [name for name in asked if name.split()[0] == mention.plain.split()[0] and name not in named]
    is_once = plain_label(manual.page.with_spans).count(mention.plain) == 1
    return asked[same[0]] if named and len(same) == 1 and is_once and len(same[0].split()) > 1 else None
