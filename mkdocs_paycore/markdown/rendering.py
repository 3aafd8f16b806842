"""A rendering in progress: the site, the page at hand, and who hears what is wrong in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.markdown.blocks import conditions, shown_text
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.source_trace import SourceTrace
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.place import replacement
from mkdocs_paycore.source.unprintable import without_control
from mkdocs_paycore.stamping.slot import SLOT_OR_MARK, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from markdown import Markdown

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.markdown.source_trace import Origin
    from mkdocs_paycore.markdown.syntax import Finding
    from mkdocs_paycore.source.problem import Fix


class _TracedText:
    """A page's text as it was typed, for slots are no text of anybody's, and where it was written."""

    def __init__(
        self, text: str, before: list[str] | None, source: str | None, find: Callable[[str], str | None]
    ) -> None:
        self._made_of = text, before, source
        own_lines = [_as_typed(line) for line in before] if before else None
        self.trace = SourceTrace(_as_typed(text), before_snippets=own_lines, source=source, snippet_path=find)
        slots = list(SLOT_OR_MARK.finditer(text))
        self._ends = [slot.end() for slot in slots]
        self._shifts = list(accumulate((len(_as_typed(slot[0])) - len(slot[0]) for slot in slots), initial=0))

    def is_of(self, text: str, before: list[str] | None, source: str | None) -> bool:
        """Return whether it was made of these."""
        return all(one is other for one, other in zip(self._made_of, (text, before, source), strict=True))

    def offset(self, offset: int) -> int:
        """Return where a place of the text is in what was typed."""
        return offset + self._shifts[bisect_right(self._ends, offset)]


@dataclass(slots=True)
class Rendering:
    """What the processors of one Markdown instance share.

    `is_neutral` keeps the slots in what is rendered; else they are filled with the site's values. `own_lines` are the
    page's lines before snippets came in (None where nothing puts snippets in), `text` is the page with them, `whole`
    that with the blocks that the brand does not show. `page_of` says which page a file of the engine is, or None,
    where the engine lets others render pages whose turn it is not.
    """

    site: Site
    is_neutral: bool
    page: Page = field(default_factory=Page)
    page_of: Callable[[Any], Page] | None = None
    own_lines: list[str] | None = None
    text: str = ""
    whole: str = ""
    _last_traced: _TracedText | None = None

    @property
    def vocabulary(self) -> PageVocabulary:
        """The names known on the page at hand."""
        return PageVocabulary(self.site, self.page)

    def with_slots(self, text: str, *, md: Markdown | None = None) -> str:
        """Return a page's text as Markdown is to see it: the blocks that the brand shows, with slots for variables.

        `md` is the instance that converts it, where one does.
        """

        def report(finding: Finding) -> None:
            self.report(finding, md)

        text = without_control(text)
        self.text = self.whole = text
        self.site.conditions.update(conditions(text))
        self.text = shown_text(
            text,
            brand=self.site.brand,
            known=self.site.brands,
            features=self.site.features,
            hidden=self.site.hidden,
            report=report,
        )
        self.text = substitute(self.text, self.vocabulary, report=report)
        return self.text

    def report(self, finding: Finding, md: Markdown | None = None) -> None:
        """Report what is wrong in `text`, with file and line as it was written; `md` knows where snippets are."""
        if self.page.is_out_of_turn:
            return
        snippet: Any = md.preprocessors["snippet"] if md is not None and self.own_lines is not None else None
        traced = self._traced(snippet)
        token = _as_typed(self.text[finding.start : finding.end])
        where = traced.trace.origin(traced.offset(finding.start), token=token)
        path = self.page.path if where.path is None else shown_path(where.path, self.site.root)
        place = (where.line, where.column)
        problem = finding.rule.problem(path, place, finding.message, finding.suggestion, follows=finding.follows)
        self.site.report(replace(problem, fix=self._fix(finding, where)))

    def _traced(self, snippet: Any) -> _TracedText:  # noqa: ANN401 - pymdownx has no types
        """Return what says where the text at hand was written; `snippet` put snippets into it, if there is one."""
        before = self.own_lines if snippet else None
        traced = self._last_traced
        if traced is None or not traced.is_of(self.text, before, self.page.source):
            find = snippet.get_snippet_path if snippet else _no_path
            traced = self._last_traced = _TracedText(self.text, before, self.page.source, find)
        return traced

    def _fix(self, finding: Finding, where: Origin) -> Fix:
        """Return the change of the file that repairs what was found; none where that, or its place, is not certain."""
        if finding.right is None or not where.line:
            return ()
        source = self.page.source if where.path is None else _read(where.path)
        typed = _as_typed(self.text[finding.start : finding.end])
        return replacement(source or "", (where.line, where.column), typed, finding.right)


def _as_typed(text: str) -> str:
    return plain_text(text, {})


def _read(file: Path) -> str:
    return file.read_text("utf-8-sig", errors="replace")


def _no_path(_: str) -> None:
    return None
