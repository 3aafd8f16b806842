"""Emphasis, code and quotes of a manual that begin and do not end: a reader sees their marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
UNCLOSED_MARK = Rule(
    "unclosed-mark",
    "Bold text, emphasis, code or a quotation of a manual that begins and does not end: its marks are shown.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, "# North\n\nPress **Connect at once.\n", "# North\n\nPress **Connect** at once.\n"),
)
_BLOCK = expression(r"(?:(?!\n[ \t]*(?:\n|[*+-][ \t]|\d+[.)][ \t]|#|\||!!!|\?\?\?|>)).|\n(?![ \t]*\n))+", re.DOTALL)
_RULE = expression(r"[ \t]*(?:\*[ \t]*){3,}")
_STRONG = expression(r"\*\*(?=[^\s*])(?:[^*]|\*(?!\*))*?(?<=[^\s*])\*\*|\*{3}(?=[^\s*])[^*]+(?<=\S)\*{3}|\\\*|\*{4,}")
_LEFT = expression(r"\*\*")
_CODE = expression(r"(?<![`\\])`(?!`)")
_SINGLE = expression(r"\\\*|\*\*|(?<![*\w])\*(?=[^\s*])[^*]*?(?<=[^\s*])\*(?![*\w])")
_QUOTE = expression(
    r"(?<![*\w\\])(?P<mark>\*{1,2})(?:(?P<open>['\u2018])[^*\n'\u2018\u2019]{1,60}"
    r"|(?P<double>[\"“«])[^*\n\"“”«»]{1,60}|[^*\n\"“”«»]{1,60}(?P<behind>[\"”»])"
    r"|[^\s*'\u2018\u2019][^*\n'\u2018\u2019]{0,60}(?<!s)(?P<close>['\u2019]))(?P=mark)(?![*\w])"
)


@looks_for(UNCLOSED_MARK, of_pages=True)
def unclosed_marks(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each mark of a manual without its counterpart in the same paragraph or item."""
    for page in checked.manuscripts:
        if code_of(page, checked) is not None:
            yield from sorted([*_strong(page), *_code(page), *_in_links(page), *_quotes(page)])


def _strong(page: Manuscript) -> Iterator[Problem]:
    for block in _BLOCK.finditer(_with_code(page)) if "**" in page.prose else ():
        if "**" not in block[0] or _RULE.fullmatch(block[0].strip()):
            continue
        rest = _STRONG.sub(lambda found: " " * len(found[0]), block[0])
        if (left := _LEFT.search(rest)) is not None:
            start = block.start() + left.start()
            words = page.text[start : start + 40].partition("\n")[0]
            is_pair = _LEFT.search(rest, left.end()) is not None
            what = "has spaces within its marks" if is_pair else "has no counterpart"
            message = f"the bold text {quoted_value(words)} {what}"
            hint = "write the marks right at the words" if is_pair else "write ** before and behind the words"
            yield page.problem(UNCLOSED_MARK, start, message, hint)


def _with_code(page: Manuscript) -> str:
    """Return the prose of a page with letters where code stands within a line: what is bold may be all code."""
    pieces, end = [], 0
    for start, stop in page.code:
        if "\n" not in page.text[start:stop]:
            pieces += [page.prose[end:start], "x" * (stop - start)]
            end = stop
    return "".join([*pieces, page.prose[end:]])


def _code(page: Manuscript) -> Iterator[Problem]:
    for mark in _CODE.finditer(page.outside_raw):
        words = page.text[mark.start() : mark.start() + 40].partition("\n")[0]
        message = f"the code {quoted_value(words)} has no counterpart of its mark"
        yield page.problem(UNCLOSED_MARK, mark.start(), message, "write ` before and behind the code")


def _in_links(page: Manuscript) -> Iterator[Problem]:
    for link in page.links:
        text = link.text or ""
        if "*" in text and not link.is_picture and not link.tag and "*" in _SINGLE.sub("", text):
            message = f"the text of the link {quoted_value(text)} has an emphasis without its counterpart"
            yield page.problem(UNCLOSED_MARK, link.start, message, f"expected [*{text.strip('*')}*]")


def _quotes(page: Manuscript) -> Iterator[Problem]:
    for found in _QUOTE.finditer(page.prose):
        message = f"the quotation {quoted_value(found[0])} has one quote"
        yield page.problem(UNCLOSED_MARK, found.start(), message, "write quotes on both sides, or none")
