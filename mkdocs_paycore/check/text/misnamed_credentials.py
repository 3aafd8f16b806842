"""Credentials that a sentence of a manual calls by another word than its lists, or the form, do."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credential_lists import plain_label
from mkdocs_paycore.check.text.manuals import manuals
from mkdocs_paycore.manuscript.manual.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.mapping import NOUN
from mkdocs_paycore.manuscript.manual.sentences import sentences
from mkdocs_paycore.manuscript.manual.words import emphasised
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.manuals import Manual
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
_HANDLES = re.compile(
    r"\b(?:copy|paste|enter|insert|fill|put|specify|provide|save|get|obtain|receive|find|generate|note|use|type"
    r"|upload)\w{0,3}\b",
    re.IGNORECASE,
)
_ALIKE = 0.6
_SHORTEST = 4


@looks_for(MISNAMED)
def misnamed_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each set-off name of a sentence that is one of the manual's, but for a word like its own."""
    for manual in manuals(checked):
        names = _names(manual, checked)
        parts = [manual.set_up, *manual.connects] if manual.set_up and names else manual.connects if names else ()
        for part in parts:
            for block in blocks(manual.visible, part.heading.end + 1, part.end):
                if block.kind is BlockKind.TEXT or (block.kind is BlockKind.ITEM and _HANDLES.match(block.text)):
                    yield from _of_sentences(manual, block.text, block.start, names)


def _names(manual: Manual, checked: CheckedTexts) -> Mapping[str, str]:
    """Return the names of a manual's lists and of its provider's forms, by their plain labels."""
    provider = checked.site.catalog.providers.get(manual.code)
    fields = [field for connection in (provider.connections if provider else ()) for field in connection.fields]
    parts = [manual.set_up, *manual.connects] if manual.set_up else [*manual.connects]
    listed = [each for part in parts if (found := manual.listed(part)) for each in found.credentials]
    typed = [
        *(name for each in listed for name in (each.at_provider, each.in_form)),
        *(name for field in fields for name in (field.label, field.provider_label)),
    ]
    return {plain_label(name, brackets=False): name for name in typed if name}


def _of_sentences(manual: Manual, text: str, start: int, names: Mapping[str, str]) -> Iterator[Problem]:
    for sentence in sentences(text):
        for term in emphasised(sentence) if _HANDLES.search(sentence) else ():
            plain = plain_label(term.text, brackets=False)
            near = [name for known, name in names.items() if _is_like(plain, known)]
            at = manual.page.text.find(term.text, start)
            if NOUN.search(term.text) and plain not in names and len(near) == 1 and at >= 0:
                message = f"found {quoted_value(term.text)}, which the lists of credentials call {near[0]!r}"
                yield manual.page.problem(MISNAMED, at, message, f"expected {near[0]}")


def _is_like(plain: str, known: str) -> bool:
    """Return whether two names differ in one word, and these words begin alike: *secret key* and *security key*."""
    one, other = plain.split(), known.split()
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(one) < 2 or len(apart) != 1:  # noqa: PLR2004 - a word, and the one it belongs to
        return False
    (left, right) = apart[0]
    is_long = min(len(left), len(right)) >= _SHORTEST and left[:2] == right[:2]
    return is_long and left.isalpha() and right.isalpha() and SequenceMatcher(None, left, right).ratio() >= _ALIKE
