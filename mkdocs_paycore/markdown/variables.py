"""Markdown's side of variables: slots in the text, in anchors, in `<…>` and at the start of links."""

from __future__ import annotations

import re
import weakref
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_paycore.markdown.link_shapes import without_addresses
from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, SLOT, URL_MARK, anchor_text, plain_text

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_paycore.markdown.rendering import Rendering

_LINK_ATTRIBUTES = ("href", "src")


class BeforeSnippets(Preprocessor):
    """Keeps the page's own lines, to tell later whether a line came from a snippet."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        self.rendering.own_lines = lines if "snippet" in self.md.preprocessors else None
        return lines


class Anchors(Preprocessor):
    """Keeps the ids of headings the same for every brand."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.hooked: weakref.ref[Any] | None = None

    def run(self, lines: list[str]) -> list[str]:
        self.keep_anchors()
        return lines

    def keep_anchors(self) -> None:
        """Let the table of contents make a heading's id from the names of variables, not from their values."""
        if "toc" not in self.md.treeprocessors:
            return
        toc: Any = self.md.treeprocessors["toc"]
        if self.hooked is not None and self.hooked() is toc:
            return
        self.hooked = weakref.ref(toc)
        slugify, rendering = toc.slugify, self.rendering

        def slugify_names(value: str, separator: str) -> str:
            if MARK not in value:
                return str(slugify(value, separator))
            anchor = str(slugify(anchor_text(value), separator))
            old = str(slugify(plain_text(value, rendering.site.values), separator))
            if old != anchor:
                rendering.page.old_anchors[old] = anchor
            return anchor

        toc.slugify = slugify_names


class Variables(Anchors):
    """Puts slots in the place of variables and component calls."""

    def run(self, lines: list[str]) -> list[str]:
        self.keep_anchors()
        text = "\n".join(lines)
        result = self.rendering.with_slots(without_addresses(text), md=self.md)
        return lines if result == text else result.split("\n")


class Autolinks(InlineProcessor):
    """`<<<custom.support_email>>>`: what stands in angle brackets is a link, though the slot looks like a tag."""

    PATTERN = rf"<((?![/!])[^<>\s\"'=]*?{MARK}[A-P]+ZQ[^<>\s\"']*)>"

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802, ARG002 - Markdown's own signature
        typed = m[1]
        target = typed
        if SLOT.match(typed):
            target = AUTOLINK_MARK + typed
        elif "@" in typed and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", typed):
            target = f"mailto:{typed}"
        elif not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", typed):
            return None, None, None
        link = Element("a", {"href": target})
        link.text = AtomicString(re.sub(r"^mailto:", "", typed))
        return link, m.start(0), m.end(0)


class Links(Treeprocessor):
    """Marks links that begin with a slot, so that they count as absolute whatever the value is."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in _LINK_ATTRIBUTES:
                target = element.get(name)
                if target and SLOT.match(target):
                    element.set(name, URL_MARK + target)
