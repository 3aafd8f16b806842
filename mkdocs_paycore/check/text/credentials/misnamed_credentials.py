"""Credentials that a sentence of a manual calls by another word than its lists, or the form, do."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.credential_mentions import RIGHTS
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.renamed_credentials import form_labels, renamings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.wording.words import SetOff
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
_BEGIN = "# North\n\n## Connect account\n\nEnter credentials:\n\n* Shop ID\n* Secret key\n\n"
MISNAMED = Rule(
    "manual-misnamed-credential",
    "A credential that a sentence of a manual names by another word than its lists and the form do.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, f"{_BEGIN}Paste the *Security key* once more.\n", f"{_BEGIN}Paste the *Secret key* once more.\n"
    ),
)
_HANDLES = expression(
    r"\b(?:(?:copy|paste|enter|insert|fill|put|specify|provide|save|get|obtain|receive|find|generate|note|use|type"
    r"|upload|give|check|store|keep|send|hold|contain|list|ask|request|issue|show|display)\w{0,3}|copied|shown)\b",
    re.IGNORECASE,
)
_ALIKE, _NEARLY_SAME = 0.6, 0.8
"""How like the two words that differ are, as `difflib` measures it; in a table other names stand beside each other."""
_SHORTEST = 4
_TOLD_APART = 3
"""So many words tell names apart: of these, one may be another."""
_SYNONYMS = (frozenset({"shop", "store"}),)
"""Words for one thing, wherever in a name."""
_SAME = (frozenset({"key", "token"}), frozenset({"password", "passphrase", "pass"}), frozenset({"login", "username"}))
"""Words for one thing, as the last of a name."""
_OPPOSITES_WORDS = (
    "test live sandbox production demo public private publishable secret payin payout deposit withdrawal user merchant"
    " client customer first second primary secondary new old request response input output own partner account shop"
)
OPPOSITES = frozenset(_OPPOSITES_WORDS.split())
"""Words that make two credentials of one: *test secret key* and *live secret key*."""
_JOINED = expression(r"(?:,|,?\s+(?:and|or|as\s+well\s+as)|\s*&)\s+(?:(?:the|an?|one|your|its)\s+)?")
_CAPITAL = expression(r"(?<![\w*_`'\"-])[A-Z]\w+(?= \w)")
_NEXT_WORDS = expression(r"(?: \w+){1,2}(?!-)")
_KNOWN_OF_MANY = 2
_PRESSED = expression(
    rf"\b(?:press|click|tap|hit)\s+(?:on\s+)?(?:the\s+)?(?:button\s+)?$|\b(?:{RIGHTS})\s+$",
    re.IGNORECASE,
)
"""What stands before a button, or what somebody may do at the provider."""
_BEFORE = 40


@looks_for(MISNAMED, of_pages=True)
def misnamed_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each set-off name of a sentence that is one of the manual's, but for a word like its own."""
    for manual in manuals(checked):
        sides = _Sides.of(manual, checked)
        pairs = _renamed(manual, checked) if sides.names else ()
        for block in blocks(manual.visible, manual.page.body_start, len(manual.visible)) if sides.names else ():
            for typed, name in _misnamed(block, sides):
                at = manual.page.text.find(typed, block.start)
                if at >= 0 and {plain_label(each, brackets=False) for each in (typed, name)} not in pairs:
                    message = f"found {quoted_value(typed)}, which the lists of credentials call {name!r}"
                    yield manual.page.problem(MISNAMED, at, message, f"expected {name}")


def _renamed(manual: Manual, checked: CheckedTexts) -> Sequence[set[str]]:
    """Return the two names of each credential of which another rule tells that it has two."""
    return [
        {each.wrong.plain, plain_label(each.right, brackets=False)}
        for each in renamings(manual, form_labels(manual, checked))
    ]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The names of credentials in each list of a manual and in each form of its provider, by their plain labels.

    Attributes:
        at_provider: what the provider calls them, a list at a time.
        in_form: what a form calls them, likewise.
        said: what the form calls those that sentences ask for, likewise, which may say elsewhere what is entered there;
            and what the provider's forms call their fields.
        names: all of them.
    """

    at_provider: Sequence[Mapping[str, str]]
    in_form: Sequence[Mapping[str, str]]
    said: Sequence[Mapping[str, str]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, manual: Manual, checked: CheckedTexts) -> _Sides:
        """Return those of a `manual`, and of the provider's forms."""
        provider = checked.site.catalog.providers.get(manual.code)
        lists = [*map(manual.asked_for, manual.connects), manual.listed(manual.set_up) if manual.set_up else None]
        listed = [found.credentials for found in lists if found]
        said = [[each for each in found if each.credential.from_sentence] for found in listed]
        forms = [connection.fields for connection in provider.connections] if provider else []
        at_provider = [
            *(_by_label(each.at_provider or each.in_form for each in credentials) for credentials in listed),
            *(_by_label(field.provider_label or field.label for field in fields) for fields in forms),
        ]
        in_form = [
            *(_by_label(each.in_form for each in credentials) for credentials in listed),
            *(_by_label(field.label for field in fields) for fields in forms),
        ]
        names = {label: name for side in (*at_provider, *in_form) for label, name in side.items()}
        asked = [*(_by_label(each.in_form for each in found) for found in said), *in_form[len(listed) :]]
        return cls(at_provider, in_form, asked, names)

    def at_provider_is(self, label: str) -> bool:
        """Return whether the provider calls a credential so, in any list."""
        return any(label in side for side in self.at_provider)


