"""How leaks are reported: each word where its source stands, with the built files and the sites that show it."""

from __future__ import annotations

from pathlib import Path

from mkdocs_paycore.leak.leak import Leak
from mkdocs_paycore.leak.mention import Beside
from mkdocs_paycore.leak.report import FoundLeak, LeakReport
from mkdocs_paycore.leak.source_line import SourceLine
from mkdocs_paycore.leak.words import Word

ROOT = Path("/site")
WORD = Word("acme", "name", "acme", "custom.company_name", "Acme")
BESIDE = Beside("", "")
SOURCE = SourceLine(ROOT / "docs/index.md", 3, WORD, BESIDE, is_allowed=False)


def found(*sites: str, file: str = "index.html", line: int = 1) -> FoundLeak:
    """Return a leak of the same source line in a file of some sites."""
    return FoundLeak(sites, ROOT / sites[0], Leak(WORD, BESIDE, file, file, line, sites), SOURCE)


def message(*leaks: FoundLeak) -> str:
    (problem,) = LeakReport(leaks, root=ROOT).problems()
    return problem.message


def test_a_line_of_a_source_is_reported_once_with_what_shows_it() -> None:
    report = LeakReport([found("north"), found("north", file="other.html", line=7)], root=ROOT)
    (problem,) = report.problems()
    assert (problem.path, problem.line, problem.rule) == ("docs/index.md", 3, "brand-leak")
    assert "in index.html (line 1), other.html (line 7) of 'north'" in problem.message
    assert report.leaky == {"north"}


def test_of_many_lines_the_first_ones_are_named() -> None:
    few, many = (message(*(found("north", line=line) for line in range(1, count))) for count in (4, 30))
    assert "(lines 1, 2, 3) of" in few
    assert " …) of" in many


def test_the_files_are_those_of_the_first_of_the_sites() -> None:
    said = message(found("north", "south"), found("west", file="only-west.html"))
    assert "in index.html (line 1) of 'north', 'south' and 'west'" in said
