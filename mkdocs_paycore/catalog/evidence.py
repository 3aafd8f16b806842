"""What stands behind a provider's status: `ready` has to be earned, and a check of its facts grows old."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Lack

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider

STALE_AFTER_DAYS = 730
"""After how many days facts count as old where a site says nothing else: two years."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a reader should know about a provider's facts.

    Attributes:
        lacks: what is missing for its status.
        checked_on: the day on which they were compared with the provider's words.
        is_stale: whether that is long ago.
        formats: how many of its credentials have facts of their own, with a source and a day.
        formats_checked_on: the last of those days.
    """

    lacks: tuple[Lack, ...] = ()
    checked_on: date | None = None
    is_stale: bool = False
    formats: int = 0
    formats_checked_on: date | None = None


def build_day() -> date:
    """Return the day of the build: that of SOURCE_DATE_EPOCH (reproducible-builds.org), else today; both in UTC.

    An epoch that is no date is passed over.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        with suppress(ValueError, OverflowError, OSError):  # more seconds than there are dates for
            return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()


def lacks(provider: Provider, *, has_written_manual: bool) -> tuple[Lack, ...]:
    """Return what is missing for a provider's status; one that asks for nothing, such as `not_ready`, lacks nothing.

    Args:
        provider: whose file it is.
        has_written_manual: whether somebody wrote its manual. For one with fields, a manual is generated.
    """
    asked = provider.product.statuses[provider.status].asks_for
    has_fields = any(connection.fields for connection in provider.connections)
    missing = {
        Lack.FIELDS: not has_fields,
        Lack.MANUAL: not (has_fields or has_written_manual),
        Lack.VERIFIED: provider.verified is None,
    }
    return tuple(lack for lack, is_missing in missing.items() if is_missing and lack in asked)


def standing(provider: Provider, *, has_written_manual: bool, today: date, stale_after_days: int) -> Standing:
    """Return how a provider stands.

    Args:
        provider: whose file it is.
        has_written_manual: as for `lacks`.
        today: the day of the build.
        stale_after_days: how many days after a check its facts are still taken for new; a day more and they are stale.
    """
    checked_on = date.fromisoformat(provider.verified.on) if provider.verified else None
    is_stale = checked_on is not None and (today - checked_on).days > stale_after_days
    days = [
        date.fromisoformat(field.checked_on)
        for connection in provider.connections
        for field in connection.fields
        if field.checked_on
    ]
    return Standing(
        lacks(provider, has_written_manual=has_written_manual),
        checked_on,
        is_stale,
        formats=len(days),
        formats_checked_on=max(days, default=None),
    )
