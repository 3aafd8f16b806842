"""The features of a provider against the kinds of its connections: some kinds are for one feature alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.document import Document
    from mkdocs_paycore.source.problem import Problem

_FORM = "connections:\n  - {kind: h2h_merchant_account, fields: [{key: shop, label: Shop, type: text}]}\n"
_BEGIN = "code: acme\nname: Acme Pay\nstatus: not_ready\n"
KIND_FEATURE = Rule(
    "provider-kind-feature",
    "A connection for a feature that the provider's `features` lack, or such a feature without a connection for it.",
    severity=Severity.WARNING,
    stage=Stage.CHECK,
    sample=Sample(
        "docs/connectors/acme/provider.yml",
        f"{_BEGIN}features: [payments]\n{_FORM}",
        f"{_BEGIN}features: [payments, h2h]\n{_FORM}",
    ),
)


@looks_for(KIND_FEATURE)
def kinds_without_features(checked: CheckedSources) -> Iterator[Problem]:
    """Yield where the connections of a provider, and its features, differ; where either is left out nothing is said."""
    catalog = checked.site.catalog.described()
    for code, provider in catalog.providers.items():
        if provider.features and provider.connections:
            yield from _of_provider(catalog.documents[code], provider)


def _of_provider(document: Document, provider: Provider) -> Iterator[Problem]:
    product = provider.product
    for connection in provider.connections:
        feature = product.kinds.get(connection.kind)
        if feature is not None and feature not in provider.features:
            message = f"the features lack {feature!r}, but there is a connection of the kind {str(connection.kind)!r}"
            yield document.problem(("features",), KIND_FEATURE, message, f"add {feature}, or leave the connection out")
    known = {str(each.kind) for each in provider.connections}
    for index, feature in enumerate(provider.features):
        kinds = {kind for kind, needed in product.kinds.items() if needed == feature}
        if kinds and not known & {*kinds, product.usual_kind}:
            message = f"found the feature {str(feature)!r}, but no connection is for it"
            hint = f"add a connection of the kind {' or '.join(sorted(kinds))}, or leave the feature out"
            yield document.problem(("features", index), KIND_FEATURE, message, hint)
