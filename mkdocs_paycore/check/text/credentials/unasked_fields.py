"""Fields of a connection form that no sentence of a manual's part asks for beside its lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import OF_FORM, is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.check.text.credentials.credential_lists import CredentialList
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart

_DESCRIBED = expression(
    r"^(?:the|your|its|an?)?\b[^.!?:;]{2,60}?\s(?:looks?\s+like|has|have|consists?|begins?|starts?|ends?|contains?)\s"
    r"(?![^\n]*\b(?:enter|past|put|upload|insert|typ|specif|choos|select|fill|cop)\w*)[^\n]*$",
    re.IGNORECASE,
)
"""A sentence that says how a value looks, and has nobody enter it."""


def unasked(manual: Manual, part: ManualPart, listed: CredentialList, fields: Sequence[Field]) -> Iterator[Field]:
    """Yield the fields that a part names in its lists alone, or to say how a value looks.

    A word that other sentences have as well, as *account*, is the name of a field only where it is set off.

    Args:
        manual: the manual.
        part: its part.
        listed: what is compared with the form.
        fields: those of the form that this lacks.
    """
    items = (each for each in listed.credentials if not each.credential.from_sentence)
    in_lists = {manual.page.place(each.item_start).line for each in items}
    first = manual.page.place(part.heading.end).line
    lines = enumerate(manual.text(part).split("\n"), start=first)
    told = [each for number, line in lines if number not in in_lists for each in sentences(line)]
    told = [each for each in told if not _DESCRIBED.match(each)]
    texts, terms = [plain_label(each) for each in told], _terms(told)
    for each in fields:
        names = [plain_label(name) for name in (each.label, each.provider_label) if name]
        spoken = [name for name in names if not is_bare_noun(name) or OF_FORM.search(name)]
        is_set_off = bool(terms & {*names, plain_label(each.key)})
        if not is_set_off and not any(is_mentioned(name, text) for name in spoken for text in texts):
            yield each


def _terms(told: Sequence[str]) -> set[str]:
    """Return what sentences set off, as plain labels."""
    return {plain_label(term.text) for each in told for term in emphasised(each)}
