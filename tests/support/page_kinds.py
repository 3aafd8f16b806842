"""What kinds of elements the pages of a built site have, and few pages that have all of them between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = tuple[str, ...]
"""A tag with its classes, role and type, by which styles and programs tell it from others; or two headings in turn."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class PageKinds(HTMLParser):
    """The kinds of a page's elements, and how often each `id` stands there."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    ids: Counter[str] = field(default_factory=Counter)
    heading: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        told_by = [values.get("role", ""), values.get("type", "")]
        self.kinds[(tag, *sorted(values.get("class", "").split()), *told_by)] += 1
        if tag in HEADINGS:
            self.kinds[self.heading, tag] += 1
            self.heading = tag
        if values.get("id"):
            self.ids[values["id"]] += 1


def kinds_of_site(site: Path) -> dict[str, PageKinds]:
    """Return what each page of a built site has, by its path."""
    found: dict[str, PageKinds] = {}
    for file in sorted(site.rglob("*.html")):
        page = found[file.relative_to(site).as_posix()] = PageKinds()
        page.feed(file.read_text("utf-8"))
    return found


def covering(pages: Mapping[str, PageKinds]) -> list[str]:
    """Return pages that have every kind between them: next is always the one with most new kinds for its size."""
    left = {kind for page in pages.values() for kind in page.kinds}
    chosen: list[str] = []
    while left:
        best = max(pages, key=lambda name: len(left & pages[name].kinds.keys()) / (500 + pages[name].kinds.total()))
        chosen.append(best)
        left -= pages[best].kinds.keys()
    return chosen
