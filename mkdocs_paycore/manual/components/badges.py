"""Badges of a provider: its status and its features, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.words import FEATURE_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.provider import Provider

_BADGE = Markup('<span class="paycore-badge" data-{}="{}">{}</span>')


def render_status(provider: Provider) -> Markup:
    """Return the badge of a provider's status."""
    return _BADGE.format("status", provider.status, STATUS_WORDS[provider.status])


def render_features(provider: Provider) -> Markup:
    """Return a badge for each of a provider's features; empty where it has none."""
    return Markup(" ").join(_BADGE.format("feature", feature, FEATURE_WORDS[feature]) for feature in provider.features)
