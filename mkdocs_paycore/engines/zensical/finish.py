"""What follows a render with Zensical: what plugins add elsewhere, what is looked for, and the site in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.site_brands import leaks_of_one
from mkdocs_paycore.brands.stamp import write_site
from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.check.tree.made_files import unstampable_files
from mkdocs_paycore.engines.docs_tree.files import is_page
from mkdocs_paycore.engines.zensical.page_twins import write_twins
from mkdocs_paycore.pages.what_changed import with_feed
from mkdocs_paycore.project.additions import feeds
from mkdocs_paycore.project.inputs import Inputs
from mkdocs_paycore.project.offline_search import write_offline_index
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.stamping.slot import plain_text
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from mkdocs_paycore.engines.docs_tree.folder import PreparedFolder
    from mkdocs_paycore.engines.docs_tree.tree import DocsTree
    from mkdocs_paycore.engines.zensical.render import Rendered
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.tree import Tree


def complete(rendered: Rendered, prepared: PreparedFolder, *, is_offline: bool) -> None:
    """Add to a rendered tree what plugins add where a generator has them; with slots, as everything in it.

    Args:
        rendered: the tree.
        prepared: what it was made of.
        is_offline: whether its pages are opened from a folder.

    Raises:
        UnusableSiteError: a file cannot be read or written; the tree is removed.
    """
    try:
        write_twins(rendered, prepared.tree, prepared.settings)
        _link_feeds(rendered, prepared.tree)
        if is_offline:
            write_offline_index(rendered.root)
    except OSError as error:
        rendered.remove()
        raise UnusableSiteError(f"the rendered site cannot be completed: {reason_of(error)}") from None


def _link_feeds(rendered: Rendered, tree: DocsTree) -> None:
    """Have the pages of what changed name their feeds."""
    for page, feed in feeds(tree.prepared.site).items():
        path = tree.files.address(page)
        if (file := rendered.root / path).is_file():
            html = file.read_bytes().decode("utf-8", "surrogateescape")
            file.write_bytes(with_feed(html, feed=feed, page=path).encode("utf-8", "surrogateescape"))


def checked_tree(rendered: Rendered, prepared: PreparedFolder, report: Reporter) -> Tree:
    """Return the tree that Zensical made of a prepared folder.

    Args:
        rendered: what it made.
        prepared: the folder.
        report: gets what the rules for trees find in it.

    Raises:
        UnusableSiteError: a plugin of Zensical's own made a file that cannot be stamped.
    """
    done = prepared.tree.prepared
    inputs = _inputs(prepared)
    tree = read_tree(rendered.root, is_source=lambda path: inputs.is_copy(path, of_tree=rendered.root))
    found = list(unstampable_files(tree, inputs, accepted=done.project.options.same_for_brands, maker=lambda _: ""))
    report.report_all(found)
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        raise UnusableSiteError(f"the site cannot be stamped: {found[0]}{more}", is_reported=True)
    check_tree(tree, done.brand, done.project, report, values=done.site.values)
    return tree


def _inputs(prepared: PreparedFolder) -> Inputs:
    """Return what a render was given, but for its pages."""
    contents = prepared.tree.contents().items()
    files = {path: content if isinstance(content, Path) else None for path, content in contents if not is_page(path)}
    project = prepared.tree.source.project
    folders = (project.root, project.docs, project.brands_dir, *project.templates, *project.themes)
    return Inputs(files, folders, (project.site_dir,))


def check_leaks(tree: Tree, prepared: PreparedFolder, site_dir: Path, report: Reporter) -> None:
    """Report words of other brands in the site of one; what `extra.custom` names is the site's own.

    Args:
        tree: the rendered tree.
        prepared: what it was made of.
        site_dir: the folder of the site, as messages name it.
        report: gets what is found.
    """
    done = prepared.tree.prepared
    name = plain_text(str(prepared.settings.get("site_name") or ""), done.site.values)
    brand = done.brand if done.brand.name else replace(done.brand, site_name=name)
    report.report_all(leaks_of_one(done.project, brand, tree, providers=done.names, site_dir=site_dir))


def stamp_one(tree: Tree, prepared: PreparedFolder, site_dir: Path) -> None:
    """Put the site of the brand that was prepared in the place of the last good one.

    Args:
        tree: the rendered tree; it stays as it is.
        prepared: what it was made of.
        site_dir: the folder of the site.

    Raises:
        UnusableSiteError: the site cannot be written; the last good one stays.
    """
    try:
        write_site(site_dir, tree, prepared.tree.prepared.site.values, own={})
    except OSError as error:
        shown = prepared.tree.source.project.shown(site_dir)
        raise UnusableSiteError(f"the site cannot be written to {shown}: {reason_of(error)}") from None
