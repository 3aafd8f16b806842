"""Where a fact is said, and on which day somebody looked: a line of a page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.templates import html_words

if TYPE_CHECKING:
    from markupsafe import Markup


def sourced(source: str, checked_on: str) -> Markup:
    """Return a link to the source of a fact, with the day (`2026-11-27`) on which it was looked at."""
    day = date.fromisoformat(checked_on)
    return html_words("header.source", url=source, day=day, date=day_words(day))


def day_words(day: date) -> str:
    """Return a day in words: *27 November 2026*."""
    return words("date.day", day=day.day, month=words(f"date.month.{day.month}"), year=day.year)
