"""Words that stand twice, as they do after a sentence was changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.paragraphs import paragraphs
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

REPEATED_WORD = Rule(
    "repeated-word",
    "A word, or a pair as *of the*, that stands twice in a row.",
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
_PARAGRAPHS = expression(r"^(?P<text>[^\n]{12,}+)\n(?:[ \t]*+\n)?+(?P<again>(?P=text))$", re.MULTILINE)
_SENTENCES = expression(
    r"(?P<text>[A-Z](?:(?<=^.)|(?<=[.!?] .))[^.!?\n]{8,200}+[.!?])[ \t]+(?P<again>(?P=text))(?=\s|$)", re.MULTILINE
)
_NO_PARAGRAPH = expression(r"^(?:[ \t]*(?:[-*+|>#:]|\d+[.)]|!!!|\?\?\?|===)|[ ]{4}|\t)", re.MULTILINE)
_SENTENCE = expression(r"(?P<text>[A-Z](?:(?<=^.)|(?<=[.!?]\s.))[^.!?]{16,200}+[.!?])(?=\s|\Z)", re.MULTILINE)
_NO_PROSE = expression(r"[ \t]*(?:[|#<!\[=:/-]|\d+[.)])")
_WORDS = 3
_TWICE = expression(
    r"(?<![\w'\u2019.-])(?P<first>[^\W\d_]{2,}+|a)(?P<gap>[*_]{0,3}+(?>[ \t]*\n[ \t>]*|[ \t]+)[*_]{0,3}+)"
    r"(?P<second>(?i:(?P=first)))(?![\w'\u2019-])"
)
_PAIR_TWICE = expression(
    r"(?<![\w'\u2019.-])(?P<first>[a-z]{1,4})[ \t]+(?P<other>[a-z]{1,4})"
    r"(?P<gap>(?>[ \t]*\n[ \t>]*|[ \t]+))(?P<second>(?P=first)[ \t]+(?P=other))(?![\w'\u2019-])",
    re.IGNORECASE,
)
_LETTERS = expression(r"[^\W\d_]{2,}")
_RIGHT_TWICE = frozenset(["that", "had", "very", "really", "so", "bye", "knock", "blah", "no", "there", "many"])
"""Words that English says twice in a row, and rightly."""
_OF_CLAUSE = frozenset(["is", "was", "were", "are", "do", "does", "did", "can"])
"""Words that end a clause, and that the sentence goes on with behind it: *what it does does matter*."""
_CLAUSE_WORD = expression(
    r"\b(?:all|things?|(?:what|who|which|where|how|why|when|that|as)(?:ever)?)\b[ \t\n]*(?=[^.,;!?:()]*\Z)",
    re.IGNORECASE,
)
"""A word that such a clause begins with, in the sentence that a text ends in."""
_ADJECTIVE = expression(r"(?:\w+[ \t\n]+)?")
_SUBJECT = expression(
    r"(?:(?i:it|this|these|those|he|she|they|we|you|there|one)"
    r"|(?i:the|an?|this|that|your|their|its|our|each|any|every|no)[ \t\n]+(?:[\w-]+[ \t\n]+){0,3}?(?P<noun>[\w-]+)"
    r"|(?P<name>[A-Z][\w-]*))"
)
"""What a clause is about, with nothing behind it: a verb there would be that of the clause."""
_THIRD_PERSON = expression(r"\w{2,}(?<![siu])s|\w{2,}ed", re.IGNORECASE)
"""How a verb ends behind one thing (*no rule takes*), and a noun that means one thing seldom does."""
_NO_NAME_WORDS = (
    "the a an to of in on at and or for with your you is are it this click press choose select enter open go set copy"
    " if when from by as be key keys api account id url secret password login form field payment provider merchant"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
"""Words that no name is made of, wherever they have a capital."""
_SMALL_WORDS = "the a an to of in on at and or for with your you is are it this from by as be"
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that nobody sets off from the rest for their own sake."""
_HEAD = expression(r"[ \t]*(?:///|:::|!!!|\?\?\?|===)[^\"\n]*")
"""The first line of a block, as far as its title: no prose."""
_BEFORE = 200


