"""The reporter of a site: it weighs rules as the site's configuration says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.registry import registry_without_texts
from mkdocs_paycore.check.weights import chosen_weights, weights_of
from mkdocs_paycore.source.reporter import Reporter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Listener


def site_reporter(
    project: Project, *, listeners: Sequence[Listener] = (), only: Iterable[str] = (), ignored: Iterable[str] = ()
) -> tuple[Reporter, list[Problem]]:
    """Return a reporter for a site, and what is wrong with what the site says of rules.

    Args:
        project: the site.
        listeners: called with each problem that is passed on.
        only: the rules that a command asks for; where there are none, all are.
        ignored: the rules that a command does not want.

    Raises:
        UnknownRuleError: a command names a rule that there is not.
    """
    weights, problems = weights_of(project.options.rules, sources=project.config_sources)
    weights = chosen_weights(weights, only=only, ignored=ignored)
    return Reporter(
        root=project.root, weights=weights, fixed=registry_without_texts().fixed(), listeners=listeners
    ), problems
