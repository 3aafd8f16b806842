"""Markdown's side of variables: slots in the text, in anchors, in `<…>` and at the start of links."""

from __future__ import annotations

import re
import weakref
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_paycore.markdown.link_shapes import without_addresses
from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, SLOT, URL_MARK, anchor_text, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs_paycore.markdown.rendering import Rendering

    Slugify = Callable[[str, str], str]

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
            heading = [value, separator, anchor]
            rendering.page.slotted.append(heading)
            rendering.page.old_anchors |= old_ids([heading], rendering.site.values, slugify)
            return anchor

        toc.slugify = slugify_names


def old_ids(headings: Iterable[list[str]], values: Mapping[str, str], slugify: Slugify) -> dict[str, str]:
    """Return, by the id that a brand's values would have made, the id that a heading has.

    Args:
        headings: as `Page.slotted` has them.
        values: the brand's, by the names of the slots.
        slugify: makes an id of a text and what stands between its words.
    """
    named = ((str(slugify(plain_text(text, values), separator)), anchor) for text, separator, anchor in headings)
    return {old: anchor for old, anchor in named if old != anchor}


def slugify_of(extensions: Sequence[Any], configs: Mapping[str, Any]) -> Slugify | None:
    """Return what makes the ids of headings; None where there is no table of contents.

    Args:
        extensions: those of a site, without ours.
        configs: their options, by their names.
    """
    md = Markdown(extensions=extensions, extension_configs=configs)
    return cast("Any", md.treeprocessors["toc"]).slugify if "toc" in md.treeprocessors else None


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
