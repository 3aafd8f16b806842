"""A badge: a word about a provider."""

from __future__ import annotations

from markupsafe import Markup

_BADGE = Markup('<span class="paycore-badge" data-{}="{}"{}>{}</span>')
_READY = Markup(" data-ready")


def render_badge(kind: str, code: str, words: str, *, is_good: bool = False) -> Markup:
    """Return a badge that says `words`; scripts and styles know it by its kind and code.

    `is_good`: it stands for what is ready, whatever its code.
    """
    return _BADGE.format(kind, code, _READY if is_good and code != "ready" else "", words)
