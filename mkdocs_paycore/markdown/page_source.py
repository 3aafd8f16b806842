"""Pages as another generator reads them: Markdown with slots for variables and snippets put in, and calls drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetMissingError  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.markdown.drawing import drawing_of, report_call
from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK, SLOT, URL_MARK, SlotKind, decode, text_slot

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_paycore.markdown.kept_drawings import KeptDrawings
    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.markdown.rendering import Rendering
    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.stamping.slot import Drawing

_BEFORE_MARKDOWN = ("paycore_before_snippets", "snippet", "paycore_variables")
"""The processors of a page's text that run here, in their order."""
_STRUCTURE = expression(r"[ \t>]*(?:#|<|[-*+:|]|[0-9]+[.)]|!!!|\?\?\?|===|///|```|~~~|-{3,}|\Z)")
"""A line that is no text of the paragraph that follows it, or comes before it."""
_MARKERS = expression(r"(?:[ \t>]|[-*+:](?=[ \t])|[0-9]+[.)](?=[ \t]))*\Z")


_HTML_LINK = expression(rf"<[A-Za-z][^<>]*?\s(?:href|src|action)=[\"']?(?={MARK})")


class MissingSnippetError(Exception):
    """A page names a snippet that there is not; the message says which."""


class PageSources:
    """Turns the text of pages into what another generator reads."""

    def __init__(self, site: Site, *, snippets: Mapping[str, Any] | None, kept: KeptDrawings | None = None) -> None:
        """Make what all pages share.

        Args:
            site: what pages are drawn for.
            snippets: the options of `pymdownx.snippets`; None where the site has none.
            kept: what was drawn before.
        """
        self.draw = kept.drawing if kept else drawing_of
        extension = PaycoreExtension(site=site)
        self.rendering: Rendering = extension.rendering
        self.md = Markdown(extensions=[extension])
        if snippets is not None:
            self.md.registerExtensions([SnippetExtension(**snippets)], {})

    def with_drawings(self, text: str, page: Page, *, drawn: Callable[[Drawing, str], str]) -> str:
        """Return the text of a page, without its front matter, with snippets, slots and drawn calls.

        Args:
            text: as it was written.
            page: which page it is.
            drawn: gives what stands for a drawing, which it gets with what stands before it on its line.

        Raises:
            MissingSnippetError: it names a snippet that there is not.
        """
        self.rendering.page = page
        text = self.rendering.with_slots(text.replace(MARK, text_slot(MARK)))
        lines = text.split("\n")
        try:
            for name in _BEFORE_MARKDOWN:
                if name in self.md.preprocessors:
                    lines = self.md.preprocessors[name].run(lines)
        except SnippetMissingError as error:
            raise MissingSnippetError(str(error)) from error
        return self._drawn(_with_marks("\n".join(lines)), page, drawn)

    def _drawn(self, text: str, page: Page, drawn: Callable[[Drawing, str], str]) -> str:
        calls = list(_calls(text))
        page.forms.clear()
        page.calls[:] = (decode(call[1]).payload for call in calls)
        pieces: list[str] = []
        end = 0
        for call in calls:
            typed = decode(call[1]).payload
            try:
                drawing = self.draw(typed, self.rendering.vocabulary, is_whole=_is_whole(call))
            except CallError as error:
                report_call(typed, error, self.rendering, self.md)
                continue
            before = text[text.rfind("\n", 0, call.start()) + 1 : call.start()]
            pieces += [text[end : call.start()], drawn(drawing, before)]
            end = call.end()
        return "".join([*pieces, text[end:]])


def _with_marks(text: str) -> str:
    """Return a text in which links of raw HTML that begin with a slot carry the mark of an absolute address."""
    found = list(_HTML_LINK.finditer(text)) if MARK in text else []
    code = list(code_ranges(text)) if found else []
    for link in reversed(found):
        if not any(start <= link.start() < end for start, end in code):
            text = f"{text[: link.end()]}{URL_MARK}{text[link.end() :]}"
    return text


def _calls(text: str) -> Iterator[re.Match[str]]:
    """Yield the slots of calls that stand outside of code."""
    found = [match for match in SLOT.finditer(text) if decode(match[1]).kind is SlotKind.CALL]
    code = list(code_ranges(text)) if found else []
    return (call for call in found if not any(start <= call.start() < end for start, end in code))


def _is_whole(call: re.Match[str]) -> bool:
    """Return whether a call is all of a paragraph, a list entry or a cell of a table."""
    text = call.string
    start = text.rfind("\n", 0, call.start()) + 1
    stop = text.find("\n", call.end())
    before, after = text[start : call.start()], text[call.end() : stop if stop >= 0 else len(text)]
    if "|" in before and not before.rpartition("|")[2].strip():
        return not after.strip() or after.lstrip().startswith("|")
    if not _MARKERS.match(before) or after.strip():
        return False
    above, below = text[: max(start - 1, 0)].rpartition("\n")[2], text[stop + 1 :].partition("\n")[0]
    is_below = stop < 0 or _STRUCTURE.match(below) is not None
    return is_below and (start == 0 or before.strip() != "" or _STRUCTURE.match(above) is not None)
