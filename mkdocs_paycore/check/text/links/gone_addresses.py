"""Addresses that a site says are gone, and has elsewhere as if they were in use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.retired import retired_addresses
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/index.md"
_BEGIN = "# Addresses\n\nCalls come from `{}`.\n\n!!! note\n    The address `192.0.2.5` was retired in May.\n"
GONE_ADDRESS = Rule(
    "retired-address",
    "An address of which the site says that it was retired or switched off, and which it has elsewhere as if in use.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, _BEGIN.format("192.0.2.5"), _BEGIN.format("192.0.2.7")),
)
_SPEAKS_OF_PAST = expression(
    r"\b(?:was|were|had|been|until|before|old|older|former(?:ly)?|previous(?:ly)?|retired|replaced?|instead|obsolete"
    r"|deprecated|remove[ds]?|delete[ds]?|no[ \t]+longer|not|never|moved|history)\b",
    re.IGNORECASE,
)
"""What a line says that has an address and does not mean that it is in use."""


@looks_for(GONE_ADDRESS)
def gone_addresses(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each place where a page has an address that the same page, or another one, says is gone.

    The paragraph that says so may name it again, and so may every line that speaks of what was.
    """
    said: dict[str, tuple[Manuscript, int]] = {}
    for page in checked.manuscripts:
        for each in retired_addresses(page.with_spans):
            said.setdefault(each.address.lower(), (page, each.start))
    for address, (source, start) in said.items():
        place = re.compile(rf"(?<![\w.@-]){re.escape(address)}(?![\w@-]|\.\w)", re.IGNORECASE)
        where = source.place(start).line
        for page in checked.manuscripts:
            for found in place.finditer(page.with_spans) if address in page.text.lower() else ():
                if not _is_past(page, found.start()):
                    line = f"line {where}" if page is source else f"{source.path}:{where}"
                    message = f"found {quoted_value(found[0])}, which is gone, as {line} says"
                    yield page.problem(GONE_ADDRESS, found.start(), message, "write what took its place, or remove it")


def _is_past(page: Manuscript, start: int) -> bool:
    """Return whether the line of a place speaks of what was, or its paragraph says what is gone."""
    text = page.with_spans
    first, last = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", start)
    paragraph = text[first : last if last >= 0 else len(text)]
    is_row = page.line(page.place(start).line).lstrip().startswith("|")
    spoken = page.line(page.place(start).line) if is_row else paragraph
    return _SPEAKS_OF_PAST.search(spoken) is not None
