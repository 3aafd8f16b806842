"""What comes after a connection is made: the first payment, going live, renewal, reconnecting and disconnecting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import abilities
from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.preparation import ASKED_FOR, has_modes, key_files, test_switch
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates, html_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True)
def next_steps(place: PageVocabulary) -> str:
    """Return what to do once the page's provider is connected, as far as its file says it."""
    return render_next_steps(place.required_provider())


def render_next_steps(provider: Provider) -> str:
    """Return what to do once a provider is connected as a list: what it is called, and how it is done."""
    steps = [(words(f"next.{key}"), text) for key, text in _steps(provider)]
    return _TEMPLATES.html("next_steps.html.j2", steps=steps)


def _steps(provider: Provider) -> Iterator[tuple[str, Markup]]:
    """Yield the key of each step and what to do."""
    switches = {switch.label for connection in provider.connections if (switch := test_switch(connection))}
    payment = "payout" if _has_payouts_only(provider) else "payment"
    if switches:
        label = " / ".join(sorted(switches))
        yield f"first_{payment}", html_words(f"next.first_{payment}_switch", provider=provider.name, switch=label)
        yield "live", html_words("next.live_switch", provider=provider.name, switch=label)
    elif any(map(has_modes, provider.connections)):
        yield f"first_{payment}", html_words(f"next.first_{payment}_values", provider=provider.name)
        yield "live", html_words("next.live_values", provider=provider.name)
    else:
        yield f"first_{payment}", html_words(f"next.first_{payment}_live", provider=provider.name)
    if files := key_files(provider):
        labels = words("list.any").join(field.label for field in files)
        yield "renew", html_words("next.renew_file", provider=provider.name, field=labels)
    yield "reconnect", html_words("next.reconnect_how", provider=provider.name)
    key = (
        "next.disconnect_list" if provider.ip_allowlist in {*ASKED_FOR, IpAllowlist.OPTIONAL} else "next.disconnect_how"
    )
    yield "disconnect", html_words(key, provider=provider.name)


def _has_payouts_only(provider: Provider) -> bool:
    able = abilities(provider)
    return Feature.PAYOUTS in able and Feature.PAYMENTS not in able
