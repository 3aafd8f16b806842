"""What was found of patterns that may be slow, in this process or in an earlier one.

To find out takes as long as many pages, and so does it to load what finds out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN: dict[str, str | None] = {}


def known_patterns() -> dict[str, str | None]:
    """Return what was found of patterns so far, for another process."""
    return dict(_KNOWN)


def know_patterns(found: Mapping[str, str | None]) -> None:
    """Take what another process, of the same version, has `found` of patterns."""
    _KNOWN.update(found)


def repetition_fault(pattern: str) -> str | None:
    """Return which part of a pattern makes it slow, and for which text, in words; None if no text is slow.

    Careful rather than exact: what cannot be decided in a set number of steps counts as a fault, too.

    Args:
        pattern: one that compiles under the flag `u`.
    """
    if pattern not in _KNOWN:
        from mkdocs_paycore.catalog.regex.ambiguity import found_fault  # noqa: PLC0415 - as said above

        _KNOWN[pattern] = found_fault(pattern)
    return _KNOWN[pattern]
