"""Manuals that say at their head that the provider cannot be connected yet, and then how to connect it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.unready_steps import NOT_READY
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_NOT_YET = expression(
    r"^[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]*[\w-]+[^\"\n]*\"|\*\*|__|>[ \t]*\**)"
    r"(?P<said>(?:it[ \t]+is[ \t]+)?(?:not[ \t]+(?:yet[ \t]+)?(?:available|ready|supported)(?:[ \t]+yet)?"
    r"|coming[ \t]+soon"
    r"|(?:in|under)[ \t]+development|work[ \t]+in[ \t]+progress|soon[ \t]+available))[.!]?[ \t]*(?:\"|\*\*|__|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A box, a bold line or a quotation that says but that."""
_ENTERS = expression(
    r"\b(?:open[ \t]+(?:the|this)[ \t]+[\[*_]*(?:connection[ \t]+)?form|(?:enter|paste|fill[ \t]+in|upload)[ \t]"
    r"|(?:press|click)[ \t]+[*_\"]*connect)\b",
    re.IGNORECASE,
)
_LATER = expression(r"\b(?:once|as soon as|later|not yet|becomes|will be|when it is)\b", re.IGNORECASE)


@looks_for(NOT_READY, stage=Stage.TEXT, of_pages=True)
def unavailable_manuals(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each part about connecting that tells what to enter, below a head that says *not available*.

    The status in a provider's file decides where there is one.
    """
    for manual in manuals(checked):
        if manual.code in checked.site.catalog.providers or not manual.connects:
            continue
        first = next((each.start for each in manual.page.headings if each.level > 1), len(manual.page.text))
        said = _NOT_YET.search(manual.page.outside_raw, manual.page.body_start, first)
        for part in manual.connects if said else ():
            if said and _ENTERS.search(manual.text(part)) and not _LATER.search(manual.text(part)):
                line = manual.page.place(said.start()).line
                message = f"found a part about connecting, and line {line} says {quoted_value(said['said'])}"
                hint = "say when it can be connected, or leave out what is no longer so"
                yield manual.page.problem(NOT_READY, part.heading.start, message, hint)
