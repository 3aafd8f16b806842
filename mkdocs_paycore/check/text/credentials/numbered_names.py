"""Credentials that a manual numbers, and a number of them in its text that no list has: *secret key 3* of two."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.misnamed_credentials import MISNAMED
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_NUMBERED = expression(r"(?P<name>[^\W\d_][^\d\n]{2,40}?)[ ]?#?(?P<number>\d{1,2})")
_DENIED = expression(r"\b(?:no|not|never|without|old|former|n't)\b|n['\u2019]t\b", re.IGNORECASE)
"""Words of a sentence about something that a provider does not give, or gives no longer."""
_FEWEST = 2


@looks_for(MISNAMED, stage=Stage.TEXT, of_pages=True)
def numbers_of_no_list(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each credential in a manual's text with a number that its lists do not have beside others."""
    for manual in manuals(checked):
        for name, numbers in _numbered(manual).items():
            wanted = re.compile(rf"(?<![\w-]){re.escape(name)}[ ]?#?(?P<number>\d{{1,2}})(?![\w.-])", re.IGNORECASE)
            for found in wanted.finditer(manual.page.prose) if len(numbers) >= _FEWEST else ():
                line = manual.page.line(manual.page.place(found.start()).line)
                if found["number"] not in numbers and not _DENIED.search(line):
                    known = [f"{name} {number}" for number in sorted(numbers, key=int)]
                    message = f"found {quoted_value(found[0])}, which no list of credentials of the manual has"
                    hint = f"the lists have {', '.join(known)}"
                    yield manual.page.problem(MISNAMED, found.start(), message, hint)


def _numbered(manual: Manual) -> Mapping[str, set[str]]:
    """Return the numbers of the credentials that a manual's lists have, by the name without its number."""
    numbers = defaultdict[str, set[str]](set)
    for part in manual.asked:
        listed = manual.asked_for(part)
        for each in listed.credentials if listed else ():
            for name in (each.in_form, each.at_provider):
                if found := _NUMBERED.fullmatch(name):
                    numbers[found["name"].strip().lower()].add(found["number"])
    return numbers
