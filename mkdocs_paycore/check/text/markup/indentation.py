"""What falls out of its box or its list, because it is not indented by four spaces."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.markup.box_marks import TITLE_QUOTES
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.lists import ListItem
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.manuscript.notes import Note
    from mkdocs_paycore.source.problem import Problem

_INDENT = 4
OUT_OF_BOX = Rule(
    "text-outside-box",
    "A box or tab whose text is not indented by four spaces, so that it stands below it instead of in it.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "# Start\n\n!!! warning\n  Keep the key.\n", "# Start\n\n!!! warning\n    Keep the key.\n"
    ),
)
UNQUOTED_TITLE = Rule(
    "unquoted-box-title",
    "A box whose title is not in quotes, and is not shown.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n!!! warning Keep it safe\n    The key.\n",
        '# Start\n\n!!! warning "Keep it safe"\n    The key.\n',
    ),
)
OUT_OF_LIST = Rule(
    "text-outside-list",
    "Text below a step of a list that is indented by fewer than four spaces: it ends the list, and the next step is"
    " counted anew.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n1. Open the form.\n\n   It is long.\n\n2. Fill it in.\n",
        "# Start\n\n1. Open the form.\n\n    It is long.\n\n2. Fill it in.\n",
    ),
)
_LINE = expression(r"\n(?P<blank>(?:[ \t]*\n)*)(?P<indent>[ \t]*)(?P<text>\S[^\n]*)")
_TAB = expression(r"^(?P<indent>[ \t]*)===[!+]?[ \t]+\"[^\"\n]*\"[ \t]*$", re.MULTILINE)
"""The head of a tab (`pymdownx.tabbed`)."""
_NO_TEXT_OF_TAB = expression(r"===|#|<!--|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$")
_MARK = expression(r"[-*+][ \t]|\d+[.)][ \t]|[>|:]|<!--")
_BULLET = expression(r"[-*+][ \t]+(?=\S)")
_TITLE = expression(r"[ \t]++(?P<title>(?=[^\n\"A-Z]*+[A-Z])[^\n\"]*?)[ \t]*$")


@looks_for(OUT_OF_BOX, UNQUOTED_TITLE, of_pages=True)
def boxes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each box whose text stands outside of it, or whose title is taken for something else."""
    for page in checked.manuscripts:
        for note in page.notes:
            if note.title is None and (title := _unquoted_title(page, note)):
                start = note.head_end - len(title)
                fix = (Edit(start, note.head_end, f'"{title}"'),)
                hint = f'write {page.text[note.start : start]}"{title}"'
                yield page.problem(UNQUOTED_TITLE, start, f"the title {title!r} has no quotes", hint, fix=fix)
            if note.indent % _INDENT:
                continue  # it is no box; the rule about those reports it
            if not note.has_body and (below := _LINE.match(page.body, note.head_end)):
                yield from _outside(page, note, below)
            elif note.has_body and (later := _fallen_out(page, note.head_end, note.indent)):
                yield _told(page, later, note.indent, "box")


