"""A rule: one thing that may be wrong with a site, its weight, and how it is looked for.

A rule is one unit. It stands in the module that finds what it is about, as a name of that module:

    FAINT = Rule("brand-contrast", "A colour of a brand in which text is too faint to read.", severity=Severity.WARNING)

A rule that looks at a whole site is a function with a decorator:

    @rule("brand-contrast", "A colour …", severity=Severity.WARNING, stage=Stage.SOURCES)
    def faint_colours(site: CheckedSite) -> Iterator[Problem]: …

Rules of readers and processors are reported while these read; such a rule has no function.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_paycore.source.problem import Problem

Look: TypeAlias = "Callable[[Any], Iterable[Problem]]"
"""What looks for a rule's faults: it takes what there is of a site at the rule's stage, and yields problems."""


class Stage(StrEnum):
    """When a rule looks, in the order of a build."""

    SOURCES = "sources"
    """Before anything is rendered: provider files, brands, the configuration."""
    PAGES = "pages"
    """While pages are rendered, and when all of them are."""
    TREE = "tree"
    """On the rendered tree with slots."""
    SITES = "sites"
    """On finished sites of brands."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: its stable name, in lower case with hyphens; problems carry it.
        sentence: what it reports, as a sentence for the page of rules.
        severity: how much its problems weigh where a site does not say otherwise.
        stage: when it looks.
        wrong: a piece of source in which it finds something, for the page of rules; empty where none is short enough.
        right: the same piece put right.
        look: what looks for its faults; None where a reader or a processor does.
    """

    name: str
    sentence: str
    severity: Severity = Severity.ERROR
    stage: Stage = Stage.SOURCES
    wrong: str = ""
    right: str = ""
    look: Look | None = None

    def __call__(self, site: Any) -> Iterable[Problem]:  # noqa: ANN401 - what a stage has, see the stages
        """Return the problems that the rule finds in a site; none where it only is reported by others."""
        return self.look(site) if self.look else ()

    def __str__(self) -> str:
        return self.name


def rule(name: str, sentence: str, **options: Any) -> Callable[[Look], Rule]:  # noqa: ANN401 - the attributes of `Rule`
    """Return a decorator that makes a rule of the function that looks for its faults.

    `name`, `sentence` and the options are the attributes of `Rule`.
    """
    made = Rule(name, sentence, **options)
    return lambda look: replace(made, look=look)
