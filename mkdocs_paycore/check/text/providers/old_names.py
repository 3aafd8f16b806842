"""The name that a provider had before, where its manual has it as if it were still the name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters, is_telling
from mkdocs_paycore.check.text.providers.other_provider import NAMED
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_A_NAME = r"[A-Z][\w&.'-]{1,30}(?: [A-Z][\w&.'-]{1,30}){0,3}"
_WAS = expression(
    rf"(?P<new>{_A_NAME})[*_]*(?:,? \(?(?:formerly|previously|once)(?: known as| called)?"
    r"| (?:was|used to be)(?: (?:formerly|previously|once|first))? (?:called|named|known as))"
    rf" [*_\"]*(?P<old>{_A_NAME})"
)
_BECAME = expression(
    rf"(?P<old>{_A_NAME})[*_\"]* (?:renamed itself|(?:was|has been) renamed(?: to)?|became|is now(?: called)?) (?:to )?"
    rf"[*_\"]*(?P<new>{_A_NAME})"
)
_SAID = ("formerly", "previously", "once", "called", "named", "known as", "became", "is now")
"""One of these a page has that tells of an old name."""
_OF_PAST = expression(
    r"\b(?:was|were|called|named?|names|known|old|older|former(?:ly)?|previous(?:ly)?|earlier|until|before|once|since"
    r"|renamed|became|still|now)\b",
    re.IGNORECASE,
)
"""What a sentence has that speaks of a name, or of what was."""
_SENTENCE_END = expression(r"[.!?][*_\"')]*\s|\n[ \t]*\n|\n[ \t]*(?:#|[-*+] |\d+[.)] |\|)")
_SET_OFF = frozenset("*_`\"'“«")


@looks_for(NAMED, stage=Stage.TEXT)
def old_names(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each place of a manual with a name of which the site says that its provider had it before.

    A sentence that speaks of names or of the past may have it, and so may what is set off: a button, a label.
    """
    names = ProviderNames(checked)
    found = _told(checked, names)
    for manual in manuals(checked) if found else ():
        own = names.shown.get(manual.code, "")
        for old in found.get(manual.code, ()):
            for place in re.finditer(rf"(?<![\w./@-]){re.escape(old)}(?![\w/@-]|\.\w)", manual.page.words):
                if not _is_said(manual.page.words, place):
                    message = f"found {quoted_value(old)}, the name that {own} had before"
                    fix = (Edit(*place.span(), own),)
                    yield manual.page.problem(NAMED, place.start(), message, f"expected {own}", fix=fix)


def _told(checked: CheckedTexts, names: ProviderNames) -> Mapping[str, set[str]]:
    """Return the old names of providers that pages tell, by the codes of these; no name that a provider has."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in checked.manuscripts:
        prose = page.words if any(words in page.text for words in _SAID) else ""
        for told in (*_WAS.finditer(prose), *_BECAME.finditer(prose)) if prose else ():
            old, new = (told[side].rstrip(".'") for side in ("old", "new"))
            code = names.codes.get(bare_letters(new))
            is_other = bare_letters(old) not in names.codes and bare_letters(old) not in bare_letters(new)
            if code is not None and is_telling(old) and is_other and bare_letters(new) not in bare_letters(old):
                found[code].add(old)
    return found


def _is_said(text: str, place: re.Match[str]) -> bool:
    """Return whether a name is set off, or its sentence speaks of names or of the past."""
    before = [each.end() for each in _SENTENCE_END.finditer(text, max(0, place.start() - 600), place.start())]
    following = _SENTENCE_END.search(text, place.end())
    sentence = text[
        before[-1] if before else max(0, place.start() - 600) : following.start() if following else len(text)
    ]
    return text[place.start() - 1 : place.start()] in _SET_OFF or _OF_PAST.search(sentence) is not None
