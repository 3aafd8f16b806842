"""Where the labels of pages lead: to which page, which place on it, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_paycore.intake.rst.nodes import UNSEEN_NODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Label:
    """A place that others lead to.

    Attributes:
        page: the page, by the path of its source below the root, without its ending.
        anchor: the place on the page; empty for the whole page.
        title: what stands there; empty where nothing has a title.
    """

    page: str
    anchor: str = ""
    title: str = ""


@dataclass
class Labels:
    """All places of pages.

    Attributes:
        pages: a place for each page, by its name.
        by_name: the labels, in small letters.
        headings: the sections that have no label, by their titles in small letters; None where two are alike.
    """

    pages: dict[str, Label] = field(default_factory=dict)
    by_name: dict[str, Label] = field(default_factory=dict)
    headings: dict[str, Label | None] = field(default_factory=dict)

    def add(self, page: str, document: nodes.document) -> Iterator[str]:
        """Take the places of a page in; yield its labels that another page has already."""
        self.pages[page] = Label(page, title=page_title(document))
        for name, anchor in document.nameids.items():
            element = document.ids.get(anchor)
            if element is None or _leads_out(element):
                continue
            label = Label(page, anchor, _title_at(element))
            if not document.nametypes.get(name):
                self.headings[name] = None if name in self.headings else label
            elif name in self.by_name:
                yield name
            else:
                self.by_name[name] = label

    def found(self, name: str) -> Label | None:
        """Return the place of a label, or of the one section of that title."""
        name = nodes.fully_normalize_name(name)
        return self.by_name.get(name) or self.headings.get(name)


def page_title(document: nodes.document) -> str:
    """Return the first heading of a page in plain text; empty where it has none."""
    section = next(iter(document.findall(nodes.section)), None)
    return section[0].astext() if section is not None else ""


def labelled_ids(document: nodes.document) -> set[str]:
    """Return the places of a page that have a label or that its own links lead to."""
    named: Mapping[str, str] = {name: anchor for name, anchor in document.nameids.items() if anchor}
    labels = (anchor for name, anchor in named.items() if document.nametypes.get(name))
    own = {anchor for anchor in labels if anchor in document.ids and not _leads_out(document.ids[anchor])}
    return own | {each["refid"] for each in document.findall(nodes.reference) if "refid" in each}


def _leads_out(element: nodes.Element) -> bool:
    return "refuri" in element or isinstance(element, nodes.footnote | nodes.citation)


def _title_at(element: nodes.Element) -> str:
    if isinstance(element, nodes.target):
        return _title_behind(element)
    heading = next((each for each in element.children if isinstance(each, nodes.title | nodes.caption)), None)
    return heading.astext() if heading is not None else ""


def _title_behind(element: nodes.Element) -> str:
    """Return the title of the section that comes next, behind comments and other labels."""
    following = element.next_node(descend=False, siblings=True)
    while following is not None and isinstance(following, UNSEEN_NODES):
        following = following.next_node(descend=False, siblings=True)
    return _title_at(following) if isinstance(following, nodes.section) else ""
