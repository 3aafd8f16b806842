"""The practice dashboard: connect accounts through their own forms, and see what rules and buyers make of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.model.field import Meaning
from mkdocs_paycore.catalog.order import name_order
from mkdocs_paycore.catalog.product.model import SITE_FILE_NAME, RuleLimit
from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.catalog.words.language import saying, word_table, words
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.provider_table import named_product
from mkdocs_paycore.components.status_badge import render_status
from mkdocs_paycore.markdown.call import CallError, one_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_LOGO_WIDTH = 96
_MOST = 12
"""So many providers fit: each brings its forms into the page."""
_COUNTED = "practice dashboard"
"""What it is counted as among the forms of a page; no kind of a connection has spaces."""
_CURRENCIES = ("EUR", "USD", "GBP")
"""Some that rules can be limited to where a site names none."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A connection form, with the keys of the fields that say what the dashboard shows of a connection."""

    kind: str
    label: str
    title: str
    html: Markup
    methods: str
    name_field: str | None
    test_field: str
    status_field: str | None


@dataclass(frozen=True, slots=True)
class _Card:
    provider: Provider
    logo: Markup
    status: Markup
    forms: tuple[_Form, ...]


@component(block=True, example='practice_dashboard(["acme", "bolt"])')
def practice_dashboard(place: PageVocabulary, codes: Sequence[str] = (), product: str = "") -> str:
    """Return a dashboard to practise in, with the connection forms of the providers of these codes.

    Without codes they are those that can be connected of a product, which is the page's if the call names none.
    """
    meant = named_product(place, product)
    providers = _named(place, codes) if codes != () else _connectable(place, meant)
    if not 0 < len(providers) <= _MOST:
        raise CallError(
            f"found {len(providers)} providers to practise with, expected 1 to {_MOST}",
            suggestion="name those that can be connected by their codes",
            follows=SITE_FILE_NAME,
        )
    place.page.forms[_COUNTED] += 1
    with saying(providers[0].product.words):
        return _TEMPLATES.html(
            "practice_dashboard.html.j2",
            cards=[_card(place, provider) for provider in providers],
            said=Markup(escape(json.dumps(word_table("practice.script"), ensure_ascii=False))),  # noqa: S704 - escaped
            number=place.page.forms[_COUNTED],
            limits=providers[0].product.limits if providers[0].product.limits is not None else _usual_limits(),
        )


def _usual_limits() -> tuple[RuleLimit, ...]:
    """Return what rules can be limited by where buyers pay: their currency and their country."""
    asked = {"currency": ("buyer_currency", "other_currency"), "destination": ("buyer_country", "other_country")}
    values = {"currency": {code: code for code in _CURRENCIES}, "destination": word_table("practice.country")}
    return tuple(
        RuleLimit(
            code, words(f"practice.{code}"), words(f"practice.{question}"), values[code], words(f"practice.{other}")
        )
        for code, (question, other) in asked.items()
    )


def _connectable(place: PageVocabulary, product: Product) -> list[Provider]:
    return sorted(
        (each for each in place.site.catalog.of(product) if each.is_ready and each.connections), key=name_order
    )


def _named(place: PageVocabulary, codes: object) -> list[Provider]:
    """Return the providers of a call's codes.

    Raises:
        CallError: it names no list, one that is not there, or some of several products.
    """
    known = place.site.catalog.providers
    if not isinstance(codes, list | tuple):
        raise CallError(f"found the providers {codes!r}", suggestion="expected a list of codes")
    named = [one_of(code, known, "provider") for code in codes]
    providers = [known[code] for code in dict.fromkeys(named)]
    if other := next((each for each in providers if each.product is not providers[0].product), None):
        first, found = providers[0].product.name, other.product.name
        raise CallError(
            f"found {other.code!r} of the product {found}, expected one of {first}",
            suggestion="use a call for each product",
        )
    return providers


def _card(place: PageVocabulary, provider: Provider) -> _Card:
    return _Card(
        provider,
        logo=render_logo(
            provider,
            place.logo(provider.code),
            width=_LOGO_WIDTH,
            is_decoration=True,
        ),
        status=render_status(provider),
        forms=tuple(_form(place, provider, each) for each in provider.connections if provider.is_ready),
    )


def _form(place: PageVocabulary, provider: Provider, connection: Connection) -> _Form:
    place.page.forms[connection.kind] += 1
    html = render_form(
        provider,
        connection,
        inline=place.sentence,
        number=place.page.forms[connection.kind],
        has_list=False,
        manual_url=place.manual_url(provider.code),
    )
    label = kind_label(connection.kind)
    return _Form(
        connection.kind,
        label,
        f"{provider.name}: {label}" if len(provider.product.kinds) > 1 else provider.name,
        Markup(html),  # noqa: S704 - a template's
        methods=json.dumps([each.model_dump(mode="json") for each in connection.methods], ensure_ascii=False)
        if connection.methods
        else "",
        name_field=connection.key_of(Meaning.NAME),
        test_field=connection.test_mode_key,
        status_field=connection.key_of(Meaning.STATUS),
    )
