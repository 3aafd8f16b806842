"""Lists of pages: what a `toctree` shows on its page, and the navigation that all of them together make."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.intake.rst.labels import Label
from mkdocs_paycore.intake.rst.source_tree import is_external
from mkdocs_paycore.intake.rst.typed import comment, link, typed
from mkdocs_paycore.source.yaml.write import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_paycore.intake.rst.inline import InlineWriter
    from mkdocs_paycore.intake.rst.nodes import PageList


@dataclass(frozen=True)
class NavEntry:
    """A line of a navigation: a page, an address elsewhere, or a heading for others.

    Attributes:
        title: what is shown.
        target: the name of a page, or an address; empty for a heading.
        below: what stands under a heading.
    """

    title: str
    target: str = ""
    below: tuple[NavEntry, ...] = ()


@dataclass
class PageLists:
    """The lists of all pages.

    Attributes:
        by_page: what each page lists, by its name.
    """

    by_page: dict[str, list[NavEntry]] = field(default_factory=dict)

    def written(self, node: PageList, inline: InlineWriter) -> Iterator[str]:
        """Yield a list as Markdown, where it is one for readers; take it in for the navigation.

        Args:
            node: the list.
            inline: writes for the page that it stands on; gets what leads nowhere.
        """
        entries: list[NavEntry] = []
        lost: list[str] = []
        for title, target in node["entries"]:
            found = list(_entries(title, target, inline, is_pattern=node["is_pattern"]))
            entries += found
            if not found and not node["is_pattern"]:
                inline.written.doubt(node["line"], f"the page {target!r} is not among those that are brought in")
                lost.append(f"{title} <{target}>" if title else target)
        if node["is_reversed"]:
            entries.reverse()
        own = self.by_page.setdefault(inline.written.name, [])
        own += [NavEntry(node["caption"], below=tuple(entries))] if node["caption"] and entries else entries
        if entries and not node["is_hidden"]:
            if node["caption"]:
                yield f"**{typed(node['caption'])}**"
            yield "\n".join(f"-   {link(typed(each.title), _address(each, inline))}" for each in entries)
        if lost:
            yield comment("\n".join(["toctree:", *lost]) if len(lost) > 1 else f"toctree: {lost[0]}")

    def navigation(self, titles: Mapping[str, str]) -> list[NavEntry]:
        """Return the navigation: the pages that no list names, each with what it lists below it.

        Args:
            titles: those of all pages by their names, in the order in which they were read.
        """
        if not any(self.by_page.values()):
            return []
        named = {target for entries in self.by_page.values() for target in _targets(entries)}
        tops = [name for name in titles if name not in named] or list(titles)[:1]
        tops.sort(key=lambda name: (name.count("/"), posixpath.basename(name) != "index"))
        return [self._entry(NavEntry(titles[name], name), titles, seen=frozenset()) for name in tops]

    def _entry(self, entry: NavEntry, titles: Mapping[str, str], *, seen: frozenset[str]) -> NavEntry:
        if not entry.target:
            return NavEntry(entry.title, below=tuple(self._entry(each, titles, seen=seen) for each in entry.below))
        listed = [] if entry.target in seen else self.by_page.get(entry.target, [])
        inner = tuple(self._entry(each, titles, seen=seen | {entry.target}) for each in listed if each != entry)
        return NavEntry(entry.title, entry.target, inner)


def nav_text(entries: Sequence[NavEntry]) -> str:
    """Return a navigation as the lines of `nav:` in mkdocs.yml."""
    return "".join(f"{line}\n" for line in ["nav:", *_lines(entries, "  ")])


def _lines(entries: Sequence[NavEntry], indent: str) -> Iterator[str]:
    for entry in entries:
        address = entry.target if not entry.target or is_external(entry.target) else f"{entry.target}.md"
        if not entry.below:
            yield f"{indent}- {scalar(entry.title or address)}: {scalar(address)}"
            continue
        yield f"{indent}- {scalar(entry.title or address)}:"
        if address:
            yield f"{indent}    - {scalar(entry.title or address)}: {scalar(address)}"
        yield from _lines(entry.below, f"{indent}    ")


def _targets(entries: Sequence[NavEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.target
        yield from _targets(entry.below)


def _entries(title: str, target: str, inline: InlineWriter, *, is_pattern: bool) -> Iterator[NavEntry]:
    """Yield the pages that a line of a list means; none where it leads nowhere."""
    if is_external(target):
        yield NavEntry(title or target, target)
    elif target == "self":
        own = inline.page(f"/{inline.written.name}")
        yield NavEntry(title or (own.title if own else ""), inline.written.name)
    elif is_pattern and any(mark in target for mark in "*?["):
        yield from (NavEntry(each.title or each.page, each.page) for each in inline.pages(target))
    elif place := inline.page(target):
        yield NavEntry(title or place.title or place.page, place.page)


def _address(entry: NavEntry, inline: InlineWriter) -> str:
    return entry.target if is_external(entry.target) else inline.address(Label(entry.target))