@looks_for(REPEATED_WORD, of_pages=True)
def repeated_words(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each word, or two small ones, that stand twice in the prose, with but white space between.

    Two names that are the same but for capitals (*Pay pay*) count; two in capitals at their start (*Duran Duran*) are a
    name.
    """
    for page in checked.manuscripts:
        for found in _TWICE.finditer(page.prose):
            if _is_right(page, found):
                continue
            fix = (Edit(found.start("gap"), found.end(), ""),) if found["gap"].strip(" \t\n>") == "" else ()
            first = found["first"]
            message = f"the word {quoted_value(first)} stands twice"
            yield page.problem(REPEATED_WORD, found.start("second"), message, f"expected {first} once", fix=fix)
        for found in _PAIR_TWICE.finditer(page.prose):
            is_code = page.text[slice(*found.span())] != found[0]
            if {found["first"].lower(), found["other"].lower()} <= _SMALL and not is_code:
                message = f"the words {quoted_value(found['second'])} stand twice"
                fix = (Edit(found.start("gap"), found.end(), ""),)
                yield page.problem(REPEATED_WORD, found.start("second"), message, "expected them once", fix=fix)


@looks_for(REPEATED_TEXT, of_pages=True)
def repeated_texts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each line or sentence of some words that is the same as the one before it."""
    for page in checked.manuscripts:
        for text, start in _again_in_paragraph(page):
            message = f"the sentence {quoted_value(text)} stands in this paragraph already"
            yield page.problem(REPEATED_TEXT, start, message, "remove one of them")
        for found in (*_PARAGRAPHS.finditer(page.prose), *_SENTENCES.finditer(page.prose)):
            is_same = page.text[slice(*found.span("text"))] == page.text[slice(*found.span("again"))]  # code, too
            if is_same and not _NO_PROSE.match(found["text"]) and len(_LETTERS.findall(found["text"])) >= _WORDS:
                message = f"the text {quoted_value(found['text'].strip())} stands twice"
                yield page.problem(REPEATED_TEXT, found.start("again"), message, "remove one of them")


def _again_in_paragraph(page: Manuscript) -> Iterator[tuple[str, int]]:
    """Yield each sentence that its paragraph has further up, with its place; in lists and tables one may come again."""
    for paragraph in paragraphs(page.prose):
        if _NO_PARAGRAPH.search(paragraph[0]):
            continue
        ends: dict[str, int] = {}
        for found in _SENTENCE.finditer(page.prose, *paragraph.span()):
            text = " ".join(page.text[slice(*found.span("text"))].split())
            if text in ends and len(text.split()) > _WORDS and page.prose[ends[text] : found.start("text")].strip():
                yield text, found.start("text")
            ends[text] = found.end("text")


def _is_right(page: Manuscript, found: re.Match[str]) -> bool:
    """Return whether a word that stands twice is a name, is no prose, or is said twice in English."""
    first, second, gap = found["first"], found["second"], found["gap"]
    typed, word = page.text[found.start("gap") : found.end("gap")], first.lower()
    marks = gap.strip(" \t\n>")
    if first == "a" and second != first:
        return True  # *class a A*
    if typed != gap or (marks and (word not in _SMALL or first != second)):
        return True
    if gap[0] in "*_" and page.prose[found.start() - 1 : found.start()] not in {"*", "_"}:
        return True  # the end of longer words that are set off: *what it is connected to* to reach
    if ">" in gap and not page.line(page.place(found.start()).line).lstrip().startswith(">"):
        return True
    head = _HEAD.match(page.line(page.place(found.start()).line))
    if head is not None and page.place(found.start()).column <= head.end():
        return True
    before = page.prose[max(0, found.start() - _BEFORE) : found.start()]
    is_clause = word in _OF_CLAUSE and _ends_clause(before, word)
    return is_clause or word in _RIGHT_TWICE or (first[0].isupper() and second[0].isupper() and word not in _NO_NAME)


def _ends_clause(before: str, verb: str) -> bool:
    """Return whether a verb ends a clause, and another one may go on behind that: *what it is* is, *where you are* are.

    Such a clause begins with a word for what it asks, and has but the thing that it is about before the verb; where
    another verb stands there (*a payment that no rule takes*), that is the clause's own.

    Args:
        before: what stands before the verb.
        verb: the verb, in small letters.
    """
    if re.search(r"(?i)\b(?:all|things?)[ \t\n]+that[ \t\n]*\Z", before):
        return True
    starts = [found.end() for found in _CLAUSE_WORD.finditer(before)]
    for start in starts:
        rest = before[start:]
        subject = _SUBJECT.fullmatch(rest.strip()) or _SUBJECT.fullmatch(_ADJECTIVE.sub("", rest.strip(), count=1))
        if subject is not None:
            noun = subject["noun"] or ""
            return verb in {"are", "were", "do"} or not _THIRD_PERSON.fullmatch(noun)
    return False
