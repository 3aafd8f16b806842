"""A component with a template, a style sheet and a script of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

ASSETS = {path.name: path.read_text("utf-8") for path in (Path(__file__).parent / "assets").iterdir()}


@component(block=True, example="opening_hours(days=5)", assets=ASSETS)
def opening_hours(place: PageVocabulary, days: int = 7) -> str:
    """Return on how many days the support of the page's provider answers."""
    if not 0 < days <= 7:
        raise CallError(f"a week has no {days} days", suggestion="expected 1 to 7")
    return Templates("paycore_sample").html("opening_hours.html.j2", provider=place.required_provider(), days=days)
