"""Letters that stand for a number, and words that stand for a link or a picture: what a draft keeps for later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.words.placeholders import PLACEHOLDER
from mkdocs_paycore.source.currencies import CURRENCY_CODES
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_UNIT = (
    r"(?:(?:business|working|calendar|bank(?:ing)?|full|more|consecutive)[ \t]+)?"
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|digits?|characters?|symbols?|letters?"
    r"|percent|euros?|dollars?|pounds?|times|attempts|transactions|payments|orders)\b"
)
_MONEY = f"(?:{'|'.join(sorted(CURRENCY_CODES))})(?![A-Za-z])"
_FOR_A_NUMBER = expression(
    r"(?P<word>XX{1,4}|xx{1,4}|NN+|nn+|\?\?+|__+|##+|\[(?:N|X|x|n|number|amount)\]|X|N)"
    rf"(?:[ \t]?%|[ \t-](?:{_UNIT}|{_MONEY}))"
)
_FOR_AN_AMOUNT = expression(r"[\u20ac$\u00a3][ \t]?(?P<word>[Xx]{2,5}|NN+|\?{2,}|_{2,})(?![\w?])")
_BEHIND = frozenset(".,:/@#$%&+=<>{}-_?") | {"\\"}
"""What stands before letters that are a part of something else."""
_RANGE = expression(r"\d[ \t]*(?:to|-|\u2013|or|and|<|\u2264)[ \t]+$")
"""What stands before a letter that is the end of a range: *0 to N times*."""
_FEW = 2
_BRACKETED = expression(r"[(\[](?<![\]\w.\\].)(?P<words>[^()\[\]\n]{4,80})[)\]](?![(\[:])")
_LINE = expression(
    r"^[ \t>*_-]*(?P<words>(?:insert|add|include)[ \t][^\n]{3,60}?)[ \t.!*_]*$", re.IGNORECASE | re.MULTILINE
)
_VERBS = frozenset({"insert", "add", "put", "place", "paste", "include", "enter", "provide"})
_BARE_VERBS = frozenset({"insert", "add", "include"})
"""With one of these and no article, what is named is not there: *(add link)*."""
_ELEMENTS = frozenset(
    [
        "link",
        "url",
        "hyperlink",
        "screenshot",
        "screenshots",
        "image",
        "picture",
        "photo",
        "diagram",
        "table",
        "logo",
        "video",
        "gif",
        "file",
        "text",
        "description",
        "example",
        "phone",
        "e-mail",
        "email",
        "contact",
        "contacts",
        "date",
    ]
)
_ARTICLES = frozenset({"the", "a", "an", "your", "our", "its"})
_LATER = (
    *("here", "goes here", "missing", "pending", "tba", "tbd", "tbc", "to follow", "will follow"),
    *("to be added", "to be inserted", "to be provided", "to be confirmed", "will be added", "is to be added"),
)


def _is_later(words: str, *, is_line: bool) -> bool:
    """Return whether some words stand for a link, a picture or another part of a page that is not there yet."""
    said = words.lower().strip(" \t.!:").split()
    if not said:
        return False
    first, last = said[0].strip(":"), said[-1]
    named = [at for at, word in enumerate(said[:6]) if word.strip(":") in _ELEMENTS]
    if not named:
        return False
    if is_line or (first in _VERBS and last == "here"):
        return first in (_BARE_VERBS if is_line else _VERBS) and last == "here" and len(said) > _FEW
    if first in _BARE_VERBS:
        return named[0] <= _FEW and not _ARTICLES.intersection(said[:_FEW])
    is_named_first = named[0] == 0 or (named[0] == 1 and first in _ARTICLES)
    return is_named_first and " ".join(said).endswith(tuple(f" {each}" for each in _LATER))


def _is_number(found: re.Match[str], page: Manuscript) -> bool:
    """Return whether letters stand for a number; a single one does where its page has it nowhere else."""
    prose, word, at = found.string, found["word"], found.start()
    before, line = prose[max(at - 1, 0) : at], prose[prose.rfind("\n", 0, at) + 1 : at]
    is_heading = word[0] == "#" and not line.strip(" \t>")
    if before.isalnum() or before in _BEHIND or is_heading or _RANGE.search(line):
        return False
    return len(word) > 1 or len(re.findall(rf"(?<!\w){word}(?!\w)", page.text)) == 1


@looks_for(PLACEHOLDER, stage=Stage.TEXT, of_pages=True)
def unfilled_places(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each number that is still letters (*within XX days*) and each *(insert link here)*.

    A single letter is a number to be filled in where the page speaks of it nowhere else, as a formula would.
    """
    for page in checked.manuscripts:
        prose = page.words
        numbers = (found for found in _FOR_A_NUMBER.finditer(prose) if _is_number(found, page))
        for found in (*numbers, *_FOR_AN_AMOUNT.finditer(prose)):
            message = f"found {quoted_value(found['word'])} in the place of a number"
            yield page.problem(PLACEHOLDER, found.start("word"), message, "write the number")
        for pattern in (_BRACKETED, _LINE) if "here" in prose else (_BRACKETED,):
            for found in pattern.finditer(prose):
                if _is_later(found["words"], is_line=pattern is _LINE):
                    whole = found[0].strip() if pattern is _BRACKETED else found["words"]
                    message = f"found the placeholder {quoted_value(whole)}"
                    at = found.start() if pattern is _BRACKETED else found.start("words")
                    yield page.problem(PLACEHOLDER, at, message, "write what it stands for")
