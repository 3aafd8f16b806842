"""The words of the catalog: how a reader sees kinds, statuses and features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.provider import Feature, FieldType, Kind, Status

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider

KIND_LABELS = {
    Kind.PROVIDER_ACCOUNT: "Provider account",
    Kind.H2H_MERCHANT_ACCOUNT: "H2H Merchant account",
    Kind.MERCHANT_ACCOUNT: "Merchant account",
    Kind.ACCOUNT: "Account",
}

STATUS_WORDS = {Status.READY: "Ready", Status.NOT_READY: "Not ready"}

# The texts in the seed's table of 38 providers. "H2H payment connection" says that payments run host-to-host;
# only where payments and payouts stand besides does the table say "H2H connection, …".
_WORDINGS = {
    frozenset[Feature](): "",
    frozenset({Feature.PAYMENTS}): "Payments",
    frozenset({Feature.PAYOUTS}): "Payouts",
    frozenset({Feature.PAYMENTS, Feature.PAYOUTS}): "Payments and Payouts",
    frozenset({Feature.H2H}): "H2H payment connection",
    frozenset({Feature.PAYMENTS, Feature.H2H}): "H2H payment connection",
    frozenset({Feature.PAYOUTS, Feature.H2H}): "H2H payment connection, Payouts",
    frozenset({Feature.PAYMENTS, Feature.PAYOUTS, Feature.H2H}): "H2H connection, Payments and Payouts",
}


def features_wording(provider: Provider) -> str:
    """Return what a provider can do, in the words of the provider table; `features_note` stands in front."""
    return " ".join(filter(None, (provider.features_note, _WORDINGS[frozenset(provider.features)])))


FIELD_TYPES = {
    FieldType.TEXT: "Text",
    FieldType.SECRET: "Secret",
    FieldType.PASSWORD: "Password",
    FieldType.FILE: "File",
    FieldType.SELECT: "One of a list",
    FieldType.MULTISELECT: "Several of a list",
    FieldType.TOGGLE: "On or off",
    FieldType.URL: "Web address",
    FieldType.EMAIL: "E-mail address",
    FieldType.NUMBER: "Number",
}

FEATURE_WORDS = {Feature.PAYMENTS: "Payments", Feature.PAYOUTS: "Payouts", Feature.H2H: "H2H payments"}
"""A feature by itself, on a badge."""
