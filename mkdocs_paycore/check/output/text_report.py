"""All problems of a run as text: each with its line of the source, what follows from it folded, and a summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.check.folding import shown_problems
from mkdocs_paycore.check.output.source_lines import SourceLines
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.folding import Shown
    from mkdocs_paycore.source.problem import Problem

_WIDEST = 110
"""So many characters of a line are shown around a place."""
_BEFORE = 60
_MOST_IN_LINE = 3
_FEW = 2
"""So few problems need no table of rules."""
_STYLES = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", "dim": "2", "mark": "32;1"}
_ALL = "--all shows them"


@dataclass(frozen=True, slots=True)
class Printing:
    """How a report is printed.

    Attributes:
        sources: the files that problems are about.
        is_whole: show every problem, also where many are alike.
        has_colour: mark severities and places with the colours of a terminal.
    """

    sources: SourceLines = field(default_factory=SourceLines)
    is_whole: bool = False
    has_colour: bool = False

    def styled(self, text: str, style: str) -> str:
        """Return a text in one of the styles, where there are colours."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.has_colour and text else text


PLAIN = Printing()


def as_text(problems: Sequence[Problem], printing: Printing = PLAIN) -> str:
    """Return each problem in lines of its own, and a summary by rule.

    The first line of each is `path:line:column: severity: message (suggestion) [rule]`.
    """
    if not problems:
        return "no problems found"
    shown = list(shown_problems(problems, is_whole=printing.is_whole))
    lines = [line for each in shown for line in _shown(each, printing)]
    return "\n".join([*lines, *_summary(problems, shown)])


def _shown(shown: Shown, printing: Printing) -> Iterator[str]:
    problem = shown.problem
    before, mark, after = str(problem).partition(f": {problem.severity}: ")
    yield before + mark.replace(problem.severity, printing.styled(problem.severity, problem.severity)) + after
    yield from _quoted(problem, printing)
    if shown.followers:
        if printing.is_whole:
            yield from (f"    follows from it: {follower}" for follower in shown.followers)
        else:
            yield f"    {told_followers(shown.followers)}"
    if shown.alike:
        yield f"    … and {shown.alike} more of the same ({_ALL})"
    if shown.more:
        yield f"    … and {shown.more} more of {problem.rule} ({_ALL})"


def told_followers(followers: Sequence[Problem]) -> str:
    """Return how many problems follow from another, and in which files they are."""
    noun = "problem follows" if len(followers) == 1 else "problems follow"
    return f"{len(followers)} more {noun} from it, in {_files(followers)}"


def _files(problems: Sequence[Problem]) -> str:
    paths = list(dict.fromkeys(problem.path for problem in problems))
    rest = len(paths) - _MOST_IN_LINE
    return ", ".join(paths[:_MOST_IN_LINE]) + (f" and {amount(rest, 'more file')}" if rest > 0 else "")


def _quoted(problem: Problem, printing: Printing) -> Iterator[str]:
    """Yield the line that a problem is about, and a caret below its place; nothing where it is about no line."""
    line = printing.sources.line(problem.path, problem.line)
    if not line.strip():
        return
    at = min(max(problem.column - 1, 0), len(line))
    first = max(at - _BEFORE, 0) if len(line) > _WIDEST else 0
    part = line[first : first + _WIDEST]
    number = str(problem.line)
    cut = ("…" if first else "", "…" if first + _WIDEST < len(line) else "")
    yield f"  {printing.styled(f'{number} |', 'dim')} {cut[0]}{_printable(part)}{cut[1]}"
    if problem.column:
        width = _width(_printable(line[first:at])) + len(cut[0])
        caret = "^" + "~" * (_length(problem, line, at) - 1)
        yield f"  {printing.styled(' ' * len(number) + ' |', 'dim')} {' ' * width}{printing.styled(caret, 'mark')}"


def _length(problem: Problem, line: str, at: int) -> int:
    """Return how many columns what is found takes, where the repair says so; else 1."""
    spans = [edit.end - edit.start for edit in problem.fix]
    end = at + spans[0] if len(spans) == 1 else at
    return max(_width(line[at:end]), 1) if end <= len(line) else 1


def _printable(text: str) -> str:
    """Return a text without what moves a terminal's cursor or changes its state."""
    return "".join(" " if char == "\t" else char if char.isprintable() or char == " " else "\ufffd" for char in text)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode Standard Annex 11: wide characters take two)."""
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _summary(problems: Sequence[Problem], shown: Sequence[Shown]) -> Iterator[str]:
    """Yield how many problems there are, by rule where there are several, and of what severity."""
    followers = sum(len(each.followers) for each in shown)
    following = {id(follower) for each in shown for follower in each.followers}
    own = [problem for problem in problems if id(problem) not in following]
    rules = Counter((problem.severity, problem.rule) for problem in own)
    if len(rules) > 1 and len(own) > _FEW:
        yield ""
        width = max(len(str(count)) for count in rules.values())
        yield from (f"  {count:>{width}}  {severity}  {rule}" for (severity, rule), count in sorted(rules.items()))
    if certain := sum(bool(problem.fix) for problem in own):
        yield f"{amount(certain, 'problem')} can be repaired by paycore check --fix (--fix --diff shows how)"
    errors = sum(problem.severity is Severity.ERROR for problem in own)
    counts = f"{amount(errors, 'error')}, {amount(len(own) - errors, 'warning')}"
    yield counts + (
        f", and {followers} that {'follows' if followers == 1 else 'follow'} from them" if followers else ""
    )


def amount(count: int, noun: str) -> str:
    """Return a number with its noun, as in *1 error* and *2 errors*."""
    return f"{count} {noun if count == 1 else f'{noun}s'}"
