"""A rule: one thing that may be wrong with a site, its weight, and how it is looked for.

A rule is one unit. It stands in the module that reports it, and makes its problems:

    FAINT = Rule("brand-contrast", "A brand's colour in which text is too faint to read.", severity=Severity.WARNING)

    yield FAINT.problem(path, place, "theme.accent: …", "nearest: #0a7d5a")

What looks at more than the text at hand is a function with a decorator. It takes what there is of a site at its stage,
one of the classes of `mkdocs_paycore.check.context`:

    @looks_for(FAINT)
    def faint_colours(checked: CheckedBrand) -> Iterator[Problem]: …

Rules that are reported while a file is read or a page is rendered need no such function.

The registry (`mkdocs_paycore.check.registry`) is made of the units: it finds those of every module that an entry point
of the group `mkdocs_paycore.rules` names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mkdocs_paycore.source.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_paycore.source.problem import Fix

Checked = TypeVar("Checked")
"""What there is of a site at the stage of a look."""


class Stage(StrEnum):
    """When a rule is looked at, in the order of a build."""

    BRAND = "brand"
    """On the file of each brand that is built."""
    SOURCES = "sources"
    """On the sources of the site, before anything is rendered: provider files, the configuration."""
    PAGES = "pages"
    """While pages are rendered, and when all of them are."""
    TREE = "tree"
    """On the rendered tree with slots, for each brand that is stamped from it."""
    SITES = "sites"
    """On the finished sites of brands."""
    CHECK = "check"
    """On the sources, by `paycore check` only: what takes too long, or weighs too little, for each build."""
    TEXT = "text"
    """On pages and snippets as they are typed, by `paycore check` only; nothing is rendered for it."""


class Sample(NamedTuple):
    """A file of a site that a rule reports something in, and the same file repaired.

    Attributes:
        file: its path, such as `docs/connectors/acme/provider.yml`; the site has little more than that.
        wrong: its text as the rule reports it.
        right: the text repaired.
    """

    file: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: its stable name, words in lower case with hyphens between them; problems carry it.
        sentence: what it reports, as a sentence for the page of rules and for tools.
        severity: how much its problems weigh where a site does not say otherwise.
        stage: when it is looked at.
        is_fixed: whether a site can neither turn it off nor silence it, for what it reports cannot be used at all.
        sample: a file with something that the rule reports, for the page of rules; None where none is short enough.
        example: a part of a file, or a list of files, that shows the same where there is no sample.
        varies: which of its problems weigh otherwise, in words: `a warning for a picture`; empty where none does.
    """

    name: str
    sentence: str
    severity: Severity = Severity.ERROR
    stage: Stage = Stage.SOURCES
    is_fixed: bool = False
    sample: Sample | None = None
    example: Sample | None = None
    varies: str = ""

    def problem(
        self,
        path: str,
        place: tuple[int, int],
        message: str,
        suggestion: str = "",
        *,
        severity: Severity | None = None,
        fix: Fix = (),
        follows: str = "",
    ) -> Problem:
        """Return a problem that the rule reports.

        Args:
            path: the file, as the reader should see it.
            place: its line and column, both from 1; (0, 0) for the whole file, a column of 0 for the whole line.
            message: what was found and what was expected.
            suggestion: the nearest right thing, or an empty string.
            severity: how much this problem weighs, where the rule alone cannot say.
            fix: the changes of the file that repair it, where they are certain.
            follows: what it follows from, where it does; see `Problem`.
        """
        return Problem(path, *place, self.name, severity or self.severity, message, suggestion, fix, follows)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Look(Generic[Checked]):
    """A function that looks for faults.

    Attributes:
        find: the function; it takes what there is of a site at the stage, and yields problems.
        rules: those that it reports.
        stage: when it runs.
        is_of_pages: whether what it finds in a page depends on no other page's text; see `looks_for`.
    """

    find: Callable[[Checked], Iterable[Problem]]
    rules: tuple[Rule, ...]
    stage: Stage
    is_of_pages: bool = False

    def __call__(self, checked: Checked) -> Iterable[Problem]:
        """Return the problems of what is checked."""
        return self.find(checked)

    def __str__(self) -> str:
        return ", ".join(map(str, self.rules))


def looks_for(
    *rules: Rule, stage: Stage | None = None, of_pages: bool = False
) -> Callable[[Callable[[Checked], Iterable[Problem]]], Look[Checked]]:
    """Return a decorator that makes a look of the function that finds what some rules report.

    Args:
        rules: the rules, one at least.
        stage: when the function runs, where that is not the stage of the first rule.
        of_pages: whether it looks at each page by itself (`Stage.TEXT`): what it finds in one depends on no text of
            another, but for front matter and the codes of providers, and on nowhere that links lead. Such a function
            is called for some pages at a time, over several processes, and not again for those that did not change.
    """
    when = stage or rules[0].stage
    return lambda find: Look(find, rules, when, of_pages)
