"""Markdown's side of components, and the end of a conversion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_paycore.markdown.call import Call, CallError
from mkdocs_paycore.markdown.syntax import Finding
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import MARK, SLOT, Slot, SlotKind, call_slot, decode, rejoined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_paycore.markdown.rendering import Rendering

COMPONENT_CALL = Rule(
    "component-call",
    "A component call whose arguments name nothing, or that stands where it cannot be drawn.",
    stage=Stage.PAGES,
    sample=Sample(
        "docs/index.md",
        '# Start\n\n<<provider_table(status="redy")>>\n',
        '# Start\n\n<<provider_table(status="ready")>>\n',
    ),
)
_ONLY_SLOT = re.compile(rf"\s*{SLOT.pattern}\s*\Z")


class Components(Treeprocessor):
    """Draws component calls that stand outside of code."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        elements = list(_outside_code(root))
        page = self.rendering.page
        page.forms.clear()
        page.calls[:] = (slot.payload for element in elements for slot in _slots(element) if slot.kind is SlotKind.CALL)
        if not page.calls:
            return
        for element in elements:
            element.text = self._drawn(element, element.text, is_whole=len(element) == 0)
            for child in element:
                child.tail = self._drawn(element, child.tail, is_whole=False)

    def _drawn(self, element: Element, text: str | None, *, is_whole: bool) -> str | None:
        if not text or MARK not in text:
            return text
        is_whole = is_whole and element.tag in {"p", "li", "td", "dd", "div"} and bool(_ONLY_SLOT.match(text))

        def draw(match: re.Match[str]) -> str:
            slot = decode(match[1])
            if slot.kind is not SlotKind.CALL:
                return match[0]
            try:
                return str(self.md.htmlStash.store(self._draw(slot.payload, is_whole=is_whole)))
            except CallError as error:
                self._report(slot.payload, error)
                return match[0]

        return SLOT.sub(draw, text)

    def _draw(self, typed: str, *, is_whole: bool) -> str:
        call = Call.parse(typed)
        component = self.rendering.site.components[call.name]
        if component.is_block and not is_whole:
            raise CallError(f"{call.name}(…) stands in a line of text", suggestion="give it a paragraph of its own")
        return component.drawn(self.rendering.vocabulary, call.bind(component.draw))

    def _report(self, typed: str, error: CallError) -> None:
        slot = call_slot(typed)
        start = max(self.rendering.text.find(slot), 0)
        finding = Finding(start, start + len(slot), COMPONENT_CALL, str(error), error.suggestion, follows=error.follows)
        self.rendering.report(finding, self.md)


def _slots(element: Element) -> Iterator[Slot]:
    for text in (element.text, *(child.tail for child in element)):
        if text and MARK in text:
            yield from (decode(match[1]) for match in SLOT.finditer(text))


def _outside_code(element: Element) -> Iterator[Element]:
    if element.tag in {"code", "pre", "script", "style"}:
        return
    yield element
    for child in element:
        yield from _outside_code(child)


class TreeIsDone(Treeprocessor):
    """Tells the last postprocessor that the page itself comes; the table of contents calls it for headings before."""

    def __init__(self, md: Markdown, finish: Finish) -> None:
        super().__init__(md)
        self.finish = finish

    def run(self, root: Element) -> None:  # noqa: ARG002 - Markdown's own signature
        self.finish.is_due = True


class Finish(Postprocessor):
    """Puts slots together that highlighting took apart; outside the plugin also fills them."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.is_due = False

    def run(self, text: str) -> str:
        if not self.is_due:
            return text
        self.is_due = False
        text = rejoined(text)
        if self.rendering.is_neutral:
            return text
        self._fill_toc()
        return self._fill(text)

    def _fill(self, text: str) -> str:
        return cut(text, path="page.html").fill(self.rendering.site.values) if MARK in text else text

    def _fill_toc(self) -> None:
        md: Any = self.md
        if hasattr(md, "toc"):
            md.toc = self._fill(md.toc)
            _fill_tokens(md.toc_tokens, self._fill)


def _fill_tokens(tokens: list[dict[str, Any]], fill: Callable[[str], str]) -> None:
    for token in tokens:
        token.update({key: fill(value) for key, value in token.items() if isinstance(value, str)})
        _fill_tokens(token["children"], fill)
