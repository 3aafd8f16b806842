"""Pictures of the brand's dashboard, drawn from what the site knows: they do not grow old as screenshots do."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType
from mkdocs_paycore.catalog.order import name_order
from mkdocs_paycore.catalog.words.labels import feature_words, kind_label, status_words
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.connection import connection_of_kind
from mkdocs_paycore.components.picture import monogram_colours
from mkdocs_paycore.markdown.call import CallError, one_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.source.suggestion import did_you_mean
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_WIDTH = 480
_CARDS = 6
_CARDS_A_ROW = 3
_ROW = 34
_TOP = 62
"""Where the fields of a form begin, below its title."""


@component(block=True, example='dashboard_picture("overview")')
def dashboard_picture(place: PageVocabulary, view: str, kind: str = "", provider: str = "") -> str:
    """Return a drawing of a part of the dashboard: its directory, an overview card, a form, or a connected account.

    `kind` is that of the connection whose form or account is shown; the provider's first one, if left out. `provider`
    is the code of who is shown; the page's own, if left out, and where the brand has neither, the first that is ready.
    """
    views: Mapping[str, Callable[[PageVocabulary, Provider, str], dict[str, Any]]] = {
        "directory": _directory,
        "overview": _overview,
        "form": _form,
        "connected": _connected,
    }
    drawn = views[one_of(view, views, "picture")](place, _shown(place, provider), kind)
    has_name = "custom.company_name" in place.site.values
    company = variable_slot("custom.company_name") if has_name else ""
    return _TEMPLATES.html("dashboard_picture.html.j2", view=view, width=_WIDTH, company=company, short=_short, **drawn)


def _shown(place: PageVocabulary, code: str) -> Provider:
    """Return the provider that a drawing shows.

    Raises:
        CallError: no provider has that code, or there is none at all.
    """
    catalog = place.site.catalog
    if code and code not in catalog.documents:
        raise CallError(f"there is no provider {code!r}", suggestion=did_you_mean(code, catalog.providers))
    others = _by_readiness(place)
    described = [each for each in others if any(connection.fields for connection in each.connections)]
    named = catalog.providers.get(code) or (place.provider if not code else None)
    found = named or next(iter([*described, *others]), None)
    return found or place.required_provider()


def _by_readiness(place: PageVocabulary) -> list[Provider]:
    return sorted(place.site.catalog.of(place.product), key=lambda each: (not each.is_ready, name_order(each)))


def _directory(place: PageVocabulary, provider: Provider, kind: str) -> dict[str, Any]:  # noqa: ARG001 - as all views
    """Return what the list of all providers shows: the one that is meant first, then others that are ready."""
    cards = [provider, *(each for each in _by_readiness(place) if each is not provider)][:_CARDS]
    menu = [(text, text == words("term.new")) for text in words("picture.menu").split(" | ")]
    names = ", ".join(each.name for each in cards)
    return {
        "cards": [_card(place, each) for each in cards],
        "menu": menu,
        "tabs": words("picture.tabs").split(" | "),
        "height": max(44 + 18 * len(menu), 98 + 92 * -(-len(cards) // _CARDS_A_ROW)),
        "says": words("picture.directory", names=names),
    }


def _overview(place: PageVocabulary, provider: Provider, kind: str) -> dict[str, Any]:  # noqa: ARG001 - as all views
    sides = (provider.payment_methods, provider.payout_methods) if provider.product.has_methods else ()
    counts = zip(("payment", "payout"), sides, strict=False)
    facts = [(words("picture.ready"), words("picture.true" if provider.is_ready else "picture.false"))]
    facts += [(words(f"supports.{side}"), str(len(methods))) for side, methods in counts]
    return {
        "card": _card(place, provider),
        "code": provider.code,
        "pages": words("picture.pages").split(" | "),
        "facts": facts,
        "features": [(feature_words(each), each in provider.features) for each in provider.product.features],
        "below": 114 + 22 * len(facts),
        "height": 152 + 22 * len(facts),
        "says": words("picture.overview", provider=provider.name, code=provider.code),
    }


def _form(place: PageVocabulary, provider: Provider, kind: str) -> dict[str, Any]:
    connection = connection_of_kind(provider, kind or _first_kind(provider), place)
    labels = ", ".join(field.label for field in connection.fields)
    return {
        "title": words("form.title", provider=provider.name),
        "set_up": words("form.set_up", provider=provider.name),
        "kind": kind_label(connection.kind),
        "rows": [
            (_TOP + number * _ROW, field.label, field.required, _control(field))
            for number, field in enumerate(connection.fields)
        ],
        "end": _TOP + len(connection.fields) * _ROW,
        "height": _TOP + len(connection.fields) * _ROW + 82,
        "says": words("picture.form", provider=provider.name, fields=labels),
    }


def _connected(place: PageVocabulary, provider: Provider, kind: str) -> dict[str, Any]:
    connection = connection_of_kind(provider, kind or _first_kind(provider), place)
    return {
        "card": _card(place, provider),
        "kind": kind_label(connection.kind),
        "height": 136,
        "says": words("picture.connected", provider=provider.name, kind=kind_label(connection.kind)),
    }


def _first_kind(provider: Provider) -> str:
    return next((str(each.kind) for each in provider.connections), "")


def _card(place: PageVocabulary, provider: Provider) -> dict[str, str]:
    return {
        "name": provider.name,
        "initials": place.site.monogram_of(provider.code),
        "status": words("header.ended_badge") if provider.ended else status_words(provider.status),
        "is_ready": "ready" if provider.is_ready else "",
        **monogram_colours(provider.code),
    }


def _control(field: Field) -> str:
    if field.type is FieldType.TOGGLE:
        return "switch"
    if field.type is FieldType.FILE:
        return "file"
    return "select" if field.type in CHOICE_TYPES else "input"


def _short(text: str, letters: int) -> str:
    """Return a text that fits into so many letters; the drawing cuts nothing within a word, if it can."""
    return textwrap.shorten(text, letters, placeholder="…") if " " in text and len(text) > letters else text[:letters]
