"""Links whose text does not say where they lead: *here*, *link*, or a bare address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.manuscript.manual.words import unmarked
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
    "A link whose text does not say where it leads: *here*, *link*, or in a manual a bare address (WCAG 2.2, "
    "criterion 2.4.4).",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nThe limits are [here](https://pay.example/limits).\n",
        "# Start\n\nSee the [limits](https://pay.example/limits).\n",
    ),
)
_VAGUES = (
    "here|right here|over here|in here|click here|click on it|click this link|click the link|click on the link"
    "|press here|tap here|go here|see here|look here|link|a link|the link|this link|following link|the following link"
    "|hyperlink|здесь|тут|сюда|ссылка|ссылке|по ссылке|тут|посилання|за посиланням"
)
_VAGUE = frozenset(_VAGUES.split("|"))
_BARE = re.compile(r"https?://(?!localhost|\d|\[)[^\s<>{}]+", re.IGNORECASE)
_TEXT = re.compile(r"(?P<rest>[^<>]*)>(?P<text>[^<>\n]{1,80})</a\s*>", re.IGNORECASE)
_SECTION = 2


@looks_for(VAGUE_LINK)
def vague_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link whose text says nothing by itself.

    The head of a manual gives the addresses of its provider, and there an address says what it is.
    """
    for page in checked.manuscripts:
        head = _head_end(page) if code_of(page, checked) is not None else len(page.text)
        for link in page.links:
            text = _text(page, link)
            if text.casefold().strip(" .,:!") in _VAGUE:
                message = f"the link's text {quoted_value(text)} does not say where it leads"
            elif link.start > head and _BARE.fullmatch(text):
                message = f"the link's text is the address {quoted_value(text)}"
            else:
                continue
            yield page.problem(VAGUE_LINK, link.start, message, f"write [what stands there]({link.target})")


def _text(page: Manuscript, link: Link) -> str:
    """Return the words of a link; empty for a picture, an address in angle brackets and a definition."""
    if link.tag == "a":
        found = _TEXT.match(page.text, link.target_start + len(link.target))
        return unmarked(found["text"]).strip() if found else ""
    is_inline = not link.is_picture and page.text.startswith("[", link.start) and page.text[link.end - 1] == ")"
    return unmarked(link.text or "").strip() if is_inline else ""


def _head_end(page: Manuscript) -> int:
    return next((heading.start for heading in page.headings if heading.level >= _SECTION), len(page.text))
