"""Links that are not written as Markdown reads them, so that a reader sees brackets instead of a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Fix, Problem

BROKEN_LINK = Rule(
    "broken-link",
    "Brackets that were to be a link and are none, or a link that leads nowhere or has no text.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nSee [the site] (https://pay.example/).\n",
        "# Start\n\nSee [the site](https://pay.example/).\n",
    ),
)
_ADDRESS = (
    r"(?:https?:|mailto:|tel:|\.{0,2}/|#|<<|\{\{)[^()\[\]\s]*|[\w./-]+\.(?:md|html|png|svg|jpe?g|pdf)(?:#[^()\[\]\s]*)?"
)
_APART = expression(rf"\[(?P<text>[^\[\]\n]{{2,200}})\][ \t]+\((?P<target>{_ADDRESS})\)")
_TURNED = expression(rf"\((?<![\]\w)!]\()(?P<text>[^()\[\]\n]{{1,200}})\)\[(?P<target>{_ADDRESS})\]")
_TWICE = expression(
    rf"\[(?P<text>[^\[\]\n]{{1,200}})\]\((?P<target>{_ADDRESS})\]\([^()\s]*\)"
    # a bracket more than a picture that is a link has: [one](…)](…)
    rf"|\[(?<![!\[\w]\[)(?P<whole>[^\[\]\n]{{1,200}})\]\((?P<first>{_ADDRESS})\)\]\([^()\s]*\)"
)
_OPEN = expression(
    r"\[(?P<text>[^\[\]\n]{1,200})\]\((?P<target>(?:https?:|mailto:|\.{1,2}/|<<|\{\{)"
    r"(?:[^()\[\]\s]++|\([^()\[\]\s]*+\)?+)*+"
    r"|(?:[\w-]+/)*+[\w.-]+\.(?:md|png|svg|jpe?g|gif|webp))(?=[ \t]|$)(?:[^\n)]*$|[^\n()\[\]]*+\[[^\[\]\n]*+\]\()",
    re.MULTILINE,
)
_FILE = r"\.(?:png|svg|jpe?g|gif|webp)"
_PICTURE_APART = expression(
    rf"(?:!(?<!\S!)[ \t]+\[|\[(?<!\S\[)!)(?P<text>[^\[\]\n]{{1,200}})\]\((?P<target>[^()\s]+{_FILE})\)", re.IGNORECASE
)
_PICTURE_TURNED = expression(rf"!\((?P<text>[^()\n]{{1,200}})\)\[(?P<target>[^\[\]\s]+{_FILE})\]", re.IGNORECASE)
_OPEN_ATTRIBUTES = expression(r"\{(?<=\)\{):?[ \t]*[.#\w][^{}\n]*$", re.MULTILINE)
_LINE = r"[ \t]*+[^\s][^\n]*+(?:\n|\Z)"
_PARAGRAPH = expression(rf"{_LINE}(?:(?![ \t]*+(?:[-*+]|\d{{1,3}}[.)])[ \t]){_LINE})*+")
"""Lines in a row; an item of a list begins anew."""
_BRACKET = expression(r"[()](?<![\\:;-].)")
"""A bracket that is not escaped, and no mouth of a smiley."""
_OPENS = expression(r"(?:\A|\s|(?<=\n))\(")
_ANCHOR = expression(r"[ \t]*\{")


@looks_for(BROKEN_LINK, of_pages=True)
def broken_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each text in brackets beside an address that is not read as a link."""
    for page in checked.manuscripts:
        yield from _mistyped(page)
        yield from _unclosed(page)
        yield from _swallowed(page)
        yield from _empty(page)


def _mistyped(page: Manuscript) -> Iterator[Problem]:
    for pattern, what in ((_APART, "a space within"), (_TURNED, "the brackets turned round in")):
        for found in pattern.finditer(page.outside_raw):
            right = f"[{found['text']}]({found['target']})"
            fix = (Edit(*found.span(), right),)
            yield _reported(page, found.start(), f"found {what} the link {quoted_value(found[0])}", right, fix)
    for pattern in (_PICTURE_APART, _PICTURE_TURNED):
        for found in pattern.finditer(page.outside_raw):
            right = f"![{found['text']}]({found['target']})"
            fix = (Edit(*found.span(), right),)
            yield _reported(page, found.start(), f"found the picture {quoted_value(found[0])}", right, fix)
    for found in _TWICE.finditer(page.outside_raw):
        message = f"found two targets in the link {quoted_value(found[0])}"
        text, target = found["text"] or found["whole"], found["target"] or found["first"]
        line = page.outside_raw[page.outside_raw.rfind("\n", 0, found.start()) + 1 : found.start()]
        if found["text"] or line.count("[") <= line.count("]"):
            yield _reported(page, found.start(), message, f"[{text}]({target})")


def _unclosed(page: Manuscript) -> Iterator[Problem]:
    text = page.outside_raw
    for found in _OPEN.finditer(text):
        is_at_end = text[found.end() : found.end() + 1] == "\n"
        following = text[found.end() + 1 : text.find("\n", found.end() + 1)].split() if is_at_end else []
        if not (following and ")" in following[0]):
            mark = "!" if text[: found.start()].endswith("!") else ""
            right = f"{mark}[{found['text']}]({found['target']})"
            message = f"the link {quoted_value(found['text'])} has no bracket at its end"
            yield _reported(page, found.start() - len(mark), message, right)
    for found in _OPEN_ATTRIBUTES.finditer(text):
        message = f"the attributes {quoted_value(found[0])} have no bracket at their end"
        yield _reported(page, found.start(), message, f"{found[0].rstrip()} }}")


def _swallowed(page: Manuscript) -> Iterator[Problem]:
    """Yield a problem for each link in parentheses that end with it: one bracket stands where two are needed."""
    inline = [link for link in page.links if link.kind is LinkKind.INLINE and not link.is_picture]
    text = blanked(page.prose, [(link.start, link.end) for link in page.links]) if inline else ""
    for paragraph in _PARAGRAPH.finditer(text):
        opened: list[int] = []
        for bracket in _BRACKET.finditer(paragraph[0]):
            if bracket[0] == "(":
                opened.append(paragraph.start() + bracket.start())
            elif opened:
                opened.pop()
        within = [link for link in inline if opened and opened[-1] < link.start < paragraph.end()]
        if within and _OPENS.search(text, max(opened[-1] - 1, 0), opened[-1] + 1):
            message = f"the parenthesis before the link {quoted_value(within[-1].text or '')} has no bracket at its end"
            right = f"{page.text[within[-1].start : within[-1].end]})"
            yield _reported(page, within[-1].end - 1, message, right)


def _empty(page: Manuscript) -> Iterator[Problem]:
    for link in page.links:
        if link.kind is not LinkKind.INLINE or _ANCHOR.match(page.text, link.end):
            continue
        text = (link.text or "").strip()
        if not link.target.strip():
            message = f"the link {quoted_value(text)} leads nowhere" if text else "found a link without text and target"
            yield page.problem(BROKEN_LINK, link.start, message, f"write [{text or 'its text'}](its address)")
        elif not text and not link.is_picture:
            message = f"the link to {quoted_value(link.target)} has no text"
            yield _reported(page, link.start, message, f"[its text]({link.target})")


def _reported(page: Manuscript, start: int, message: str, right: str, fix: Fix = ()) -> Problem:
    return page.problem(BROKEN_LINK, start, message, f"expected {right}", fix=fix)
