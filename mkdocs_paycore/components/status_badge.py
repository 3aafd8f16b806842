"""The badge of a provider's status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Lack
from mkdocs_paycore.catalog.words.labels import status_words
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.badge import render_badge
from mkdocs_paycore.markdown.component import component

if TYPE_CHECKING:
    from collections.abc import Collection

    from markupsafe import Markup

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_ORDER = (Lack.MANUAL, Lack.FIELDS, Lack.VERIFIED)


@component(block=False)
def status_badge(place: PageVocabulary) -> str:
    """Return the badge of the status of the page's provider."""
    provider = place.required_provider()
    return render_status(provider, lacks=place.standing(provider).lacks)


def render_status(provider: Provider, *, lacks: Collection[Lack] = ()) -> Markup:
    """Return the badge of a provider's status; `lacks` is what the badge says to be missing for it."""
    if provider.ended:
        return render_badge("status", "ended", words("header.ended_badge"))
    reported = [lack for lack in _ORDER if lack in lacks]
    if Lack.MANUAL in reported:  # then the form is not described either, and the manual says so
        reported.remove(Lack.FIELDS)
    said = ", ".join([status_words(provider.status), *(words(f"lack.{lack}") for lack in reported)])
    return render_badge("status", provider.status, said, is_good=provider.is_ready)
