"""Boxes and tabs whose first line is not written as one: a reader sees `!!!`, `???` or `==` instead of a box or tab."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.markup.notes import KNOWN_TYPES
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

MALFORMED_BOX = Rule(
    "malformed-box",
    "A line that begins a box or a tab and is not written as Markdown reads it: it is shown as it is typed.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        '# Start\n\n!!! warning "Keep it safe\n    The key.\n',
        '# Start\n\n!!! warning "Keep it safe"\n    The key.\n',
    ),
)
_WORDS = r"[\w-]+(?: +[\w-]+)*"
_READ = expression(
    rf"(?:!!! ?{_WORDS}(?: +\"[^\n]*\")?|\?\?\?\+? ?(?:(?:{_WORDS})? +\"[^\n]*\"|\"[^\n]*\"|{_WORDS})) *"
)
"""How Python-Markdown 3 (`admonition`) and pymdown-extensions 10 (`details`) read the first line of a box."""
_HEAD = expression(
    r"^(?P<indent>[ \t]*+)(?P<head>(?P<mark>!{2,5}|\?{2,5}\+?)[ \t]*+(?P<kind>[A-Za-z][\w-]*+)?"
    r"(?P<rest>[^\n]*?))[ \t]*$",
    re.MULTILINE,
)
_TAB_HEAD = expression(
    r"^[ \t]*+(?P<mark>={2}|={4,6})(?P<sign>[!+]?)[ \t]*+(?P<title>\"[^\"\n]+\")[ \t]*$"
    r"(?=\n(?:[ \t]*\n)*(?:[ ]{4}|\t))",
    re.MULTILINE,
)
"""The mark of a tab with too few or too many signs, and text below it that is indented."""
TITLE_QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}«»"
_FOREIGN = expression(
    r"^(?P<head>[ \t]*(?:>[ \t]*\[!(?P<alert>\w+)\]|:::+[ \t]*"
    r"(?P<fence>note|tip|info|warning|danger|caution|important|success)\b|\{%[ \t]*hint\b[^%\n]*%\})[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
"""Boxes as other tools have them: alerts of code hosts, fences of colons, hints of GitBook."""
_MAY_HAVE = expression(r":::|\[!|\{%")
_READER = expression(
    r"pymdownx\.quotes|callouts|alerts?\b|github[-_.]admonition|gfm|colon[-_]?fence|mdx_containers", re.IGNORECASE
)
"""Names of extensions and plugins that read such boxes."""
_HABIT = 5
"""On so many pages they are a habit, which somebody would have seen."""
_PUNCTUATION = expression(r"[!.,;?]+")
_MARK = 3
_TAB = 4


@looks_for(MALFORMED_BOX)
def malformed_boxes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each line that was to begin a box: with too few or many marks, or a title that is not quoted.

    A title without any quote is reported by the rule about that.
    """
    yield from _foreign(checked)
    yield from _tabs(checked)
    for page in checked.manuscripts:
        for head in _HEAD.finditer(page.shown) if "!!" in page.text or "??" in page.text else ():
            columns = len(head["indent"].expandtabs(_TAB))
            right = _right(head)
            if not right and columns % _TAB and _READ.fullmatch(head["head"]):
                message = f"the box is indented by {columns} column{'s' * (columns > 1)}, and is shown as text"
                hint = "indent it by four columns for each list or box that it is in"
                yield page.problem(MALFORMED_BOX, head.start("head"), message, hint)
            if right:
                message = f"found {quoted_value(head['head'])}, which begins no box"
                fix = (Edit(*head.span("head"), right),)
                yield page.problem(MALFORMED_BOX, head.start("head"), message, f"expected {right}", fix=fix)


def _tabs(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each mark of a tab that has not three equals signs."""
    for page in checked.manuscripts:
        for head in _TAB_HEAD.finditer(page.shown) if "==" in page.text else ():
            right = f"==={head['sign']} {head['title']}"
            message = f"found {quoted_value(head['mark'])}, which begins no tab"
            fix = (Edit(head.start("mark"), head.end("title"), right),)
            yield page.problem(MALFORMED_BOX, head.start("mark"), message, f"expected {right}", fix=fix)


def _foreign(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each box of another tool, unless an extension reads them or many pages have some."""
    pages = [page for page in checked.manuscripts if _MAY_HAVE.search(page.text)]
    found = [(page, head) for page in pages for head in _FOREIGN.finditer(page.shown)]
    is_read = any(_READER.search(text) for _, text in checked.config_sources) if found else False
    for page, head in found if not is_read and len({page.path for page, _ in found}) < _HABIT else ():
        kind = (head["alert"] or head["fence"] or "info").lower()
        message = f"found {quoted_value(head['head'].strip())}, a box as another tool reads it"
        hint = f"expected !!! {kind if kind in KNOWN_TYPES else 'note'}, and its text below, indented by four spaces"
        start = head.start("head") + len(head["head"]) - len(head["head"].lstrip())
        yield page.problem(MALFORMED_BOX, start, message, hint)


def _right(head: re.Match[str]) -> str:
    """Return the first line of the box that was meant; empty where there is a box, or none was meant."""
    mark, kind, rest = head["mark"], head["kind"] or "", head["rest"].strip()
    whole = "!!!" if mark[0] == "!" else f"???{'+' if mark.endswith('+') else ''}"
    if len(mark.rstrip("+")) == _MARK and (
        _READ.fullmatch(head["head"]) or not (kind or rest.startswith(tuple(TITLE_QUOTES)))
    ):
        return ""
    if len(mark.rstrip("+")) != _MARK and kind.lower() not in KNOWN_TYPES:
        return ""
    if _PUNCTUATION.fullmatch(rest):
        return f"{whole} {kind}"
    title = rest.strip(f"{TITLE_QUOTES}:- ")
    if title and not (rest.startswith(tuple(f"{TITLE_QUOTES}:-")) or rest.endswith(tuple(TITLE_QUOTES))):
        is_class = re.fullmatch(_WORDS, rest) and rest == rest.lower()
        return f"{whole} {kind} {rest}" if is_class else ""
    return f'{whole} {kind or "note"} "{title}"' if rest else f"{whole} {kind}"
