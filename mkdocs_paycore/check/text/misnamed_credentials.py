"""Credentials that a sentence of a manual calls by another word than its lists, or the form, do."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credential_lists import plain_label
from mkdocs_paycore.check.text.manuals import manuals
from mkdocs_paycore.manuscript.manual.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.mapping import NOUN
from mkdocs_paycore.manuscript.manual.sentences import sentences
from mkdocs_paycore.manuscript.manual.words import emphasised
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
_ALIKE, _NEARLY_SAME = 0.6, 0.8
"""How like the two words that differ are, as `difflib` measures it; in a table other names stand beside each other."""
_SHORTEST = 4


@looks_for(MISNAMED)
def misnamed_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each set-off name of a sentence that is one of the manual's, but for a word like its own."""
    for manual in manuals(checked):
        names = _names(manual, checked)
        for part in manual.asked if names else ():
            for block in manual.blocks(part):
                is_told = block.kind is BlockKind.TEXT or (block.kind is BlockKind.ITEM and _HANDLES.match(block.text))
                pieces = sentences(block.text) if is_told else []
                pieces = [each for each in pieces if _HANDLES.search(each)]
                if block.kind is BlockKind.TABLE:
                    yield from _misnamed(manual, [block.text], block.start, names, alike=_NEARLY_SAME)
                yield from _misnamed(manual, pieces, block.start, names, alike=_ALIKE)


def _names(manual: Manual, checked: CheckedTexts) -> Mapping[str, str]:
    """Return the names of a manual's lists and of its provider's forms, by their plain labels."""
    provider = checked.site.catalog.providers.get(manual.code)
    fields = [field for connection in (provider.connections if provider else ()) for field in connection.fields]
    listed = [each for part in manual.asked if (found := manual.listed(part)) for each in found.credentials]
    typed = [
        *(name for each in listed for name in (each.at_provider, each.in_form)),
        *(name for field in fields for name in (field.label, field.provider_label)),
    ]
    return {plain_label(name, brackets=False): name for name in typed if name}


def _misnamed(
    manual: Manual, pieces: Sequence[str], start: int, names: Mapping[str, str], *, alike: float
) -> Iterator[Problem]:
    """Yield a problem for each name that texts set off and that is like one of the manual's.

    Args:
        manual: the manual.
        pieces: sentences, or lines of tables.
        start: the offset of the first of them.
        names: the manual's names, by their plain labels.
        alike: how like the words that differ have to be.
    """
    for term in (each for piece in pieces for each in emphasised(piece) if NOUN.search(each.text)):
        plain = plain_label(term.text, brackets=False)
        near = [name for known, name in names.items() if is_like(plain, known, alike=alike)]
        at = manual.page.text.find(term.text, start)
        if plain not in names and len(near) == 1 and at >= 0:
            message = f"found {quoted_value(term.text)}, which the lists of credentials call {near[0]!r}"
            yield manual.page.problem(MISNAMED, at, message, f"expected {near[0]}")


def is_like(plain: str, known: str, *, alike: float = _ALIKE) -> bool:
    """Return whether two names differ in one word, and these words begin alike: *secret key* and *security key*."""
    one, other = plain.split(), known.split()
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(one) < 2 or len(apart) != 1:  # noqa: PLR2004 - a word, and the one it belongs to
        return False
    (left, right) = apart[0]
    is_long = min(len(left), len(right)) >= _SHORTEST and left[:2] == right[:2]
    return is_long and left.isalpha() and right.isalpha() and SequenceMatcher(None, left, right).ratio() >= alike
