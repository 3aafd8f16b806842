"""Providers and features that a brand includes or excludes: each has to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.brand.model import Selection
    from mkdocs_paycore.check.context import CheckedBrand
    from mkdocs_paycore.source.problem import Problem

UNKNOWN_PROVIDER = Rule(
    "brand-unknown-provider",
    "A code under a brand's `providers` that no provider has.",
    stage=Stage.BRAND,
    sample=Sample(
        "brands/acme.yml",
        "name: acme\nproviders: {exclude: [nobody]}\n",
        "name: acme\nproviders: {exclude: [example]}\n",
    ),
)
UNKNOWN_FEATURE = Rule(
    "brand-unknown-feature",
    "A name under a brand's `features` that is no feature.",
    stage=Stage.BRAND,
    sample=Sample(
        "brands/acme.yml",
        "name: acme\nfeatures: {exclude: [payout]}\n",
        "name: acme\nfeatures: {exclude: [payouts]}\n",
    ),
)


@looks_for(UNKNOWN_PROVIDER)
def unknown_providers(checked: CheckedBrand) -> Iterator[Problem]:
    """Yield a problem for each code in the brand's `providers` that no provider has."""
    return _unknown(checked, UNKNOWN_PROVIDER, "provider", checked.brand.providers, checked.providers)


@looks_for(UNKNOWN_FEATURE)
def unknown_features(checked: CheckedBrand) -> Iterator[Problem]:
    """Yield a problem for each name in the brand's `features` that is none."""
    return _unknown(checked, UNKNOWN_FEATURE, "feature", checked.brand.features, checked.features)


def _unknown(
    checked: CheckedBrand, rule: Rule, noun: str, chosen: Selection, known: Collection[str]
) -> Iterator[Problem]:
    document = checked.brand.document
    if not chosen.named() - set(known):
        return
    for side, names in document.data[f"{noun}s"].items():
        for number, name in enumerate(names or ()):
            if name not in known:
                message = f"{noun}s.{side}: there is no {noun} {name!r}"
                yield document.problem((f"{noun}s", side, number), rule, message, did_you_mean(name, known))
