"""What follows a value in an address, where a value begins one."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_paycore.source.expression import expression

_GOES_ON = expression(r"(?P<slash>/)?(?:[A-Za-z0-9]|(?:<<|\{\{)[ \t]*provider\.)")
"""A letter or a digit, or a variable of the provider, perhaps behind a `/`."""


class Joint(NamedTuple):
    """A place where something that can only be a path stands right behind a value.

    Attributes:
        is_slash: whether it begins with `/`.
        is_host: whether `//` stands before the value, so that it is the host of an address.
    """

    is_slash: bool
    is_host: bool

    @classmethod
    def of(cls, before: str, behind: str) -> Joint | None:
        """Return the joint between a value and what stands behind it; None where no path does.

        Args:
            before: what stands before the value.
            behind: what stands behind it.
        """
        found = _GOES_ON.match(behind)
        return None if found is None else cls(found["slash"] is not None, before.endswith("//"))
