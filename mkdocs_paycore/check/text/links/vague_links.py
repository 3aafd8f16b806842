"""Links whose text does not say where they lead: *here*, *link*, or a bare address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

VAGUE_LINK = Rule(
    "vague-link",
    "A link that does not say where it leads, nor does its sentence: *Click here*, or in a manual a bare address (WCAG "
    "2.2, criterion 2.4.4).",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nFor more, click [here](https://pay.example/limits).\n",
        "# Start\n\nSee the [limits](https://pay.example/limits).\n",
    ),
)
_VAGUES = (
    "here|right here|over here|in here|click here|click on it|click this link|click the link|click on the link"
    "|press here|tap here|go here|see here|look here|link|a link|the link|this link|following link|the following link"
    "|hyperlink|здесь|тут|сюда|ссылка|ссылке|по ссылке|тут|посилання|за посиланням"
)
_VAGUE = frozenset(_VAGUES.split("|"))
_BORDER = expression(r"\A|\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)]|#+)[ \t]|\|")
"""What parts the words that belong to a link from others: an empty line, an item, a cell."""
_WORD = expression(r"[^\W\d_]{3,}")
_NO_WORDS = (
    "the this that these those here there for and you your can may please see click press tap open look visit read find"
    " get follow use check more all about info information detail details further link page url address site website"
    " from with into are was has have its via just also now learn know than what where how"
)
_SAYING_NOTHING = frozenset(_NO_WORDS.split())
"""Words around a link that do not say where it leads."""
_BARE = expression(r"https?://(?!localhost|\d|\[)[^\s<>{}]+", re.IGNORECASE)
_TEXT = expression(r"(?P<rest>[^<>]*)>(?P<text>[^<>\n]{1,80})</a\s*>", re.IGNORECASE)
_SECTION = 2


@looks_for(VAGUE_LINK, of_pages=True)
def vague_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link whose text says nothing by itself.

    The words around it may say where it leads, as in *the limits are listed here*. The head of a manual gives the
    addresses of its provider, and there an address says what it is.
    """
    for page in checked.manuscripts:
        head = _head_end(page) if code_of(page, checked) is not None else len(page.text)
        for link in page.links:
            text = _text(page, link)
            if text.casefold().strip(" .,:!") in _VAGUE and not _is_explained(page, link):
                message = f"the link's text {quoted_value(text)} does not say where it leads"
            elif link.start > head and _BARE.fullmatch(text):
                message = f"the link's text is the address {quoted_value(text)}"
            else:
                continue
            yield page.problem(VAGUE_LINK, link.start, message, f"write [what stands there]({link.target})")


def _is_explained(page: Manuscript, link: Link) -> bool:
    """Return whether the paragraph, item or cell of a link has a word that says something."""
    start = max(found.end() for found in _BORDER.finditer(page.prose, 0, link.start))
    following = _BORDER.search(page.prose, link.end)
    end = following.start() if following else len(page.prose)
    held = [(each.start - start, each.end - start) for each in page.links if start <= each.start < end]
    words = _WORD.findall(blanked(page.prose[start:end], held).casefold())
    return any(word not in _SAYING_NOTHING for word in words)


def _text(page: Manuscript, link: Link) -> str:
    """Return the words of a link; empty for a picture, an address in angle brackets, a definition, a name in code."""
    if not page.outside_raw[link.start : link.end].strip():
        return ""
    if link.tag == "a":
        found = _TEXT.match(page.text, link.target_start + len(link.target))
        return unmarked(found["text"]).strip() if found else ""
    is_inline = not link.is_picture and page.text.startswith("[", link.start) and page.text[link.end - 1] == ")"
    return unmarked(link.text or "").strip() if is_inline else ""


def _head_end(page: Manuscript) -> int:
    return next((heading.start for heading in page.headings if heading.level >= _SECTION), len(page.text))
