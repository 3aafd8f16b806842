"""Boxes and switches of a connection form that a manual has its reader turn on, and that the form does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.form_parts import NO_OPTION, connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.source.problem import Problem

_TICKED = expression(
    r"\b(?P<verb>tick|untick|enable|toggle|(?:turn|switch)[ \t]+o(?:n|ff))[ \t]+(?:the[ \t]+)?"
    r"(?P<mark>[*_]{1,3}|[\"\u201c])(?P<name>[^*_\"\u201c\u201d\n]{2,50}?)(?:[*_]{1,3}|[\"\u201d])",
    re.IGNORECASE,
)
_ELSEWHERE = expression(
    r"\b(?:cabinet|back[ -]?office|panel|portal|account|profile|website|terminal|settings|page|section|menu|tab)\b"
    r"|[\u2192>]|\bat[ \t]+(?-i:[A-Z])",
    re.IGNORECASE,
)
"""What says that a sentence is not about the form."""
_SENTENCE_ENDS = expression(r"[.!?:][*_)]*\s|\n\s*\n")


@looks_for(NO_OPTION, stage=Stage.TEXT, of_pages=True)
def unknown_switches(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each box or switch that a part about connecting names, and that is none of its form.

    Only a form with boxes counts: of another one a manual cannot speak so.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            labels = [each.label for each in connection.fields] if connection else []
            choices = [choice.value for each in connection.fields for choice in each.choices] if connection else []
            has_boxes = connection is not None and any(each.type is FieldType.TOGGLE for each in connection.fields)
            if has_boxes:
                yield from _of_part(manual, part, [*labels, *choices])


def _of_part(manual: Manual, part: ManualPart, known: Sequence[str]) -> Iterator[Problem]:
    text, names = manual.text(part), [set(plain_label(each).split()) for each in known]
    for found in _TICKED.finditer(text):
        words = set(plain_label(found["name"]).split())
        before = _SENTENCE_ENDS.split(text[: found.start()])[-1]
        behind = _SENTENCE_ENDS.split(text[found.end() :])[0].split(" if ")[0]
        is_known = not words or any(words <= other or other <= words for other in names)
        if is_known or _ELSEWHERE.search(f"{before} {behind}"):
            continue
        message = f"found the option {quoted_value(found['name'])}, which the connection form does not have"
        hint = did_you_mean(found["name"], known) or all_known(known)
        yield manual.page.problem(NO_OPTION, part.heading.end + found.start("name"), message, hint)
