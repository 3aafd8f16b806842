"""Pages in reStructuredText as Markdown, all of a tree at once: links between them lead to the new pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.rst.blocks import BlockWriter
from mkdocs_paycore.intake.rst.inline import InlineWriter
from mkdocs_paycore.intake.rst.labels import Labels, labelled_ids
from mkdocs_paycore.intake.rst.nav import PageLists, nav_text
from mkdocs_paycore.intake.rst.nodes import UNSEEN_NODES
from mkdocs_paycore.intake.rst.options import options_left_out
from mkdocs_paycore.intake.rst.parse import parse_page
from mkdocs_paycore.intake.rst.rst_page import RstPage
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.yaml.write import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from mkdocs_paycore.intake.rst.source_tree import SourceTree

_IN_FRONT = ("title", "description", "keywords")
_OF_SPHINX = ("orphan", "tocdepth", "nocomments", "no-search", "title", "description")
"""Fields of a page that say nothing to others, or would be mistaken for ours."""


@dataclass(frozen=True)
class ConvertedTree:
    """What the pages of a tree become.

    Attributes:
        pages: each page that could be read.
        navigation: the lines of `nav:` in mkdocs.yml; empty where no page lists others.
        refused: why files were left alone.
    """

    pages: tuple[RstPage, ...]
    navigation: str
    refused: tuple[str, ...]


def read_pages(
    files: Iterable[Path], *, tree: SourceTree, shown: Callable[[Path], str], progress: Callable[[str], None]
) -> ConvertedTree:
    """Return what pages become.

    Args:
        files: the pages, all in one tree.
        tree: what they stand in.
        shown: returns a file's path as messages show it.
        progress: is called with each file's path once it is read.
    """
    documents: list[tuple[RstPage, nodes.document]] = []
    refused: list[str] = []
    labels = Labels()
    for file in files:
        written = RstPage(file, shown(file), tree.name(file).removesuffix(file.suffix))
        progress(written.path)
        try:
            document = parse_page(_text(file), page=file, tree=tree)
        except UnreadableError as error:
            refused.append(f"{written.path} was left alone: {error}")
            continue
        for name in labels.add(written.name, document):
            written.doubt(None, f"the label {name!r} stands on {labels.by_name[name].page} as well, and leads there")
        documents.append((written, document))
    lists = PageLists()
    for written, document in documents:
        _write(written, document, tree=tree, labels=labels, lists=lists)
    titles = {written.name: labels.pages[written.name].title for written, _ in documents}
    entries = lists.navigation(titles)
    return ConvertedTree(
        tuple(written for written, _ in documents), nav_text(entries) if entries else "", tuple(refused)
    )


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        reason = f"it cannot be read: {reason_of(error)}"
        raise UnreadableError(reason) from None
    except UnicodeDecodeError as error:
        reason = f"found the byte 0x{error.object[error.start]:02x}, which is not UTF-8"
        raise UnreadableError(reason) from None


def _write(written: RstPage, document: nodes.document, *, tree: SourceTree, labels: Labels, lists: PageLists) -> None:
    """Write the text of a page and note what could not be carried over."""
    front = "".join(f"{line}\n" for line in _front_matter(document))
    anchors = labelled_ids(document)
    inline = InlineWriter(written, tree=tree, labels=labels)
    for line, message in options_left_out(document):
        written.doubt(line, message)
    text = BlockWriter(inline, lists=lists, anchors=anchors).page(document)
    written.text = (f"---\n{front}---\n\n" if front else "") + text
    written.doubts = list({(each.line, each.message): each for each in written.doubts}.values())
    written.doubts.sort(key=lambda each: each.line)


def _front_matter(document: nodes.document) -> Iterator[str]:
    """Yield the lines of what `meta` and the fields above all else say, which a page of MkDocs has in front."""
    for field in _fields_of_page(document):
        name, body = (each.astext() for each in field.children)
        if name == "nosearch":
            yield "search: {exclude: true}"
        elif name not in _OF_SPHINX and re.fullmatch(r"[A-Za-z_][\w-]*", name):
            yield f"{name}: {scalar(body)}"
    for meta in document.findall(nodes.meta):
        if meta.get("name") in _IN_FRONT and meta.get("content"):
            yield f"{meta['name']}: {scalar(meta['content'])}"


def _fields_of_page(document: nodes.document) -> list[nodes.Element]:
    """Take the fields above all else out of a page, which Sphinx does not show, and return them."""
    first = next((each for each in document.children if not isinstance(each, (*UNSEEN_NODES, nodes.meta))), None)
    if not isinstance(first, nodes.field_list) or not any(
        isinstance(each, nodes.section) for each in document.children
    ):
        return []
    document.remove(first)
    return [each for each in first.children if isinstance(each, nodes.Element)]
