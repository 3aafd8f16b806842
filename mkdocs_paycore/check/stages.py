"""The stages of a build that every generator has: the rules for sources, and those for a rendered tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import all_features
from mkdocs_paycore.check.context import CheckedBrand, CheckedSources, CheckedTree
from mkdocs_paycore.check.precedence import told_once
from mkdocs_paycore.check.registry import registry_without_texts
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.text.providers.of_pages import code_at
from mkdocs_paycore.check.text_rules import text_problems
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.over import anything, here
from mkdocs_paycore.stamping.template import joints_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.joint import Joint
    from mkdocs_paycore.stamping.over import Over
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
    report.report_all(registry_without_texts().problems)
    report.report_all((*prepared.project.products.problems, *site.catalog.problems, *site.directory.problems))
    run(Stage.SOURCES, CheckedSources(site=site), report, wants=report.wants)
    check_brand(brand, site.catalog, report, root=root, site_url=site_url, features=all_features(site.products))


def check_brand(
    brand: Brand,
    catalog: Catalog,
    report: Reporter,
    *,
    root: Path,
    features: Collection[str],
    site_url: str | None = None,
) -> None:
    """Report what is wrong with a brand.

    Args:
        brand: the brand.
        catalog: the providers of the site.
        report: gets the problems.
        root: what paths in problems are relative to.
        features: those that a brand may hide.
        site_url: the address that the configuration gives the site; None for none.
    """
    checked = CheckedBrand(brand=brand, root=root, providers=catalog.documents, features=features, site_url=site_url)
    run(Stage.BRAND, checked, report, wants=report.wants)


def check_texts(
    checked: CheckedTexts,
    report: Reporter,
    *,
    over: Over = here,
    is_plain: Callable[[object], bool] = anything,
    known: KnownPages | None = None,
) -> list[Problem]:
    """Report what is wrong in pages as they are typed, each mistake once, and return it.

    What is found in a manual that the brand does not show is left out: its provider's file was not looked into. Others
    are still compared with it.

    Args:
        checked: the pages.
        report: gets the problems.
        over: runs the rules, for one over several processes.
        is_plain: whether a rule that has run elsewhere did nothing but find problems.
        known: what an earlier check found in pages that may be the same; None: nothing is known.
    """
    found = text_problems(checked, wants=report.wants, over=over, is_plain=is_plain, known=known)
    hidden = checked.hidden
    unseen = {page.path for page in checked.manuscripts if hidden and code_at(page.uri, checked) in hidden}
    found = told_once([problem for problem in found if problem.path not in unseen])
    report.report_all(found)
    return found


def check_tree(
    tree: Tree,
    brand: Brand,
    project: Project,
    report: Reporter,
    *,
    values: Mapping[str, str],
    link_starts: Mapping[str, str] | None = None,
    joints: Mapping[str, Collection[Joint]] | None = None,
) -> None:
    """Report what is wrong in a rendered tree of a site, for a brand that is stamped from it.

    Args:
        tree: the tree.
        brand: the brand; its path is empty where it is that of `extra.custom`.
        project: the site.
        report: gets the problems.
        values: what the slots are filled with.
        link_starts: those of the tree, where they are known: they are worked out once for all brands.
        joints: the same.
    """
    starts = tree.link_starts() if link_starts is None else link_starts
    path = brand.path or project.config_path
    joints = joints_of(tree.templates) if joints is None else joints
    checked = CheckedTree(tree=tree, link_starts=starts, values=values, path=path, root=project.root, joints=joints)
    run(Stage.TREE, checked, report, wants=report.wants)
