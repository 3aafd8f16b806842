"""Tags of HTML that do not end: what follows them is bold, a link, or lost."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

UNCLOSED_TAG = Rule(
    "unclosed-tag",
    "A tag of HTML that is not ended, or an end of one that was not begun: what follows is bold, a link, or lost.",
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\nKeep <b>the key.\n", "# Start\n\nKeep <b>the key</b>.\n"),
)
_NAMES = "b|i|em|strong|u|s|a|span|kbd|sup|sub|small|mark|font|center|div|details|summary|figure|table"
_TAG = expression(
    rf"(?<!\\)<(?P<end>/?)(?P<name>{_NAMES})"
    r"(?P<rest>(?:\s(?:[^<>\"']|\"[^\"\n]*\"|'[^'\n]*')*+)?)(?P<own>/?)>",
    re.IGNORECASE,
)
_OPEN_END = expression(rf"</(?P<name>{_NAMES})(?![\w-])(?![ \t]*>)", re.IGNORECASE)
_ODD = expression(r"<(?P<name>img|a)\s[^<>\n]*>", re.IGNORECASE)
_NEEDS = expression(r"\shref\s*=", re.IGNORECASE)


@looks_for(UNCLOSED_TAG, of_pages=True)
def unclosed_tags(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each tag without its end on the page, and for a quote of an attribute that is missing."""
    for page in checked.manuscripts:
        if "<" in page.text:
            yield from sorted([*_without_end(page), *_without_quote(page)])


def _without_end(page: Manuscript) -> Iterator[Problem]:
    waiting = defaultdict[str, list[int]](list)
    cut = {found.start(): found for found in _OPEN_END.finditer(page.outside_raw)}
    for start, found in sorted(cut.items()):
        message = f"the tag {quoted_value(found[0])} has no bracket at its end"
        yield page.problem(UNCLOSED_TAG, start, message, f"expected {found[0]}>")
    for tag in sorted([*_TAG.finditer(page.outside_raw), *cut.values()], key=lambda found: found.start()):
        name = tag["name"].lower()
        is_end = tag.start() in cut or bool(tag["end"])
        if is_end and waiting[name]:
            waiting[name].pop()
        elif is_end:
            message = f"the tag {quoted_value(tag[0])} ends what was not begun"
            yield page.problem(UNCLOSED_TAG, tag.start(), message, "remove it, or write where it begins")
        elif not tag["own"]:
            waiting[name].append(tag.start() if _has_to_end(page, tag) else -1)
    for name, starts in waiting.items():
        for start in filter(lambda each: each >= 0, starts):
            message = f"the tag <{name}> is not ended"
            yield page.problem(UNCLOSED_TAG, start, message, f"write </{name}> where it ends")


def _has_to_end(page: Manuscript, tag: re.Match[str]) -> bool:
    """Return whether a tag is no place to lead to (`<a name="x">`), and no part of a name of code (`List<i>`)."""
    is_link = tag["name"].lower() != "a" or _NEEDS.search(tag["rest"]) is not None
    return is_link and (bool(tag["rest"]) or not page.text[tag.start() - 1 : tag.start()].isalnum())


def _without_quote(page: Manuscript) -> Iterator[Problem]:
    for tag in _ODD.finditer(page.outside_raw):
        if (tag[0].count('"') % 2) and "'" not in tag[0]:
            message = f"the tag {quoted_value(tag[0])} has a quote without its counterpart"
            yield page.problem(UNCLOSED_TAG, tag.start(), message, 'write attributes as name="value"')
