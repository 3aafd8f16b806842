"""The stages of a build that every generator has: the rules for sources, and those for a rendered tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.context import CheckedBrand, CheckedSources, CheckedTree
from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.check.run import run
from mkdocs_paycore.source.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.tree import Tree


def check_sources(
    prepared: Prepared, report: Reporter, *, unusable_weights: Sequence[Problem], site_url: str | None
) -> None:
    """Report what is wrong in the sources of a prepared site.

    Args:
        prepared: the site.
        report: gets the problems.
        unusable_weights: what is wrong with what the site says of rules.
        site_url: the address that the configuration gives the site; None where it is served.
    """
    site, brand, root = prepared.site, prepared.brand, prepared.project.root
    report.report_all(unusable_weights)
    report.report_all(registry().problems)
    report.report_all((*site.catalog.problems, *site.directory.problems))
    run(Stage.SOURCES, CheckedSources(site=site), report, wants=report.wants)
    checked = CheckedBrand(brand=brand, root=root, providers=site.catalog.documents, site_url=site_url)
    run(Stage.BRAND, checked, report, wants=report.wants)


def check_tree(tree: Tree, prepared: Prepared, report: Reporter) -> None:
    """Report what is wrong in the rendered tree of a prepared site, for the brand that it was rendered for."""
    path = prepared.brand.path or prepared.project.config_path
    values, starts, root = prepared.site.values, tree.link_starts(), prepared.project.root
    checked = CheckedTree(tree=tree, link_starts=starts, values=values, path=path, root=root)
    run(Stage.TREE, checked, report, wants=report.wants)
