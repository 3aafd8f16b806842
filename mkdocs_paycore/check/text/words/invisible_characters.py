"""Characters within words that nobody sees, and that keep searches from finding the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

INVISIBLE = Rule(
    "invisible-character",
    "A character without width within an English word, as text from other programs has: no search finds the word.",
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\nOpen the A\u200bPI tab.\n", "# Start\n\nOpen the API tab.\n"),
)
_WORD = expression(r"[A-Za-z\d]+(?:[\u00ad\u200b\u200c\u200d\u2060\ufeff]+[A-Za-z\d]+)+")
_INVISIBLE = expression(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_SHORT = 25
"""Longer words may have places where a line may end, as addresses and German words do."""


@looks_for(INVISIBLE, of_pages=True)
def invisible_characters(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each word with such a character; Arabic and Indian writing and emoji need them."""
    for page in checked.manuscripts:
        for word in _WORD.finditer(page.with_spans) if not page.text.isascii() else ():
            plain = _INVISIBLE.sub("", word[0])
            if len(plain) <= _SHORT:
                fix = (Edit(*word.span(), plain),)
                unseen = next(char for char in word[0] if not char.isalnum())
                message = f"found {quoted_value(word[0])} with U+{ord(unseen):04X}, which nobody sees"
                yield page.problem(INVISIBLE, word.start(), message, f"expected {plain}", fix=fix)
