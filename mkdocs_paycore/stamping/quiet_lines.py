"""Lines of text files that hold nothing of what is looked for: the pages of a site share most of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

_MOST, _LONGEST = 100_000, 2000
"""So many lines are kept in mind, of so many bytes each."""
_MANY = 1000
"""A file with so many new lines shares none with others that would be worth looking at them one by one."""


class QuietLines:
    """Knows lines of files that hold nothing of what is looked for, so that each is read once."""

    def __init__(self, is_loud: Callable[[bytes], bool]) -> None:
        """Know no line yet; `is_loud` tells whether some lines hold what is looked for: it stands within a line."""
        self._is_loud = is_loud
        self._known: set[bytes] = set()

    def loud(self, lines: AbstractSet[bytes]) -> bytes:
        """Return those of some lines that may hold what is looked for, one below the other; nothing where none does."""
        new = lines - self._known
        together = b"\n".join(new)
        is_loud = self._is_loud(together)
        if is_loud and len(new) > _MANY:
            return together
        quiet = {line for line in new if not self._is_loud(line)} if is_loud else new
        if len(self._known) < _MOST:
            self._known.update(line for line in quiet if len(line) <= _LONGEST)
        return b"\n".join(new - quiet)
