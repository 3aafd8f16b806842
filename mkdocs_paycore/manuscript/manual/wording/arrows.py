"""Arrows: those between two names of a credential, and those of a way through menus."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

_TO_RIGHT = (
    r":(?:arrow_right|point_right|fast_forward):"
    r"|(?<=\s)(?:=|>{2,3}|»|[|~]>)(?=\s)"  # these are arrows only where they stand alone
    r"|(?:&mdash;|&ndash;|[-\u2013—=]){1,3}(?:>|&gt;){1,2}"
    r"|(?<=\s)(?:--|\u2013|—)\s(?:>|&gt;)(?=\s)"
    r"|[→⇒⇨⇾⇝⇉↠↦↣➔➙➛➜➝➞➟➠➤➥➨➭➲➵➾⟶⟹⟼⤳⭢►▶➡⇢]\ufe0f?"
    r"|&rarr;|&#8594;"
)
_TO_LEFT = (
    r"(?:<|&lt;){1,2}[-\u2013—=]{1,3}(?![-\w>!])"
    r"|:(?:arrow_left|point_left):"
    r"|[←⇐⇦⇠⇽↞↤↢⟵⟸⟻⬅⭠]"
    r"|&larr;|&#8592;"
)
ARROW = expression(rf"(?P<right>{_TO_RIGHT})|(?P<left>{_TO_LEFT})")
"""An arrow as it is typed, drawn or named, to one side or the other."""
_MARKED = expression(rf"(?<=\s)[*_`]{{1,3}}(?P<arrow>{ARROW.pattern})[*_`]{{1,3}}(?=\s)")
_SOURCE = expression(
    r"(?:\s+[-\u2013—]\s+|\s*[,;:]\s+|\.\s+(?=[A-Z]))(?:it\s+is\s+|it['\u2019]s\s+|is\s+)?"
    r"(?:(?:you\s+(?:can\s+|will\s+)?|to\s+be\s+)?(?:find|found|get|take|taken|copied|copy|shown|issued|generated|created|located|stands?)(?:\s+(?:it|them))?\s+)?"
    r"(?:from|in|at|under|on|see|open|go\s+to|via|through)\s+(?:the\s+|your\s+)?(?=\S)",
    re.IGNORECASE,
)
"""What sets off the place where something is found, which may be a way through menus."""
_MENUS = expression(r"(?<=\w):\s+(?=[*_`\"'“])")
"""What stands before menus that nothing else announces: *Token: 'Settings' → 'Access'*."""


def bare_arrow(text: str) -> str:
    """Return a line without the marks that set off nothing but an arrow."""
    return _MARKED.sub(r"\g<arrow>", text)


def arrows_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the arrows of a line but for those in code, parentheses, words that are set off, and the way to a place.

    *Key -> Token - from *Settings* -> *API** has one arrow, *Prefix - from *Settings* -> *API** has none.
    """
    spans = [found.span() for found in re.finditer(r"`[^`\n]*`|\([^()\n]*\)", text)]
    spans += [(term.start, term.end) for term in emphasised(text) if term.start > 0]
    found = [each for each in ARROW.finditer(text) if not any(start <= each.start() < end for start, end in spans)]
    way = _way(text, found)
    yield from (each for each in found if not way <= each.start())


def _way(text: str, arrows: list[re.Match[str]]) -> int:
    """Return where a line begins to say by which way something is found; its length where it does not.

    Behind an arrow between names any remark about a place is such a way; else only one between words of one mark.
    """
    for source in _SOURCE.finditer(text) if arrows else ():
        behind = [each for each in arrows if each.start() >= source.end()]
        if not behind:
            break
        if len(behind) < len(arrows) or _is_between_menus(text, source.end(), behind[0]):
            return source.start()
    return next(
        (found.start() for found in _MENUS.finditer(text) if _begins_menus(text, found.end(), arrows)), len(text)
    )


def _begins_menus(text: str, start: int, arrows: list[re.Match[str]]) -> bool:
    """Return whether a way begins at an offset: an arrow between two words of one mark, and no credential's name."""
    behind = next((each for each in arrows if each.start() >= start), None)
    names = [term.text for term in emphasised(text) if term.start >= start][:2]
    return behind is not None and _is_between_menus(text, start, behind) and not any(map(NOUN.search, names))


def is_way(text: str) -> bool:
    """Return whether a line begins with two words that are set off by the same mark, and an arrow between them."""
    found = list(ARROW.finditer(text))
    return len(found) == 1 and _is_between_menus(text, 0, found[0])


def menus(text: str) -> list[SetOff]:
    """Return the words that a text sets off by one mark and joins by arrows: a way through menus, and no names."""
    terms = emphasised(text)
    arrows = list(ARROW.finditer(text)) if len(terms) > 1 else []
    found = []
    for one, following in pairwise(terms):
        arrow = next((each for each in arrows if one.end <= each.start() < following.start), None)
        if arrow is not None and _is_between_menus(text, one.start, arrow):
            found += [one, following]
    return found


def _is_between_menus(text: str, start: int, arrow: re.Match[str]) -> bool:
    """Return whether an arrow joins two words that are set off by the same mark, the first at an offset."""
    around = [term for term in emphasised(text) if term.end <= arrow.start() or term.start >= arrow.end()]
    before = next((term for term in around if term.start == start and not text[term.end : arrow.start()].strip()), None)
    behind = next((term for term in around if term.start >= arrow.end()), None)
    if before is None or behind is None or text[arrow.end() : behind.start].strip():
        return False
    return _mark(text, before) == _mark(text, behind)


def _mark(text: str, term: SetOff) -> str:
    """Return with what words are set off."""
    typed = text[term.start : term.end]
    return typed[: typed.find(term.text)]


def has_path(text: str) -> bool:
    """Return whether a text has more than one arrow: it leads through a menu."""
    return len(list(arrows_in(text))) > 1
