"""What a manual says of its provider as a whole, against the provider's file: its features, and its allow-list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.check.text.credentials.denied_kinds import DENIALS, denied
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_PART = "## Connect provider account\n\nEnter Shop ID and Sign key.\n"
FACT = Rule(
    "manual-other-fact",
    "A sentence of a manual on its provider's features, or an allow-list, that the provider's file contradicts.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/connectors/shop/index.md",
        f"# Shop\n\nShop keeps no allow-list.\n\n{_PART}",
        f"# Shop\n\nShop accepts requests from known addresses.\n\n{_PART}",
    ),
)
_SENTENCE = expression(r"(?:[^.!?\n]|\n(?!\s*\n)|[.!?](?![*_\"')]*(?:\s|\Z)))+[.!?]?")
_NO_LIST = expression(
    r"\b(?:keeps?|has|have|uses?|needs?|requires?|there\s+is)\s+no\s+(?:ip\s+)?(?:allow|white)[ -]?lists?\b"
    r"|\b(?:accepts?|takes?|allows?)\s+requests\s+from\s+(?:any|every|all)\s+(?:ip\s+)?address(?:es)?\b",
    re.IGNORECASE,
)
_WHO = r"(?P<who>It|[A-Z][\w&.-]*+(?: [A-Z][\w&.-]*+){0,2}+)\s+(?:also\s+)?"
_CLAIMS = {
    Feature.PAYMENTS: (
        expression(rf"{_WHO}(?:takes|accepts|processes)\s+payments\b"),
        frozenset({Feature.PAYMENTS, Feature.H2H}),
    ),
    Feature.PAYOUTS: (
        expression(rf"{_WHO}(?:pays\s+out|(?:makes|offers|sends|supports)\s+payouts)\b"),
        frozenset({Feature.PAYOUTS}),
    ),
}
"""How a sentence says that a provider has a feature, and the features of which one is that."""
_DENIED = (Feature.PAYOUTS, Feature.H2H)
_IN_A_CASE = expression(
    r"\b(?:yet|once|when|if|until|unless|before|later|soon|will|would|planned|old|former|formerly|test(?:s|ing)?|sandbox|demo"
    r"|others?|another)\b|\?",
    re.IGNORECASE,
)
"""Words that say of a sentence that it is so in some case, or not yet."""
_NOT_SO = expression(r"\b(?:not|never|no|nor|without|only|for|through|via)\b|n['\u2019]t\b", re.IGNORECASE)


@looks_for(FACT, of_pages=True)
def other_facts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each sentence that claims a feature which the file lacks, or denies what the file has.

    What a sentence says of tests, of a case or of another provider is left alone, and so is a file without features.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        if provider is not None and manual.has_usual_kinds:
            yield from _denials(manual, provider)
            for sentence in _SENTENCE.finditer(manual.page.with_spans, manual.page.body_start):
                yield from _of_sentence(manual, provider, sentence)


def _denials(manual: Manual, provider: Provider) -> Iterator[Problem]:
    for pattern, feature in zip(DENIALS, _DENIED, strict=True):
        said = denied(manual.page.outside_raw, pattern) if feature in provider.features else None
        if said is not None:
            message = (
                f"found {quoted_value(said[0].strip())}, and the features of {provider.name} have {str(feature)!r}"
            )
            yield manual.page.problem(FACT, said.start(), message, "mend the sentence, or the provider's file")


def _of_sentence(manual: Manual, provider: Provider, sentence: re.Match[str]) -> Iterator[Problem]:
    hint = "mend the sentence, or the provider's file"
    if _IN_A_CASE.search(sentence[0]):
        return
    none = _NO_LIST.search(sentence[0]) if provider.ip_allowlist is IpAllowlist.REQUIRED else None
    if none is not None:
        message = f"found {quoted_value(none[0])}, and {provider.name} requires an allow-list by its file"
        yield manual.page.problem(FACT, sentence.start() + none.start(), message, hint)
    for feature, (pattern, known) in _CLAIMS.items() if provider.features else ():
        said = pattern.search(sentence[0]) if not known & {*provider.features} else None
        is_own = said is not None and said["who"].lower() in {"it", provider.name.lower()}
        if said is not None and is_own and not _NOT_SO.search(sentence[0]):
            message = f"found {quoted_value(said[0])}, and the features of {provider.name} lack {str(feature)!r}"
            yield manual.page.problem(FACT, sentence.start() + said.start(), message, hint)
