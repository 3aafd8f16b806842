"""The badges of a provider's features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.words.labels import feature_words
from mkdocs_paycore.components.badge import render_badge
from mkdocs_paycore.markdown.component import component

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary


@component(block=False)
def feature_badges(place: PageVocabulary) -> str:
    """Return the badges of the features of the page's provider."""
    return render_features(place.required_provider())


def render_features(provider: Provider) -> Markup:
    """Return a badge for each of a provider's features; empty where it has none."""
    badges = (render_badge("feature", feature, feature_words(feature)) for feature in provider.features)
    return Markup(" ").join(badges)