@looks_for(OUT_OF_BOX, of_pages=True)
def tabs(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each tab whose text stands outside of it."""
    for page in checked.manuscripts:
        for tab in _TAB.finditer(page.shown) if "===" in page.text else ():
            indent = len(tab["indent"].expandtabs(_INDENT))
            if indent % _INDENT:
                continue
            if (later := _fallen_out(page, tab.end(), indent)) is not None:
                yield _told(page, later, indent, "tab")
            elif (below := _left_below(page, tab.end(), indent)) is not None:
                message = "the tab has no text: what stands below it does not belong to it"
                hint = f"indent every line of it by {indent + _INDENT} columns"
                yield page.problem(OUT_OF_BOX, below.start("text"), message, hint)


def _told(page: Manuscript, later: re.Match[str], indent: int, kind: str) -> Problem:
    columns = len(later["indent"].expandtabs(_INDENT))
    wanted = " " * (indent + _INDENT)
    message = f"the text below the {kind} is indented by {columns} columns, and does not belong to it"
    fix = (Edit(later.start("indent"), later.start("text"), wanted),)
    hint = f"indent it by {len(wanted)} columns" + (f", or by {indent}" if columns != indent else "")
    return page.problem(OUT_OF_BOX, later.start("text"), message, hint, fix=fix)


def _fallen_out(page: Manuscript, at: int, indent: int) -> re.Match[str] | None:
    """Return the first line below a head of a box or tab that is indented by more than the head and too little.

    Python-Markdown ends a box at such a line, whether or not an empty one stands before it. A list of its own may be
    indented a little behind an empty line. Right below an item within, one with the same mark has fallen out, too.

    Args:
        page: the page.
        at: the offset of the end of the head.
        indent: how many columns the head is indented.
    """
    mark = ""
    while below := _LINE.match(page.body, at):
        columns = len(below["indent"].expandtabs(_INDENT))
        if columns < indent + _INDENT:
            is_list = _MARK.match(below["text"]) is not None and bool(below["blank"])
            is_text = not page.is_code(below.start("text")) and not is_list
            is_next = columns == indent and not below["blank"] and mark and below["text"].startswith(mark)
            return below if (indent < columns and is_text) or is_next else None
        mark = found[0] if (found := _BULLET.match(below["text"])) and columns == indent + _INDENT else ""
        at = below.end()
    return None


def _left_below(page: Manuscript, at: int, indent: int) -> re.Match[str] | None:
    """Return the text below the head of a tab that is indented no more than it: a tab without text is shown empty.

    Another tab, a heading and a rule show that the text is missing rather than that it fell out.

    Args:
        page: the page.
        at: the offset of the end of the head.
        indent: how many columns the head is indented.
    """
    below = _LINE.match(page.body, at)
    is_left = below is not None and len(below["indent"].expandtabs(_INDENT)) == indent
    return below if below and is_left and not _NO_TEXT_OF_TAB.match(below["text"]) else None


def _unquoted_title(page: Manuscript, note: Note) -> str:
    """Return what stands behind the type of a box and reads as a title: it has a capital letter, which no class has."""
    behind = page.text[note.kind_start + len(note.kind) : note.head_end]
    found = _TITLE.fullmatch(behind) if note.kind else None
    return found["title"] if found and not behind.lstrip().startswith((":", *TITLE_QUOTES)) else ""


def _outside(page: Manuscript, note: Note, below: re.Match[str]) -> Iterator[Problem]:
    columns = len(below["indent"].expandtabs(_INDENT))
    if (below["blank"] and columns <= note.indent) or below["text"].startswith(("#", "!!!", "???")):
        return  # the next paragraph: the box has a title only
    wanted = " " * (note.indent + _INDENT)
    message = f"the text of the box is indented by {columns} columns, expected {len(wanted)}"
    start = below.start("indent")
    fix = (Edit(start, below.start("text"), wanted),)
    yield page.problem(OUT_OF_BOX, below.start("text"), message, "indent every line of it by four spaces", fix=fix)


@looks_for(OUT_OF_LIST, of_pages=True)
def lists(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each text below a step of a numbered list that does not belong to it.

    Behind the last step only what follows it at once is looked at, as far as the next text at the left edge.
    """
    for page in checked.manuscripts:
        numbered = [item for item in page.items if item.number is not None]
        for item, following in zip_longest(numbered, numbered[1:]):
            goes_on = following and following.indent == item.indent and following.number == (item.number or 0) + 1
            yield from _below(page, item, following.start if following and goes_on else None)


def _below(page: Manuscript, item: ListItem, end: int | None) -> Iterator[Problem]:
    """Yield a problem for the first text, behind an empty line, that is indented by one to three columns more."""
    at = page.body.find("\n", item.start)
    while 0 <= at < (end or len(page.body)) and (below := _LINE.match(page.body, at)):
        columns = len(below["indent"].expandtabs(_INDENT)) - item.indent
        is_text = (end is None or below.start("text") < end) and not page.is_code(below.start("text"))
        if is_text and below["blank"] and 0 < columns < _INDENT and not (end is None and _MARK.match(below["text"])):
            message = f"the text is indented by {columns} columns: it does not belong to step {item.number}"
            yield page.problem(OUT_OF_LIST, below.start("text"), message, "indent it by four spaces")
            return
        if end is None and columns <= 0:
            return
        at = below.end()
