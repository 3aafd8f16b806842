"""Another provider's name in the words of a link that leads to the own provider in the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.dashboard_links import code_place
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters, is_telling
from mkdocs_paycore.check.text.providers.other_provider import NAMED
from mkdocs_paycore.manuscript.manual.wording.words import stands_in
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_WORD = expression(r"[^\W_](?:[\w.&-]*\w)?")
_LONGEST = 3
"""So many words has a name at most that is looked for."""


@looks_for(NAMED, stage=Stage.TEXT)
def other_names_of_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link to the own provider in the dashboard whose words are another one's name."""
    names = ProviderNames(checked)
    for manual in manuals(checked):
        own = names.shown.get(manual.code, "")
        known = bare_letters(manual.code + own)
        for link in manual.page.links if own else ():
            if not link.text or code_place(link, manual.code) is None or stands_in(own.lower(), link.text.lower()):
                continue
            at, name = _named(link.text, names.codes)
            if name and bare_letters(name) not in known and names.codes[bare_letters(name)] != manual.code:
                start = manual.page.text.find(link.text, link.start) + at
                message = f"found {quoted_value(name)}, the name of another provider; the link leads to {own!r}"
                fix = (Edit(start, start + len(name), own),)
                yield manual.page.problem(NAMED, start, message, f"expected {own}", fix=fix)


def _named(text: str, codes: Mapping[str, str]) -> tuple[int, str]:
    """Return the first words of a text that are a provider's name, with their offset; empty where none are."""
    words = list(_WORD.finditer(text))
    for length in range(_LONGEST, 0, -1):
        for first, last in zip(words, words[length - 1 :], strict=False):
            name = text[first.start() : last.end()]
            if name[0].isupper() and is_telling(name) and bare_letters(name) in codes:
                return first.start(), name
    return 0, ""
