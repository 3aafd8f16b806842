"""A badge: a word about a provider."""

from __future__ import annotations

from markupsafe import Markup

_BADGE = Markup('<span class="paycore-badge" data-{}="{}">{}</span>')


def render_badge(kind: str, code: str, words: str) -> Markup:
    """Return a badge that says `words`; scripts and styles know it by its kind and code."""
    return _BADGE.format(kind, code, words)
