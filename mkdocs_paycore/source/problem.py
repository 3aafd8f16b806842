"""A problem in a source file, told with its place, what was found, what was expected and the nearest right thing."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_MOST_KNOWN = 8


class Severity(StrEnum):
    """How much a problem weighs: an error fails `paycore check`, a warning is told only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem. `line` and `column` count from 1; 0 means that the problem is about the whole file.

    `path` is given as the reader should see it: relative to the folder of `mkdocs.yml` where that is possible.
    `rule` is the stable name of the rule, `suggestion` the nearest right thing or an empty string.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    suggestion: str = ""

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem as `paycore check --format json` prints it."""
        return {**asdict(self), "severity": str(self.severity)}

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"{place}: {self.severity}: {self.message}{hint} [{self.rule}]"


def path_below(path: Path, *, root: Path) -> str:
    """Return a path as problems name it: relative to `root` where it is under it, else whole; with `/`."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def cited(text: str, *, most: int = 40) -> str:
    """Return a text in quotes as a message shows it: cut where it has more than `most` characters."""
    return repr(text if len(text) <= most else text[: most - 1] + "…")


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the entry of `known` that `word` was most likely meant to be, or None if none is near.

    `cutoff` is the likeness asked for, from 0 (any) to 1 (the same but for letter case), as `difflib` measures it.
    """
    by_folded = {entry.casefold(): entry for entry in sorted(known, reverse=True)}
    matches = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" for the nearest entry of `known`, or an empty string."""
    found = nearest(word, known)
    return f"did you mean {found!r}?" if found else ""


def all_known(known: Iterable[str]) -> str:
    """Return "known: …" with the entries of `known`, the first ones where there are many."""
    entries = sorted(known)
    rest = len(entries) - _MOST_KNOWN
    return f"known: {', '.join(entries[:_MOST_KNOWN]) or 'none'}{f' and {rest} more' if rest > 0 else ''}"
