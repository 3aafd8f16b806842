"""Markdown's side of components, and the end of a conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from mkdocs_paycore.markdown.call import Call, CallError
from mkdocs_paycore.markdown.syntax import Finding
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import MARK, SLOT, URL_MARK, Drawing, SlotKind, call_slot, decode, rejoined

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_paycore.markdown.rendering import Rendering
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary
    from mkdocs_paycore.stamping.slot import Slot

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
_ONLY_SLOT = expression(rf"\s*{SLOT.pattern}\s*\Z")
_NOTHING = f"{STX}paycore-nothing{ETX}"
"""Stands in a paragraph whose call draws nothing, until that paragraph is taken out."""
_HOLD_BLOCKS = frozenset({"p", "li", "td", "dd", "div"})
_LINK = expression(rf"(?<=[\s\"'])((?:href|src|action)=[\"'])(?={MARK})")


class Drawn(Treeprocessor):
    """Puts component calls that were drawn before in their places outside of code."""

    def run(self, root: Element) -> None:
        self.replace(list(_outside_code(root)))

    def replace(self, elements: list[Element]) -> None:
        """Put what each slot draws in its place."""
        for element in elements:
            element.text = self._replaced(element, element.text, is_whole=len(element) == 0)
            for child in element:
                child.tail = self._replaced(element, child.tail, is_whole=False)
        for element in elements:
            for child in [each for each in element if each.tag == "p" and each.text == _NOTHING]:
                element.remove(child)

    def _replaced(self, element: Element, text: str | None, *, is_whole: bool) -> str | None:
        if not text or MARK not in text:
            return text
        is_whole = is_whole and element.tag in _HOLD_BLOCKS and bool(_ONLY_SLOT.match(text))

        def stashed(match: re.Match[str]) -> str:
            html = self.html(decode(match[1]), is_whole=is_whole)
            if html == "" and is_whole and element.tag == "p":
                return _NOTHING
            return match[0] if html is None else str(self.md.htmlStash.store(html))

        return SLOT.sub(stashed, text)

    def html(self, slot: Slot, *, is_whole: bool) -> str | None:
        """Return what a slot draws; None where it stays. `is_whole`: it is all of a paragraph."""
        if slot.kind is not SlotKind.DRAWN:
            return None
        drawing = Drawing.of(slot)
        return drawing.html if is_whole or not drawing.is_block else None


class Components(Drawn):
    """Draws component calls that stand outside of code."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        elements = list(_outside_code(root))
        page = self.rendering.page
        page.forms.clear()
        page.calls[:] = (slot.payload for element in elements for slot in _slots(element) if slot.kind is SlotKind.CALL)
        if page.calls:
            self.replace(elements)

    def html(self, slot: Slot, *, is_whole: bool) -> str | None:
        if slot.kind is not SlotKind.CALL:
            return None
        try:
            return drawing_of(slot.payload, self.rendering.vocabulary, is_whole=is_whole).html
        except CallError as error:
            report_call(slot.payload, error, self.rendering, self.md)
            return None


def drawing_of(typed: str, place: PageVocabulary, *, is_whole: bool) -> Drawing:
    """Return what a component call draws, with marks on the links in it that begin with a slot.

    Args:
        typed: the call as it was typed.
        place: what is known on its page.
        is_whole: whether it is all of a paragraph.

    Raises:
        CallError: it cannot be drawn.
    """
    call = Call.parse(typed)
    component = place.site.components[call.name]
    if component.is_block and not is_whole:
        raise CallError(f"{call.name}(…) stands in a line of text", suggestion="give it a paragraph of its own")
    html = component.drawn(place, call.bind(component.draw))
    return Drawing(typed, _LINK.sub(rf"\1{URL_MARK}", html) if MARK in html else html, component.is_block)


def report_call(typed: str, error: CallError, rendering: Rendering, md: Markdown) -> None:
    """Report a call that cannot be drawn where it was typed in the text of a rendering."""
    slot = call_slot(typed)
    start = max(rendering.text.find(slot), 0)
    finding = Finding(start, start + len(slot), COMPONENT_CALL, str(error), error.suggestion, follows=error.follows)
    rendering.report(finding, md)


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
