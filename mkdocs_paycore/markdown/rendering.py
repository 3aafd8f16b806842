"""A rendering in progress: the site, the page at hand, and who hears what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.markdown.blocks import conditions, shown_text
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.source_trace import trace
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.place import replacement
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from markdown import Markdown

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.markdown.source_trace import Origin
    from mkdocs_paycore.markdown.syntax import Finding
    from mkdocs_paycore.source.problem import Fix


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
        where = trace(
            len(_as_typed(self.text[: finding.start])),
            _as_typed(self.text),
            token=_as_typed(self.text[finding.start : finding.end]),
            before_snippets=[_as_typed(line) for line in self.own_lines] if snippet and self.own_lines else None,
            source=self.page.source,
            snippet_path=snippet.get_snippet_path if snippet else _no_path,
        )
        path = self.page.path if where.path is None else shown_path(where.path, self.site.root)
        place = (where.line, where.column)
        problem = finding.rule.problem(path, place, finding.message, finding.suggestion, follows=finding.follows)
        self.site.report(replace(problem, fix=self._fix(finding, where)))

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
