"""The practice dashboard: connect accounts through their own forms, and see what rules and buyers make of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.catalog.words.language import word_table
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.status_badge import render_status
from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_LOGO_WIDTH = 96
_MOST = 12
"""So many providers fit: each brings its forms into the page."""
_CURRENCIES = ("EUR", "USD", "GBP")


@dataclass(frozen=True, slots=True)
class _Card:
    provider: Provider
    logo: Markup
    status: Markup
    forms: tuple[tuple[str, str, Markup], ...]
    """The kind of each connection, its label, and its form."""


@component(block=True, example='practice_dashboard(["acme", "bolt"])')
def practice_dashboard(place: PageVocabulary, codes: Sequence[str]) -> str:
    """Return a dashboard to practise in, with the connection forms of the providers of these codes."""
    known = place.site.catalog.providers
    if not isinstance(codes, list | tuple) or not 0 < len(codes) <= _MOST:
        raise CallError(f"found the providers {codes!r}", suggestion=f"expected a list of 1 to {_MOST} codes")
    for code in codes:
        if code not in known:
            raise CallError(f"there is no provider {code!r}", suggestion=did_you_mean(str(code), known))
    return _TEMPLATES.html(
        "practice_dashboard.html.j2",
        cards=[_card(place, known[code]) for code in dict.fromkeys(codes)],
        said=Markup(escape(json.dumps(word_table("practice.script"), ensure_ascii=False))),  # noqa: S704 - escaped
        currencies=_CURRENCIES,
        countries=word_table("practice.country"),
    )


def _card(place: PageVocabulary, provider: Provider) -> _Card:
    return _Card(
        provider,
        logo=render_logo(
            provider,
            src=place.logo_url(provider.code),
            letters=place.monogram(provider.code),
            width=_LOGO_WIDTH,
            is_decoration=True,
        ),
        status=render_status(provider),
        forms=tuple(_forms(place, provider)),
    )


def _forms(place: PageVocabulary, provider: Provider) -> Sequence[tuple[str, str, Markup]]:
    made = []
    for connection in provider.connections if provider.is_ready else ():
        place.page.forms[connection.kind] += 1
        html = render_form(
            provider,
            connection,
            inline=place.sentence,
            number=place.page.forms[connection.kind],
            has_list=False,
            manual_url=place.manual_url(provider.code),
        )
        made.append((connection.kind, kind_label(connection.kind), Markup(html)))  # noqa: S704 - a template's
    return made
