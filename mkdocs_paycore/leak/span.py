"""Spans of a long text around what a pattern finds in it: the parts of it that are worth another look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re


def spans(text: str, pattern: re.Pattern[str], beside: int) -> list[tuple[int, int]]:
    """Return the bounds of the parts around what a pattern finds, in order, without overlap.

    Args:
        text: the whole text.
        pattern: what is looked for.
        beside: how many characters a part has at least on both sides; no word is cut.
    """
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        if found and match.end() + beside <= found[-1][1]:
            continue
        start, end = max(match.start() - beside, 0), min(match.end() + beside, len(text))
        floor = found[-1][1] if found else 0
        while start > floor and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        if found and start <= floor:
            start = found.pop()[0]
        found.append((start, end))
    return found
