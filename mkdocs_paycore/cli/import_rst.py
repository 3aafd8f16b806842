"""The command `paycore import rst`, which turns pages in reStructuredText into Markdown."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.check.output.text_report import amount
from mkdocs_paycore.cli.console import CONTENT_ERRORS, USED_WRONGLY, Progress, fail, say
from mkdocs_paycore.cli.import_files import Order, copy_missing, dry_run_option, files_in, force_option, part, put_file
from mkdocs_paycore.intake.rst.source_tree import SourceTree
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_paycore.intake.rst.read import ConvertedTree

_ENDINGS = (".rst", ".rest")


@click.command("rst")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@force_option
@dry_run_option
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Write below this folder, as the source tree does."
)
def rst_command(paths: tuple[Path, ...], *, into: Path | None, dry_run: bool, force: bool) -> None:
    """Turn pages in reStructuredText, as Sphinx has them, into Markdown.

    PATH is a page or a folder of them. Give all pages of a documentation at once: links between them lead to the new
    pages. Their lists of pages (toctree) become the lines of nav: that are printed. What Markdown has no word for is
    listed with its line, and kept in the page as a comment.
    """
    if find_spec("docutils") is None:
        fail("docutils is not installed", "expected it beside paycore: pip install 'mkdocs-paycore[rst]'")
    order = Order(into, dry_run, force)
    by_tree = _by_tree(paths)
    if not by_tree:
        fail(f"found no page in {', '.join(map(str, paths))}", "expected files that end with .rst")
    conversions = _converted(by_tree)
    blocked = [reason for tree, made in conversions for reason in ([] if dry_run else _write_all(made, tree, order))]
    _report([made for _, made in conversions], blocked)


def _by_tree(paths: Iterable[Path]) -> dict[SourceTree, list[Path]]:
    """Return the pages that paths name or hold, by the source tree that they stand in."""
    by_tree: dict[SourceTree, list[Path]] = {}
    seen: set[Path] = set()
    for path in paths:
        for file, _ in files_in([path], endings=_ENDINGS):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                by_tree.setdefault(SourceTree.around(path), []).append(file)
    return by_tree


def _converted(by_tree: Mapping[SourceTree, Sequence[Path]]) -> list[tuple[SourceTree, ConvertedTree]]:
    from mkdocs_paycore.intake.rst.read import read_pages  # noqa: PLC0415 - needs docutils, which is an extra

    progress = Progress(sum(map(len, by_tree.values())), "read {done} of {all} pages")
    made = [
        (tree, read_pages(files, tree=tree, shown=lambda file: shown_path(file, "."), progress=progress.step))
        for tree, files in by_tree.items()
    ]
    progress.end()
    return made


def _write_all(made: ConvertedTree, tree: SourceTree, order: Order) -> list[str]:
    """Write the pages of a tree, and the pictures that they show; return why some were not written."""
    root = order.into or tree.root
    blocked = []
    for page in made.pages:
        if reason := put_file(root / page.target, page.text.encode(), force=order.force):
            blocked.append(reason)
        else:
            copy_missing(page.pictures, root)
    return blocked


def _report(conversions: Sequence[ConvertedTree], blocked: Sequence[str]) -> None:
    """List what could not be carried over, the navigation and what the pages need, and end with an exit code."""
    pages = [page for made in conversions for page in made.pages]
    for page in pages:
        for doubt in page.doubts:
            click.echo(str(doubt))
    for made in conversions:
        if made.navigation:
            click.echo(f"\nFor mkdocs.yml:\n\n{made.navigation}")
    refused = [reason for made in conversions for reason in made.refused]
    for reason in [*refused, *blocked]:
        say(f"paycore: {reason}")
    if extensions := sorted({each for page in pages for each in page.extensions}):
        say(f"The pages need these in markdown_extensions: {', '.join(extensions)}")
    doubts = amount(sum(len(page.doubts) for page in pages), "doubt")
    say(f"{part(len(pages) - len(blocked), len(pages), 'page')}, {doubts}")
    if blocked:
        raise SystemExit(USED_WRONGLY)
    if refused:
        raise SystemExit(CONTENT_ERRORS)
