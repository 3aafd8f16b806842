"""The names of the directories: the pages that list methods and services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import FEATURE_OF_SIDE
from mkdocs_paycore.catalog.methods import Side

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.catalog.usage import Usage


def directory_names(usage: Usage, *, hidden: Collection[str] = ()) -> list[str]:
    """Return the names of the directories.

    They are `payment-methods`, `payout-methods`, `payment-services`, `payout-services`, and for methods that only one
    provider has, where those are many, `payout-methods/<code>`.

    Args:
        usage: what the providers that the reader may see support.
        hidden: the features that the site does not offer; without payouts there is no directory of them.
    """
    sides = offered_sides(hidden)
    names = [f"{side}-{noun}" for side in sides for noun in ("methods", "services")]
    return [*names, *(f"{side}-methods/{code}" for side in sides for code in usage.own[side])]


def offered_sides(hidden: Collection[str]) -> list[Side]:
    """Return the sides that a site has, given the features that it does not offer."""
    return [side for side in Side if FEATURE_OF_SIDE[side] not in hidden]
