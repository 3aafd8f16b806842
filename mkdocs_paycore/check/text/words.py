"""Words that stand twice, as they do after a sentence was changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

REPEATED_WORD = Rule(
    "repeated-word",
    "A word that stands twice in a row.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\nOpen the the form.\n", "# Start\n\nOpen the form.\n"),
)
REPEATED_TEXT = Rule(
    "repeated-text",
    "A paragraph or a sentence that stands twice in a row.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nSave the form at once.\n\nSave the form at once.\n",
        "# Start\n\nSave the form at once.\n",
    ),
)
_PARAGRAPHS = re.compile(r"^(?P<text>[^\n]{12,})\n(?:[ \t]*\n)?(?P<again>(?P=text))$", re.MULTILINE)
_SENTENCES = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<text>[A-Z][^.!?\n]{8,200}[.!?])[ \t]+(?P<again>(?P=text))(?=\s|$)", re.MULTILINE
)
_NO_PROSE = re.compile(r"[ \t]*(?:[|#<!\[=:/-]|\d+[.)])")
_WORDS = 3
_TWICE = re.compile(
    r"(?<![\w'\u2019.-])(?P<first>[^\W\d_]{2,})(?P<gap>[ \t]+|[ \t]*\n[ \t]*)"
    r"(?P<second>(?i:(?P=first)))(?![\w'\u2019-])"
)
# English says these twice in a row, and rightly.
_RIGHT_TWICE = frozenset(
    {
        "that",
        "had",
        "very",
        "really",
        "so",
        "bye",
        "knock",
        "blah",
        "is",
        "do",
        "can",
        "no",
        "more",
        "does",
        "did",
        "was",
        "were",
        "there",
    }
)


_NO_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "to",
        "of",
        "in",
        "on",
        "at",
        "and",
        "or",
        "for",
        "with",
        "your",
        "you",
        "is",
        "are",
        "it",
        "this",
        "click",
        "press",
        "choose",
        "select",
        "enter",
        "open",
        "go",
        "set",
        "copy",
        "if",
        "when",
        "from",
        "by",
        "as",
        "be",
    ]
)
"""Words that no name is made of, wherever they have a capital."""


_HEAD = re.compile(r"[ \t]*(?:///|:::|!!!|\?\?\?|===)")
"""The first line of a block, which is no prose."""


@looks_for(REPEATED_WORD)
def repeated_words(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each word that stands twice in the prose, with nothing but white space between.

    Two names that are the same but for capitals (*Pay pay*) count; two in capitals at their start (*Duran Duran*) are a
    name.
    """
    for page in checked.manuscripts:
        for found in _TWICE.finditer(page.prose):
            first, second = found["first"], found["second"]
            if _HEAD.match(page.line(page.place(found.start()).line)):
                continue
            is_name = first[0].isupper() and second[0].isupper() and first.lower() not in _NO_NAME
            if first.lower() in _RIGHT_TWICE or is_name or page.text[found.start("gap") : found.end("gap")].strip():
                continue
            fix = (Edit(found.start("gap"), found.end(), ""),)
            message = f"the word {quoted_value(first)} stands twice"
            yield page.problem(REPEATED_WORD, found.start("second"), message, f"expected {first} once", fix=fix)


@looks_for(REPEATED_TEXT)
def repeated_texts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each line or sentence of some words that is the same as the one before it."""
    for page in checked.manuscripts:
        for found in (*_PARAGRAPHS.finditer(page.prose), *_SENTENCES.finditer(page.prose)):
            if not _NO_PROSE.match(found["text"]) and len(re.findall(r"[^\W\d_]{2,}", found["text"])) >= _WORDS:
                message = f"the text {quoted_value(found['text'].strip())} stands twice"
                yield page.problem(REPEATED_TEXT, found.start("again"), message, "remove one of them")
