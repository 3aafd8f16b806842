"""Leaks as problems: each with its pages, the line of the source that it came from, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.leak.leak import Leak
    from mkdocs_paycore.leak.source_line import SourceLine
    from mkdocs_paycore.leak.words import Word
    from mkdocs_paycore.source.problem import Problem

LEAK = Rule(
    "brand-leak",
    "A name, host, mail or IP address of another brand in a brand's site.",
    stage=Stage.SITES,
    example=Sample(
        "overrides/main.html",
        "<footer>Acme Pay</footer>\n",
        "<footer>{{ config.extra.custom.company_name }}</footer>\n",
    ),
)
WRITTEN_BY_HAND = Rule(
    "brand-canary",
    "A brand's name, host or mail address that is written into a page by hand.",
    severity=Severity.WARNING,
    stage=Stage.SITES,
    example=Sample("docs/index.md", "Write to help@acme.example.\n", "Write to <<custom.support_email>>.\n"),
)
CANARY = "(canary)"
_MOST_FILES, _MOST_LINES, _MOST_LETTERS, _MOST_BRANDS = 3, 5, 80, 10
_MOST_PLACES = 5
"""So many places of a word in a source are problems of their own; all further ones are one."""
_MOST_SOURCES = 20
"""So many sources with a word are problems of their own; all further ones are one."""


@dataclass(frozen=True, slots=True)
class FoundLeak:
    """A leak, the brands in whose sites it stands, the folder of one of these, and its source, where one is known."""

    sites: tuple[str, ...]
    folder: Path
    leak: Leak
    source: SourceLine | None


@dataclass(slots=True)
class _Place:
    """The leaks of a word from one source line, or in one built page: where they are, and in which sites."""

    path: str
    line: int
    word: Word
    sites: dict[tuple[str, ...], dict[str, list[int]]] = field(default_factory=dict)
    brands: dict[str, None] = field(default_factory=dict)
    count: int = 0

    def add(self, found: FoundLeak) -> None:
        """Add a leak of the same word and source."""
        leak = found.leak
        files = self.sites.setdefault(found.sites, {})
        lines = files.setdefault(f"{leak.file}: {leak.inside}" if leak.inside else leak.file, [])
        self.brands.update(dict.fromkeys(leak.word.owners))
        self.count += max(leak.more, 1)
        if leak.line not in lines[-1:] and not leak.more and len(lines) <= _MOST_LINES and leak.line not in lines:
            lines.append(leak.line)

    @property
    def names(self) -> list[str]:
        """The brands in whose sites it is a leak."""
        return [name for name in dict.fromkeys(name for sites in self.sites for name in sites) if name != CANARY]

    @property
    def files(self) -> dict[str, list[int]]:
        """The built files, with lines, of the first of the sites."""
        real = [files for sites, files in self.sites.items() if sites[0] != CANARY]
        first = self.names[:1]
        same = [files for sites, files in self.sites.items() if not first or first[0] in sites] or real
        found: dict[str, list[int]] = {}
        for files in same:
            for file, lines in files.items():
                found[file] = list(dict.fromkeys((*found.get(file, ()), *lines)))
        return found


class LeakReport:
    """Leaks as problems, and the brands in whose sites they are.

    Attributes:
        leaky: the brands whose sites hold a leak.
    """

    def __init__(self, leaks: Iterable[FoundLeak], *, root: Path) -> None:
        """Gather leaks, without those that their source allows; paths are shown relative to `root`."""
        self._shown = cache(partial(shown_path, root=str(root)))
        self._places: dict[tuple[str, int | str, tuple[str, str]], _Place] = {}
        for found in leaks:
            if not _is_excused(found):
                self._add(found)
        self.leaky = frozenset(name for place in self._places.values() for name in place.names)

    def problems(self) -> list[Problem]:
        """Return the leaks as problems: the first places of a word by themselves, further ones together."""
        by_word: dict[tuple[str, str], dict[tuple[str, bool], list[_Place]]] = {}
        for place in self._places.values():
            sources = by_word.setdefault((place.word.kind, place.word.shown), {})
            sources.setdefault((place.path, not place.names), []).append(place)
        return [problem for sources in by_word.values() for problem in _of_word(list(sources.values()))]

    def _add(self, found: FoundLeak) -> None:
        source, leak = found.source, found.leak
        path = self._shown(source.path if source else found.folder / leak.file)
        key = (path, source.line if source else leak.page, (leak.word.kind, leak.word.shown))
        if key not in self._places:
            self._places[key] = _Place(path, source.line if source else leak.line, leak.word)
        self._places[key].add(found)


def _is_excused(found: FoundLeak) -> bool:
    """Return whether a leak is meant, or stands in the canary only since its own brand shows a block by itself."""
    source = found.source
    if source is None:
        return False
    if found.sites == (CANARY,) and source.shown_by is not None:
        return source.shown_by.issubset(found.leak.word.owners)
    return source.is_allowed


def _of_word(sources: Sequence[list[_Place]]) -> Iterator[Problem]:
    """Yield the problems of a word, given its places by their sources."""
    for places in sources[:_MOST_SOURCES]:
        more = places[_MOST_PLACES:]
        yield from map(_problem, places[: _MOST_PLACES - bool(more)])
        if more:
            yield _problem(*places[_MOST_PLACES - 1 :])
    if rest := sources[_MOST_SOURCES:]:
        yield _elsewhere(rest)


def _problem(place: _Place, *more: _Place) -> Problem:
    """Return places of a word in one source as a problem; what only the canary meets is in no site of another brand."""
    names = list(dict.fromkeys(name for each in (place, *more) for name in each.names))
    where = _places(place.files) + (f" of {listed(names)}" if names else "")
    if more:
        lines = ", ".join(str(each.line) for each in more[:_MOST_LINES] if each.line)
        lines = f": lines {lines}{' …' if len(more) > _MOST_LINES else ''}" if lines else ""
        where += f"; and in {len(more)} more places of this file{lines}"
    total = sum(each.count for each in (place, *more))
    told = sum(len(lines) for each in (place, *more) for lines in each.files.values())
    where += f", {total} times in all" if total > told and total > _MOST_LINES else ""
    message = f"found {_word(place, *more)} in {where}"
    if not names:
        message += ": a brand of its shape would show it as well"
    return _rule(names).problem(place.path, (place.line, 0), message, _hint(place.word))


def _elsewhere(sources: Sequence[list[_Place]]) -> Problem:
    places = [place for each in sources for place in each]
    first = places[0]
    names = list(dict.fromkeys(name for each in places for name in each.names))
    paths = ", ".join(f"{each[0].path} ({_count(each, 'place')})" for each in sources[:_MOST_FILES])
    rest = f" and {_count(sources[_MOST_FILES:], 'more file')}" if sources[_MOST_FILES:] else ""
    message = f"found {_word(*places)} in {_count(sources, 'further file')}: {paths}{rest}"
    message += f"; in sites of {listed(names)}" if names else ""
    return _rule(names).problem(first.path, (first.line, 0), message, _hint(first.word))


def _rule(names: Sequence[str]) -> Rule:
    return LEAK if names else WRITTEN_BY_HAND


def _word(*places: _Place) -> str:
    """Return a word as messages have it, with the brands whose word it is."""
    word = places[0].word
    owners = list(dict.fromkeys(name for place in places for name in place.brands))
    brands = f"brand{'s' if len(owners) > 1 else ''} {listed(owners)}"
    return f"{_short(word.shown)!r}, {'an' if word.is_ip_address else 'a'} {word.kind} of the {brands},"


def _hint(word: Word) -> str:
    variable = f"<<{word.key}>>" if word.key.startswith("custom.") else "a variable"
    variable = "<<ip_addresses()>>" if word.is_ip_address else variable
    return f"write {variable}, or allow it: <!-- paycore: allow-brand {word.brand} -->"


def listed(names: Sequence[str]) -> str:
    """Return the names of brands as messages list them: the first ten, and how many more there are."""
    shown = [repr(name) if name else "this site" for name in names[:_MOST_BRANDS]]
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more brand{'s' if rest > 1 else ''}"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _places(files: Mapping[str, list[int]]) -> str:
    shown = [f"{file} ({_lines(lines)})" if lines else file for file, lines in list(files.items())[:_MOST_FILES]]
    rest = list(files)[_MOST_FILES:]
    return ", ".join(shown) + (f" and {_count(rest, 'more file')}" if rest else "")


def _lines(lines: Sequence[int]) -> str:
    if not any(lines):
        return "its name"
    rest = lines[_MOST_LINES:]
    numbers = ", ".join(str(line) for line in lines[:_MOST_LINES])
    return f"line{'s' if len(lines) > 1 else ''} {numbers}{' …' if rest else ''}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _count(entries: Sequence[object], noun: str) -> str:
    return f"{len(entries)} {noun}{'s' if len(entries) > 1 else ''}"
