"""What comes after a connection is made: the first payment, going live, renewal, reconnecting and disconnecting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.features import abilities
from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.preparation import ASKED_FOR, has_account, has_modes, key_files, test_switch
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.source_line import sourced
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates, html_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.cards import SandboxCards
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


def _cards(given: SandboxCards | None) -> Iterator[tuple[str, Markup]]:
    """Yield the step that lists the cards for tests with what comes of each, and where they are listed."""
    if given:
        cards = Markup(", ").join(
            html_words("next.card", number=each.number, result=each.result) for each in given.cards
        )
        parts = [cards + Markup("."), escape(given.note or ""), sourced(given.source, given.checked_on)]
        yield "cards", Markup(" ").join(filter(None, parts))


def _steps(provider: Provider) -> Iterator[tuple[str, Markup]]:
    """Yield the key of each step and what to do."""
    yield from _first_steps(provider)
    if files := key_files(provider):
        labels = words("list.any").join(field.label for field in files)
        yield "renew", html_words("next.renew_file", provider=provider.name, field=labels)
    if not has_account(provider):
        yield "disconnect", html_words("next.disconnect_own")
        return
    yield "reconnect", html_words("next.reconnect_how", provider=provider.name)
    has_list = provider.ip_allowlist in {*ASKED_FOR, IpAllowlist.OPTIONAL}
    key = "next.disconnect_list" if has_list else "next.disconnect_how"
    yield "disconnect", html_words(key, provider=provider.name)


def _first_steps(provider: Provider) -> Iterator[tuple[str, Markup]]:
    """Yield how the connection is tried, and how it goes live where that is another step."""
    first = "first_payout" if _has_payouts_only(provider) else "first_payment"
    switches = {switch.label for connection in provider.connections if (switch := test_switch(connection))}
    if switches:
        label = " / ".join(sorted(switches))
        yield first, html_words(f"next.{first}_switch", provider=provider.name, switch=label)
        yield from _cards(provider.test_cards)
        yield "live", html_words("next.live_switch", provider=provider.name, switch=label)
    elif any(map(has_modes, provider.connections)):
        yield first, html_words(f"next.{first}_values", provider=provider.name)
        yield from _cards(provider.test_cards)
        yield "live", html_words("next.live_values", provider=provider.name)
    else:
        how = "live" if has_account(provider) else "own"
        yield first, html_words(f"next.{first}_{how}", provider=provider.name)


def _has_payouts_only(provider: Provider) -> bool:
    able = abilities(provider)
    return Feature.PAYOUTS in able and Feature.PAYMENTS not in able
