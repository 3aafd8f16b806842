"""What a site says of its payment providers where it says nothing else: their statuses, features and connections."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether the platform has implemented the provider."""

    READY = "ready"
    NOT_READY = "not_ready"


class Feature(StrEnum):
    """What the platform can do with the provider. `h2h`: payments through a host-to-host merchant account."""

    PAYMENTS = "payments"
    PAYOUTS = "payouts"
    H2H = "h2h"


class Kind(StrEnum):
    """The kinds of connection that the dashboard offers."""

    PROVIDER_ACCOUNT = "provider_account"
    H2H_MERCHANT_ACCOUNT = "h2h_merchant_account"
    MERCHANT_ACCOUNT = "merchant_account"
    ACCOUNT = "account"


class Lack(StrEnum):
    """What a provider that is ready should have and does not."""

    FIELDS = "fields"
    MANUAL = "manual"
    VERIFIED = "verified"
