"""Where a source allows a brand: by a comment that names it, for a line or for the whole file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALLOWED = expression(r"paycore:\s*allow-brand((?:[\s,]+[A-Za-z0-9][\w.-]*)+)")
_ALONE = expression(r"\s*(?:<!--|\{#-?|/\*|//|#)\s*paycore:\s*allow-brand[\w\s,.-]*?(?:-->|-?#\}|\*/)?\s*\Z")
ALLOWANCE = "allow-brand"
"""What stands in every such comment."""


def brands_allowed_in(line: str) -> frozenset[str]:
    """Return the brands that a comment in a line allows."""
    found = _ALLOWED.finditer(line) if ALLOWANCE in line else ()
    return frozenset(name.rstrip("-,") for each in found for name in re.split(r"[\s,]+", each[1]) if name)


def without_allowances(line: str) -> str:
    """Return a line without what its comments say of brands."""
    return _ALLOWED.sub("", line)


def brands_allowed_everywhere(lines: Iterable[str]) -> frozenset[str]:
    """Return the brands that comments with a line of their own allow, for the whole file."""
    return frozenset(
        name for line in lines if ALLOWANCE in line and _ALONE.match(line) for name in brands_allowed_in(line)
    )
