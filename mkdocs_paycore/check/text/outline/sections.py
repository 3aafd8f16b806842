"""Sections and titles: each section says something, and each page has a title of its own."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.outline.steps import has_number
from mkdocs_paycore.check.text.providers.of_pages import code_of, is_manual_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

EMPTY_SECTION = Rule(
    "empty-section",
    "A heading with nothing below it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n## Keys\n\n## Limits\n\nNone.\n",
        "# Start\n\n## Keys\n\nAsk for them.\n\n## Limits\n\nNone.\n",
    ),
)
SAME_TITLE = Rule(
    "same-title",
    "Two pages beside each other, or two manuals, with one title: a reader cannot tell them apart in a search.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/list.md", "# Start\n\nA list.\n", "# List\n\nA list.\n"),
)
SAME_PART = Rule(
    "same-part",
    "Two parts of one manual, or of one section of a page, with the same heading: mostly one was copied, and speaks of"
    " something else.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/connectors/acme/index.md",
        "# Acme\n\n## Connect account\n\nSave it.\n\n## Connect account\n\nSave it.\n",
        "# Acme\n\n## Connect account\n\nSave it.\n\n## Connect H2H account\n\nSave it.\n",
    ),
)
_NAME = expression(r"(?:<<|\{\{)[ \t]*provider\.name[ \t]*(?:>>|\}\})")
_PROVIDER = expression(r"(?:<<|\{\{)[ \t]*provider\.")
"""A variable that each manual has another value for."""
_ANY_TITLE = 0.5
"""How much the title of the first page is like its name: it has none."""
_PART = 2
"""The level of a part's heading."""
_FEWEST_WORDS = 2
_CODE = expression(r"`[^`]+`")
_META = expression(r"^title[ \t]*:[ \t]*(?P<title>\S)", re.MULTILINE)
"""The title in front matter."""


@looks_for(EMPTY_SECTION, of_pages=True)
def empty_sections(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each heading below which nothing stands: no text, no deeper heading, no picture, no call.

    A heading of the first level alone is a page whose text is drawn by a template, or a stub: both say so themselves.
    One of code alone may be another way to call what the next one is about.
    """
    for page in checked.manuscripts:
        ends = [(heading.start, heading.level) for heading in page.headings[1:]] + [(len(page.text), 0)]
        for heading, (end, level) in zip(page.headings, ends, strict=False):
            is_alone = heading.level == 1 and len(page.headings) == 1
            is_code = _CODE.fullmatch(heading.title) is not None
            if level <= heading.level and not (is_alone or is_code) and not page.body[heading.end : end].strip():
                message = f"found nothing below the heading {quoted_value(heading.title)}"
                yield page.problem(EMPTY_SECTION, heading.start, message, "write what belongs there, or remove it")


@looks_for(SAME_TITLE)
def same_titles(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each page that has the title of one beside it, or of another provider's manual."""
    titles = defaultdict[tuple[str, str], list["Manuscript"]](list)
    for page in checked.manuscripts:
        title = _filled(title_of(page), page, checked) if page.is_page else ""
        if not title or _PROVIDER.search(title):
            continue
        folder = posixpath.dirname(page.uri)
        is_folder = posixpath.basename(page.uri).startswith(("index.", "README."))
        is_among_manuals = folder in checked.site.folders and not is_folder
        if is_among_manuals or (code_of(page, checked) is not None and (is_folder or is_manual_of(page.uri, checked))):
            group = posixpath.dirname(folder) if is_folder else folder
        else:
            group = f"{folder}/"
        titles[group, title.casefold()].append(page)
    for pages in titles.values():
        own = max(pages, key=lambda page: _likeness(page, checked))
        for page in pages:
            if page is not own:
                given = _META.search(page.text, 0, page.body_start) if page.meta.get("title") else None
                start = given.start("title") if given else page.headings[0].title_start if page.headings else 0
                message = f"the title {quoted_value(title_of(page))} is that of {own.path} as well"
                yield page.problem(SAME_TITLE, start, message, "give each page a title of its own")


@looks_for(SAME_PART, of_pages=True)
def same_parts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each part that has the heading of one above it in the same section.

    Outside of the parts of a manual one word is no more than what sort of text follows: *Example*, but where one of the
    two parts speaks of it, and the other does not. Numbered steps have a rule of their own.
    """
    for page in checked.manuscripts:
        is_manual, twin = code_of(page, checked) is not None, _only_twin(page)
        seen: dict[tuple[int, str], int] = {}
        for heading in page.headings:
            seen = {key: line for key, line in seen.items() if key[0] <= heading.level}
            words = heading.title.casefold().split()
            is_part = heading.level == _PART and (is_manual or heading.title == twin)
            if not is_part and (len(words) < _FEWEST_WORDS or heading.level < _PART or has_number(heading)):
                continue
            line, _ = page.place(heading.start)
            first = seen.setdefault((heading.level, " ".join(words)), line)
            if first != line:
                message = f"the heading {quoted_value(heading.title)} is that of line {first} as well"
                yield page.problem(SAME_PART, heading.title_start, message, "say what each part is about")


def _only_twin(page: Manuscript) -> str:
    """Return the one title that two parts of a page have of which one part alone speaks; empty where there is none."""
    parts = [heading for heading in page.headings if heading.level <= _PART]
    ends = [heading.start for heading in parts[1:]] + [len(page.body)]
    texts = defaultdict[str, list[str]](list)
    for heading, end in zip(parts, ends, strict=False):
        texts[heading.title].append(page.body[heading.end : end].casefold())
    shared = [title for title, found in texts.items() if len(found) > 1]
    found = texts[shared[0]] if len(shared) == 1 else []
    speaks = [shared[0].casefold().rstrip("s") in text for text in found if text.strip()]
    return shared[0] if sorted(speaks) == [False, True] else ""


def _likeness(page: Manuscript, checked: CheckedTexts) -> float:
    """Return how much the title of a page is like the code of its provider, or else its own name: at most 1."""
    folder, name = posixpath.split(page.uri)
    stem = posixpath.splitext(name)[0]
    is_first = stem in {"index", "README"}
    own = code_of(page, checked) or (posixpath.basename(folder) if is_first else stem)
    if not own:
        return _ANY_TITLE
    title, letters = (
        "".join(filter(str.isalnum, each.casefold())) for each in (_filled(title_of(page), page, checked), own)
    )
    return 1 if letters and letters in title else SequenceMatcher(None, title, letters).ratio()


def _filled(title: str, page: Manuscript, checked: CheckedTexts) -> str:
    """Return a title with the name of the page's provider in it, where that is known."""
    provider = checked.site.catalog.providers.get(code_of(page, checked) or "")
    return _NAME.sub(lambda _: provider.name, title) if provider else title


def title_of(page: Manuscript) -> str:
    """Return the title of a page: that of its front matter, else its first heading of level 1; empty where none is."""
    given = page.meta.get("title")
    first = (heading.title for heading in page.headings if heading.level == 1)
    return " ".join((given if isinstance(given, str) else next(first, "")).split())
