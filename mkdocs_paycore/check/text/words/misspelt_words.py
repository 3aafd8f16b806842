"""Words of a manual that are misspelt: a slip of one that many manuals have, or that its own lists have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.providers.names import ProviderNames
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
_LISTS = (
    "# North\n## Set up account\nGet the keys:\n\n* Shop secret\n"
    "## Connect account\nEnter credentials:\n\n* Shop secret\n"
)
MISSPELT = Rule(
    "misspelt-word",
    "A word of a manual that is a slip of one that many manuals have, or its own lists of credentials.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"{_LISTS}\nThe shop secert is long.\n", f"{_LISTS}\nThe shop secret is long.\n"),
)
_WORD = expression(r"(?<![\w@./'\u2019\\&#<-])[A-Za-z]{5,30}(?![\w@/>-]|\.\w|['\u2019][a-rt-z])")
_ADDRESS = expression(r"(?<!\S)\S*(?:://|www\.|@)\S+")
_LETTERS = expression(r"[A-Za-z]{5,}")
_MANY, _TWICE, _PAIR = 5, 2, 2
"""So many manuals, or lists of one, have a word that is no slip."""
_WITH_DOUBLE, _WITH_LETTER, _WITH_VOWEL = 6, 8, 9
"""So long are words whose neighbours by one letter, doubled or another, or one vowel, are seldom words themselves."""
_VOWELS = frozenset("aeiouy")
_NEAR = (
    "contact contacts contract contracts starting stating tracking tracing handling handing though through thought "
    "thorough country county later latter trail trial quiet quite casual causal reserve reverse united untied "
    "dessert desert form from signed singed angle angel sacred scared cancelled canceled cancelling canceling "
    "labelled labeled travelled traveled signalling signaling modelling modeling fulfill fulfil enroll enrol "
    "traveller traveler complies compliers marital martial diary dairy planned planed canceller canceler "
    "three there their these those weather whether break brake forth fourth lose loose chose choose advice advise "
    "device devise breath breathe cloths clothes personal personnel principal principle stationary stationery "
    "affect effect except expect instalment installment instalments installments"
)
_RIGHT = frozenset(_NEAR.split())
"""Words that are a slip of others, and right."""
_Shapes = dict[tuple[str, int], set[str]]
"""Words as they are typed, by their first letter in lower case and their length."""


@looks_for(MISSPELT)
def misspelt_words(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each word that one manual alone has, and that is a slip of one that many have.

    A slip is two letters that changed places, a letter too many or too few within a word, or in a long one a wrong
    vowel. Names of providers, hosts and code are none, nor is a word with a capital where the other has none.
    """
    found = list(manuals(checked))
    typed = {manual.code: _words(manual.page) for manual in found}
    spelled = Counter(word for words in typed.values() for word in {word for _, word in words})
    pages = Counter(word for words in typed.values() for word in {word.lower() for _, word in words})
    usual = _by_shape(word for word, count in spelled.items() if count >= _MANY)
    names = {word for name in ProviderNames(checked).shown.values() for word in re.findall(r"[a-z]+", name.lower())}
    for manual in found:
        own = _OwnWords(manual)
        for start, word in typed[manual.code]:
            lowered = word.lower()
            is_known = pages[lowered] > 1 or lowered in names or lowered in _RIGHT
            meant = "" if is_known else _meant(word, usual) or own.meant(word)
            if meant and lowered not in " ".join(link.target for link in manual.page.links).lower():
                message = f"found {quoted_value(word)}, which no other manual has"
                yield manual.page.problem(MISSPELT, start, message, f"did you mean {meant!r}?")


def _words(page: Manuscript) -> list[tuple[int, str]]:
    """Return the words of a page's prose with their offsets, without those of addresses and variables."""
    prose = blanked(page.words, [found.span() for found in _ADDRESS.finditer(page.prose)])
    found = ((word.start(), word[0]) for word in _WORD.finditer(prose))
    return [(start, word) for start, word in found if word.islower() or word.istitle()]


class _OwnWords:
    """The words that two lists of credentials of a manual have, as they are typed and in lower case."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def meant(self, word: str) -> str:
        """Return the one of them that a word is a slip of; empty where it is none."""
        return _meant(word, self._listed) if any(_near(word, self._typed)) else ""

    @cached_property
    def _typed(self) -> _Shapes:
        """Words that the manual has more than once, which those are among: to read its lists takes much longer."""
        counts = Counter(_LETTERS.findall(self._manual.page.text))
        return _by_shape(_forms(counts))

    @cached_property
    def _listed(self) -> _Shapes:
        counts = Counter[str]()
        for part in self._manual.asked:
            listed = self._manual.listed(part)
            names = [
                name for each in (listed.credentials if listed else ()) for name in (each.at_provider, each.in_form)
            ]
            counts.update({word for name in names for word in _LETTERS.findall(name)})
        return _by_shape(_forms(counts))


def _forms(counts: Mapping[str, int]) -> Iterator[str]:
    return (form for word, count in counts.items() if count >= _TWICE for form in (word, word.lower()))


def _by_shape(words: Iterable[str]) -> _Shapes:
    found = defaultdict[tuple[str, int], set[str]](set)
    for word in words:
        found[word[0].lower(), len(word)].add(word)
    return found


def _meant(word: str, known: _Shapes) -> str:
    """Return the word that another is a slip of; empty where it is none, or may be one of several."""
    found = sorted(_near(word, known))
    return found[0] if len(found) == 1 else ""


def _near(word: str, known: _Shapes) -> Iterator[str]:
    """Yield the known words that a word is a slip of."""
    lengths = range(len(word) - 1, len(word) + 2)
    near = (other for length in lengths for other in known.get((word[0].lower(), length), ()))
    return (other for other in near if other[0] == word[0] and is_slip(word, other))


def is_slip(word: str, meant: str) -> bool:
    """Return whether a word is another one, typed with a slip; what changes only its ending is another form of it."""
    if len(word) == len(meant):
        apart = [at for at, (one, other) in enumerate(zip(word, meant, strict=True)) if one != other]
        return _is_turned(word, meant, apart) or _is_vowel(word, meant, apart)
    short, long = sorted((word, meant), key=len)
    return len(long) - len(short) == 1 and any(
        f"{long[:at]}{long[at + 1 :]}" == short and _tells(long, at) for at in range(1, len(long) - 1)
    )


def _is_turned(word: str, meant: str, apart: Sequence[int]) -> bool:
    return (
        len(apart) == _PAIR
        and apart[1] == apart[0] + 1
        and word[apart[0]] == meant[apart[1]]
        and word[apart[1]] == meant[apart[0]]
    )


def _is_vowel(word: str, meant: str, apart: Sequence[int]) -> bool:
    is_within = len(apart) == 1 and len(word) >= _WITH_VOWEL and apart[0] < len(word) - _PAIR
    return is_within and {word[apart[0]], meant[apart[0]]} <= _VOWELS


def _tells(word: str, at: int) -> bool:
    """Return whether the letter at a place of a word can only have been added or left out by a slip."""
    is_double = word[at] in {word[at - 1], word[at + 1]}
    return len(word) >= _WITH_DOUBLE if is_double else len(word) >= _WITH_LETTER and at < len(word) - _PAIR
