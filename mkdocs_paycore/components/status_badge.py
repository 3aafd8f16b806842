"""The badge of a provider's status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.evidence import Lack
from mkdocs_paycore.catalog.words import STATUS_WORDS
from mkdocs_paycore.components.badge import render_badge
from mkdocs_paycore.markdown.component import component

if TYPE_CHECKING:
    from collections.abc import Collection

    from markupsafe import Markup

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_LACK_WORDS = {
    Lack.MANUAL: "manual on request",
    Lack.FIELDS: "connection form not described yet",
    Lack.VERIFIED: "not checked yet",
}


@component(block=False)
def status_badge(place: PageVocabulary) -> str:
    """Return the badge of the status of the page's provider."""
    provider = place.required_provider()
    return render_status(provider, lacks=place.standing(provider).lacks)


def render_status(provider: Provider, *, lacks: Collection[Lack] = ()) -> Markup:
    """Return the badge of a provider's status; `lacks` is what the badge says to be missing for it."""
    reported = [lack for lack in _LACK_WORDS if lack in lacks]
    if Lack.MANUAL in reported:  # then the form is not described either, and the manual says so
        reported.remove(Lack.FIELDS)
    words = ", ".join([STATUS_WORDS[provider.status], *(_LACK_WORDS[lack] for lack in reported)])
    return render_badge("status", provider.status, words)
