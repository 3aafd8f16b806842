"""The docs of a site as plain Markdown, for any generator: calls are HTML, and a slot that begins a link an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.docs_tree.boxes import with_boxes_as_html
from mkdocs_paycore.engines.docs_tree.files import is_page
from mkdocs_paycore.engines.docs_tree.folder import PreparedFolder
from mkdocs_paycore.engines.docs_tree.tree import docs_tree
from mkdocs_paycore.engines.docs_tree.written import write_folder
from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.markdown.prepared import GENERATED
from mkdocs_paycore.project.output_folder import refuse_overlap
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK, SLOT, URL_MARK, decode, link_shaped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_paycore.engines.docs_tree.docs_request import DocsRequest
    from mkdocs_paycore.engines.docs_tree.tree import PreparedPage
    from mkdocs_paycore.stamping.slot import Drawing

_DOCS, _STATIC = "docs", "static"
"""What an expanded folder holds: the docs, and once more all of them but the pages, as they go into the site."""
_LINK_START = expression(
    rf"(?P<before>\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?|\s(?:href|src|action)=[\"'])(?:{URL_MARK})?{SLOT.pattern}",
    re.MULTILINE,
)
_AUTOLINK = expression(rf"<{SLOT.pattern}(?P<rest>[^<>\s\"']*)>")
_NO_MARKER = expression(r"[^\s>]")


def expand_folder(request: DocsRequest, folder: Path) -> PreparedFolder:
    """Write a site's docs as plain Markdown, for a brand and all brands of its shape; only what changed.

    A page `a/b.md` is taken to become `a/b.html`, as most generators have it.

    Args:
        request: what is asked for.
        folder: the folder to write to.

    Returns:
        The folder, and what of it changed.

    Raises:
        UnusableSiteError: the site cannot be used, or the folder is not ours to write to.
    """
    refuse_overlap(request.source.project, folder, hint="Choose another folder")
    tree = docs_tree(request, drawn=_as_html, has_folder_urls=False, kept_in=folder)
    for page in tree.pages.values():
        _expand(page)
    contents = tree.contents()
    files = {f"{_DOCS}/{path}": content for path, content in contents.items()}
    files |= {f"{_STATIC}/{path}": content for path, content in contents.items() if not is_page(path)}
    notes = {"engine": "any", "brand": tree.prepared.brand.name}
    written = write_folder(folder, files, notes=notes)
    if tree.kept:
        tree.kept.write()
    return PreparedFolder(folder, tree, written)


def _expand(page: PreparedPage) -> None:
    page.meta = {key: value for key, value in page.meta.items() if key != GENERATED}
    page.body = with_link_shapes(with_boxes_as_html(page.body))


def with_link_shapes(text: str) -> str:
    """Return a page's text with slots that begin links as addresses, `https://<slot>/`; code stays as it is."""
    if MARK not in text:
        return text
    shaped = _outside_code(text, _LINK_START, lambda link: f"{link['before']}{link_shaped(decode(link[2]))}")
    return _outside_code(
        shaped, _AUTOLINK, lambda link: f"<{link_shaped(decode(link[1]), is_autolink=True)}{link['rest']}>"
    )


def _outside_code(text: str, pattern: re.Pattern[str], replaced: Callable[[re.Match[str]], str]) -> str:
    code = list(code_ranges(text))

    def outside(match: re.Match[str]) -> str:
        return match[0] if any(start <= match.start() < end for start, end in code) else replaced(match)

    return pattern.sub(outside, text)


def _as_html(drawing: Drawing, before: str) -> str:
    """Return what a call drew as it can stand in Markdown: a block of its own, indented as its line is, or one line."""
    if not drawing.is_block or "|" in before:
        return " ".join(drawing.html.split("\n")).replace("|", "&#124;" if "|" in before else "|")
    indent = _NO_MARKER.sub(" ", before)
    return drawing.html.replace("\n", f"\n{indent}") + "\n"
