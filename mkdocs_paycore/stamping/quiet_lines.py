"""Lines of text files that hold nothing of what is looked for.

The pages of a site share most of their lines, and the sites that a process builds have the same scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

_MOST, _LONGEST = 16_000_000, 200_000
"""Bytes of the lines that are kept in mind, and of one of them: a script of a theme may be one line."""
_MANY = 1000
"""A file with so many new lines shares none with others that would be worth looking at them one by one."""


class QuietLines:
    """Knows lines of files that hold nothing of what is looked for, so that each is read once."""

    def __init__(self, is_loud: Callable[[bytes], bool]) -> None:
        """Know no line yet; `is_loud` tells whether some lines hold what is looked for: it stands within a line."""
        self._is_loud = is_loud
        self._known: set[bytes] = set()
        self._size = 0

    def loud(self, lines: AbstractSet[bytes]) -> bytes:
        """Return those of some lines that may hold what is looked for, one below the other; nothing where none does."""
        new = lines - self._known
        together = b"\n".join(new)
        is_loud = self._is_loud(together)
        if is_loud and len(new) > _MANY:
            return together
        quiet = {line for line in new if not self._is_loud(line)} if is_loud else new
        self._keep({line for line in quiet if len(line) <= _LONGEST})
        return b"\n".join(new - quiet)

    def _keep(self, lines: set[bytes]) -> None:
        """Keep lines in mind; where there were too many, those before are forgotten."""
        size = sum(map(len, lines))
        if self._size + size > _MOST:
            self._known, self._size = set(), 0
        self._known |= lines
        self._size += size
