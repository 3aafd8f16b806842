"""The only name of a credential in a sentence of prose: *you receive a Bearer key over a link*."""

from __future__ import annotations

from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

_NAMED = expression(r"\b(?:[Tt]he|[Aa]n?|[Yy]our)\s+(?P<words>[A-Z][\w-]*(?:\s(?!(?:and|or|to)\b)[\w-]+){0,3})")
"""An article, and words of which the first has a capital: a name, and more of the sentence."""
_CLOSING = expression(rf"\b(?:[Tt]he|[Aa]n?|[Yy]our)\s+(?P<name>{SET_OFF_NAME}|[A-Z][\w-]*(?:\s[\w-]+){{0,3}})$")


def closing_name(text: str) -> str:
    """Return the name with which a text ends: behind an article, set off or with a capital; empty where it has none."""
    found = _CLOSING.search(text)
    return label(found["name"]) if found is not None else ""


def sole_name(sentence: str) -> str:
    """Return the only name of a credential in a sentence; empty where it has none, or several.

    That is what it sets off, or else what stands behind an article with a capital and ends as names do.
    """
    terms = [each.text for each in emphasised(sentence)]
    found = terms or [name for each in _NAMED.finditer(unmarked(sentence)) if (name := _begun(each["words"]))]
    return found[0] if len(found) == 1 and NOUN.search(found[0]) else ""


def _begun(words: str) -> str:
    """Return the longest beginning of some words that ends as names do; empty where none does."""
    pieces = words.split()
    begins = (label(" ".join(pieces[:count])) for count in range(len(pieces), 0, -1))
    return next((each for each in begins if NOUN.search(each)), "")