def _by_label(names: Iterable[str]) -> dict[str, str]:
    return {plain_label(name, brackets=False): name for name in names if name}


def _misnamed(block: Block, sides: _Sides) -> Iterator[tuple[str, str]]:
    """Yield the names of a block that are in no list, with the name that is meant."""
    if block.kind is BlockKind.TABLE:
        yield from _nearly_named(_terms(block.text), sides, alike=_NEARLY_SAME)
    if block.kind is BlockKind.TEXT or (block.kind is BlockKind.ITEM and _HANDLES.match(block.text)):
        for sentence in sentences(block.text):
            terms = _terms(sentence)
            if all(_JOINED.fullmatch(sentence[one.end : other.start]) for (one, _), (other, _) in pairwise(terms)):
                yield from _one_of_many(terms, sides)
            if _HANDLES.search(sentence):
                yield from _nearly_named(terms, sides, alike=_ALIKE)
    if block.kind is BlockKind.TEXT or (block.kind is BlockKind.ITEM and block.text.endswith(".")):
        for sentence in filter(_HANDLES.search, sentences(block.text)):
            yield from _spoken_of(sentence, sides)


def _terms(text: str) -> list[tuple[SetOff, str]]:
    """Return what a text sets off, each with its plain label; but not what kind of account to choose, nor a button."""
    terms = (
        term
        for term in emphasised(text)
        if kind_named(term.text) is None and not _PRESSED.search(text[max(0, term.start - _BEFORE) : term.start])
    )
    return [(term, plain_label(term.text, brackets=False)) for term in terms]


def _nearly_named(terms: Sequence[tuple[SetOff, str]], sides: _Sides, *, alike: float) -> Iterator[tuple[str, str]]:
    """Yield the names that are like one of the manual's; `alike` as in `is_like`."""
    for term, label in terms:
        near = {name for known, name in sides.names.items() if is_like(label, known, alike=alike)}
        if (
            "." not in term.text
            and kind_named(term.text) is None
            and NOUN.search(term.text)
            and label not in sides.names
            and len(near) == 1
        ):
            yield term.text, near.pop()


def _spoken_of(sentence: str, sides: _Sides) -> Iterator[tuple[str, str]]:
    """Yield the names of a sentence that only a capital sets off, and that are like one of the manual's."""
    plain = blanked(sentence, [(term.start, term.end) for term in emphasised(sentence)])
    ends = {known.split()[-1] for known in sides.names if " " in known}
    for found in _CAPITAL.finditer(plain):
        following = words[0].split() if (words := _NEXT_WORDS.match(plain, found.end())) else []
        for length in range(1, len(following) + 1):
            typed = " ".join([found[0], *following[:length]])
            label = plain_label(typed)
            if label.split()[-1:] and label.split()[-1] in ends and label not in sides.names:
                near = {name for known, name in sides.names.items() if is_like(label, known)}
                yield from ((typed, name) for name in near if len(near) == 1)


def _one_of_many(terms: Sequence[tuple[SetOff, str]], sides: _Sides) -> Iterator[tuple[str, str]]:
    """Yield the one name of an enumeration that is not in the list whose other names it has, all but one.

    What the provider calls a credential may stand among names of the form, and not the other way round.
    """
    labels = [label for _, label in terms]
    if any(side.keys() >= set(labels) for side in sides.said):
        return
    for side in (*sides.at_provider, *sides.in_form):
        others = [(term, label) for term, label in terms if label not in side]
        missing = [known for known in side if known not in labels]
        if len(others) == len(missing) == 1 and len(terms) > _KNOWN_OF_MANY:
            ((term, label),) = others
            is_known = sides.at_provider_is(label) or (side in sides.in_form and label in sides.names)
            if NOUN.search(term.text) and not is_known and not is_like(label, missing[0]):
                yield term.text, side[missing[0]]
                return


def are_akin(plain: str, other: str) -> bool:
    """Return whether two names, as plain labels, share a word, or end in words for one thing."""
    ends = {plain.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]}
    return bool({*plain.split()} & {*other.split()}) or any(ends <= words for words in _SAME)


def is_like(plain: str, known: str, *, alike: float = _ALIKE) -> bool:
    """Return whether two names are one but for a word, or but for the order of their words.

    Two words that begin alike (*secret key*, *security key*) or mean one thing (*webhook key*, *webhook token*) are; of
    three words one may be another, if it does not make another credential of it.

    Args:
        plain: a name as a plain label.
        known: the other.
        alike: how like the two words that differ have to be, as `difflib` measures it.
    """
    one, other = plain.split(), known.split()
    if len(one) != len(other) or len(one) < 2:  # noqa: PLR2004 - a word, and the one it belongs to
        return False
    apart = [*(Counter(one) - Counter(other)), *(Counter(other) - Counter(one))]
    if len(apart) != 2:  # noqa: PLR2004 - one of each
        return not apart and one != other
    left, right = apart
    if any(words.issuperset(apart) for words in _SYNONYMS):
        return True
    is_last = one[-1] == left and other[-1] == right
    if is_last and any(words.issuperset(apart) for words in _SAME):
        return True
    if len(one) >= _TOLD_APART and not is_last and not OPPOSITES.issuperset(apart):
        return True
    is_long = min(len(left), len(right)) >= _SHORTEST and left[:2] == right[:2]
    return is_long and left.isalpha() and right.isalpha() and SequenceMatcher(None, left, right).ratio() >= alike
