"""Text that a reader cannot see, because it stands in a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

HIDDEN_TEXT = Rule(
    "hidden-text",
    "A comment that holds a part of a page: a heading, a picture, a link, a table, a list or a box; in a provider's "
    "manual also a step, a credential or a note, which everybody can read in the page's source.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "# Start\n\n<!--\n## Limits\n\nNone.\n-->\n\nGo.\n", "# Start\n\n## Limits\n\nNone.\n\nGo.\n"
    ),
)
UNCLOSED_COMMENT = Rule(
    "unclosed-comment",
    "A comment without an end: all that stands behind it is hidden.",
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n<!-- old\n\nGo.\n", "# Start\n\n<!-- old -->\n\nGo.\n"),
)
_PARTS = expression(
    r"^[ \t]*(?:(?P<heading>#{1,6}[ \t]+\S)|(?P<table>\|.*\|[ \t]*$)|(?P<box>(?:!!!|\?\?\?)[ \t]*\w)"
    r"|(?P<list>(?:[-*+]|\d+[.)])[ \t]+\S))|(?P<picture>!\[[^\[\]\n]*\]\()|(?P<link>\[[^\[\]\n]+\]\([^()\n]+\))",
    re.MULTILINE,
)
_PARAGRAPH = expression(r"^[ \t]*+(?P<text>[A-Z](?:[^\n<>]|\n(?![ \t]*+[\s<>-]))*[.!?])[ \t]*$", re.MULTILINE)
_SENTENCE_END = expression(r"[a-z)][.!?] [A-Z]")
_REMARK = expression(
    r"\W*(?:todo|fixme|note|nb|xxx|hack|tbd|generated|this (?:file|page|section|is)|do not|don't|copyright|licen[cs]e"
    r"|see|source|please|used|keep|remove|update|add|edit|needs?|we|i|if|when|link|spdx|prettier|markdownlint|vale|cspell)\b",
    re.IGNORECASE,
)
_OF_TOOLS = expression(
    r"\W*(?:(?:paycore(?=:)|generated|begin|end|start|stop|copyright|licen[cs]e|spdx|prettier|markdownlint|vale|cspell"
    r"|textlint|more|toc)\b|--8<--)",
    re.IGNORECASE,
)
_WORDS_OF_NOTE = 3
"""So many words in a manual's comment say something to somebody."""
_WORDS_OF_TEXT = 8
"""So many words are a paragraph for readers; fewer are a remark."""
_NAMES = {
    "text": "a paragraph",
    "heading": "a heading",
    "table": "a table",
    "box": "a box",
    "list": "a list",
    "picture": "a picture",
    "link": "a link",
}
_POINT = expression(r"[ \t]*(?P<number>\d{1,3})[.)][ \t]+\S")
_START, _END = "<!--", "-->"


@looks_for(HIDDEN_TEXT, UNCLOSED_COMMENT, of_pages=True)
def hidden_texts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each comment that holds a part of a page, and for each that has no end."""
    for page in checked.manuscripts:
        for start, end in page.comments:
            text = page.text[start:end]
            if not text.endswith(_END):
                hidden = text.strip().count("\n")
                message = f"the comment has no end: {hidden} lines behind it are hidden"
                yield page.problem(UNCLOSED_COMMENT, start, message, f"close it with {_END}")
            elif parts := _parts(text) or _point(page, start, end) or (_note(text) if code_of(page, checked) else ""):
                yield page.problem(HIDDEN_TEXT, start, f"the comment hides {parts}", "show it, or remove it")


def _parts(text: str) -> str:
    """Return in words what a comment holds; empty for a remark, and for a list of one point."""
    found = list(dict.fromkeys(part.lastgroup or "" for part in _PARTS.finditer(text[len(_START) : -len(_END)])))
    if found == ["list"] and text.count("\n") < 2:  # noqa: PLR2004 - a remark that begins with a dash
        return ""
    if not found and _has_paragraph(text[len(_START) : -len(_END)]):
        found = ["text"]
    return " and ".join(_NAMES[name] for name in found)


def _point(page: Manuscript, start: int, end: int) -> str:
    """Return in words what a comment holds that has the number between those of the points right beside it."""
    point = _POINT.match(page.text[start + len(_START) : end - len(_END)])
    line = page.place(start).line
    beside = [_POINT.match(page.line(each)) for each in (line - 1, line + 1) if 0 < each <= page.text.count("\n")]
    numbers = {int(each["number"]) - at for each, at in zip(beside, (-1, 1), strict=False) if each}
    return "a point of a list" if point and int(point["number"]) in numbers else ""


def _note(text: str) -> str:
    """Return in words what a short comment of a manual holds; empty where it says nothing, or speaks to a tool."""
    inner = text[len(_START) : -len(_END)].strip()
    if _OF_TOOLS.match(inner) or len(re.findall(r"[^\W\d_]{2,}", inner)) < _WORDS_OF_NOTE - bool(_PARTS.match(inner)):
        return ""
    return "a point of a list" if _PARTS.match(inner) else "a note, which everybody can read in the page's source"


def _has_paragraph(text: str) -> bool:
    """Return whether a comment holds a paragraph for readers and no remark: a long sentence, on a single line two."""
    if _REMARK.match(text.lstrip()):
        return False
    found = [found["text"] for found in _PARAGRAPH.finditer(text)]
    if "\n" not in text.strip(" \t"):
        found = [each for each in found if _SENTENCE_END.search(each)]
    return any(len(each.split()) >= _WORDS_OF_TEXT for each in found)
