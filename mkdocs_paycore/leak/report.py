"""Leaks as problems: each with its pages, the line of the source that it came from, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.leak.gate import Leak
    from mkdocs_paycore.leak.sources import SourceLine
    from mkdocs_paycore.leak.words import Word
    from mkdocs_paycore.source.problem import Problem

LEAK = Rule("brand-leak", "A name, host or mail address of another brand in a brand's site.", stage=Stage.SITES)
WRITTEN_BY_HAND = Rule(
    "brand-canary",
    "A brand's name, host or mail address that is written into a page by hand.",
    severity=Severity.WARNING,
    stage=Stage.SITES,
)
CANARY = "(canary)"
_MOST_FILES, _MOST_LINES, _MOST_LETTERS = 3, 5, 80


@dataclass(frozen=True, slots=True)
class FoundLeak:
    """A leak, the brands in whose sites it stands, the folder of one of these, and its source, where one is known."""

    sites: tuple[str, ...]
    folder: Path
    leak: Leak
    source: SourceLine | None


@dataclass(slots=True)
class _Grouped:
    """The leaks of a word that came from one source line, or that stand in one built file: where, by site."""

    path: str
    line: int
    word: Word
    files: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, found: FoundLeak) -> None:
        """Add a leak of the same word and source."""
        for site in found.sites:
            lines = self.files.setdefault(site, {}).setdefault(found.leak.file, [])
            if found.leak.line not in lines:
                lines.append(found.leak.line)

    def problem(self) -> Problem:
        """Return the leaks as one problem; what only the canary meets is in no site of another brand, and a warning."""
        first, *more = [site for site in self.files if site != CANARY] or [CANARY]
        is_canary = first == CANARY
        word = f"{_short(self.word.shown)!r}, a {self.word.kind} of the brand {self.word.brand!r},"
        sites = f"of {first!r}" + (f" and {_count(more, 'more brand')}" if more else "")
        message = f"found {word} in {_places(self.files[first])} {sites}"
        variable = f"<<{self.word.key}>>" if self.word.key.startswith("custom.") else "a variable"
        hint = f"write {variable}, or allow it: <!-- paycore: allow-brand {self.word.brand} -->"
        if is_canary:
            message = f"found {word} in {_places(self.files[first])}: a brand of its shape would show it as well"
        return (WRITTEN_BY_HAND if is_canary else LEAK).problem(self.path, (self.line, 0), message, hint)


def _places(files: Mapping[str, list[int]]) -> str:
    shown_path = [f"{file} ({_lines(lines)})" for file, lines in list(files.items())[:_MOST_FILES]]
    rest = list(files)[_MOST_FILES:]
    return ", ".join(shown_path) + (f" and {_count(rest, 'more file')}" if rest else "")


def _lines(lines: Sequence[int]) -> str:
    if not any(lines):
        return "its name"
    rest = lines[_MOST_LINES:]
    numbers = ", ".join(str(line) for line in lines[:_MOST_LINES])
    return f"line{'s' if len(lines) > 1 else ''} {numbers}{' …' if rest else ''}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _count(entries: Sequence[str], noun: str) -> str:
    return f"{len(entries)} {noun}{'s' if len(entries) > 1 else ''}"


def reported(leaks: Iterable[FoundLeak], *, root: Path) -> list[Problem]:
    """Return leaks as problems, without those that their source allows; paths are shown relative to `root`."""
    groups: dict[tuple[str, int | str, tuple[str, str]], _Grouped] = {}
    for found in leaks:
        source, leak = found.source, found.leak
        if source is not None and source.is_allowed:
            continue
        path = shown_path(source.path if source else found.folder / leak.file, str(root))
        key = (path, source.line if source else leak.page, leak.word.same)
        groups.setdefault(key, _Grouped(path, source.line if source else leak.line, leak.word)).add(found)
    return [group.problem() for group in groups.values()]
