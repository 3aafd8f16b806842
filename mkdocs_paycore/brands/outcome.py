"""What became of a brand: of the stamping of its site, or of the upload of it."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_paycore.source.failure import failure, reason_and_file


class BrandOutcome(NamedTuple):
    """What became of a brand.

    Attributes:
        name: the brand; empty for a site without one.
        line: what to say of it.
        is_well: whether its site is there.
    """

    name: str
    line: str
    is_well: bool


def failed_brand(name: str, why: BaseException | str) -> BrandOutcome:
    """Return that a brand's site is not there.

    Args:
        name: the brand.
        why: the reason in words, or what was raised.
    """
    if isinstance(why, OSError):
        why = reason_and_file(why)
    elif isinstance(why, BaseException):
        why = failure(why)
    return BrandOutcome(name, f"error: {name}: {why}", is_well=False)


def not_uploaded(name: str, why: str) -> BrandOutcome:
    """Return that a brand's site was built, and is not where it is served from.

    Args:
        name: the brand; empty for a site without one.
        why: the reason in words.
    """
    return BrandOutcome(name, f"error: {name or 'the site'} is not uploaded: {why}", is_well=False)
