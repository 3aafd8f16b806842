"""Badges of a provider: its status and its features, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.evidence import Lack
from mkdocs_paycore.catalog.words import FEATURE_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.catalog.model.provider import Provider

_BADGE = Markup('<span class="paycore-badge" data-{}="{}">{}</span>')
_LACK_WORDS = {
    Lack.MANUAL: "manual on request",
    Lack.FIELDS: "connection form not described yet",
    Lack.VERIFIED: "not checked yet",
}


def render_status(provider: Provider, *, lacks: Collection[Lack] = ()) -> Markup:
    """Return the badge of a provider's status; `lacks` is what the badge says to be missing for it."""
    reported = [lack for lack in _LACK_WORDS if lack in lacks]
    if Lack.MANUAL in reported:  # then the form is not described either, and the manual says so
        reported.remove(Lack.FIELDS)
    words = ", ".join([STATUS_WORDS[provider.status], *(_LACK_WORDS[lack] for lack in reported)])
    return _BADGE.format("status", provider.status, words)


def render_features(provider: Provider) -> Markup:
    """Return a badge for each of a provider's features; empty where it has none."""
    return Markup(" ").join(_BADGE.format("feature", feature, FEATURE_WORDS[feature]) for feature in provider.features)
