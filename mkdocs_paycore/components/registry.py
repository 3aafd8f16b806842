"""The components that a page may call, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import abilities, feature_of_connection
from mkdocs_paycore.catalog.model.provider import Feature, Status
from mkdocs_paycore.components.badges import render_features, render_status
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.components.credentials import render_credentials
from mkdocs_paycore.components.directory_calls import (
    method_directory,
    page_provider,
    provider_methods,
    service_directory,
)
from mkdocs_paycore.components.provider_catalog import render_catalog
from mkdocs_paycore.components.provider_header import render_header
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.provider_table import render_table
from mkdocs_paycore.markdown.call import Call, CallError, one_of
from mkdocs_paycore.markdown.page import connect_url
from mkdocs_paycore.source.suggestion import all_known, did_you_mean
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.markdown.page import PageVocabulary

_WIDEST_LOGO = 1200


@dataclass(frozen=True, slots=True)
class Component:
    """A component. `draw` takes the place it is drawn for and the call's arguments and returns HTML.

    `draw` raises `CallError` where the arguments name nothing. A block stands in a paragraph of its own.
    """

    draw: Callable[..., str]
    is_block: bool


def credentials(place: PageVocabulary, kind: str) -> str:
    """Return the list of what a connection of that kind asks for."""
    provider, connection = _connection(place, kind)
    has_form = _is_called(place, "connection_form", kind)
    return render_credentials(provider, connection, inline=place.sentence, has_form=has_form)


def connection_form(place: PageVocabulary, kind: str) -> str:
    """Return the practice copy of the connection form of that kind."""
    provider, connection = _connection(place, kind)
    place.page.forms[kind] += 1
    return render_form(
        provider,
        connection,
        inline=place.sentence,
        number=place.page.forms[kind],
        has_list=_is_called(place, "credentials", kind),
        manual_url=place.manual_url(provider.code),
    )


def provider_table(
    place: PageVocabulary, status: str | None = None, features: Sequence[str] = (), caption: str = ""
) -> str:
    """Return the table of providers, or of those of a status and with all of the features named.

    Payments through a host-to-host account are payments.
    """
    wanted = [one_of(feature, Feature, "feature") for feature in _list(features, "features")]
    state = one_of(status, Status, "status") if status is not None else None
    providers = [
        provider
        for provider in place.site.catalog.providers.values()
        if (state is None or provider.status == state) and set(wanted) <= abilities(provider)
    ]
    words = caption or f"{len(providers)} payment provider{'' if len(providers) == 1 else 's'}"
    return render_table(
        providers,
        caption=words,
        manual_url=place.manual_url,
        logo_url=place.logo_url,
        standing=place.standing,
    )


def provider_catalog(place: PageVocabulary) -> str:
    """Return the table of all providers with a search, filters, and a view as cards."""
    return render_catalog(
        place.site.usage,
        manual_url=place.manual_url,
        logo_url=place.logo_url,
        directory_url=place.directory_url,
        standing=place.standing,
    )


def status_badge(place: PageVocabulary) -> str:
    """Return the badge of the status of the page's provider."""
    provider = page_provider(place)
    return render_status(provider, lacks=place.standing(provider).lacks)


def feature_badges(place: PageVocabulary) -> str:
    """Return the badges of the features of the page's provider."""
    return render_features(page_provider(place))


def provider_logo(place: PageVocabulary, width: int = 160) -> str:
    """Return the logo of the page's provider, fitted into a box of that width in pixels."""
    if not isinstance(width, int) or not 0 < width <= _WIDEST_LOGO:
        raise CallError(f"found the width {width!r}", suggestion=f"expected a number of pixels up to {_WIDEST_LOGO}")
    provider = page_provider(place)
    return render_logo(provider, src=place.logo_url(provider.code), width=width)


def provider_header(place: PageVocabulary) -> str:
    """Return the head of a provider's page: logo, tagline, badges, addresses, and the way to connect."""
    provider = page_provider(place)
    names = place.names("custom") or ()
    return render_header(
        provider,
        inline=place.sentence,
        logo_url=place.logo_url(provider.code),
        connect_url=connect_url(provider),
        support_email=variable_slot("custom.support_email") if "support_email" in names else "",
        standing=place.standing(provider),
    )


COMPONENTS = {
    "connection_form": Component(connection_form, is_block=True),
    "credentials": Component(credentials, is_block=True),
    "feature_badges": Component(feature_badges, is_block=False),
    "method_directory": Component(method_directory, is_block=True),
    "provider_catalog": Component(provider_catalog, is_block=True),
    "provider_header": Component(provider_header, is_block=True),
    "provider_logo": Component(provider_logo, is_block=False),
    "provider_methods": Component(provider_methods, is_block=True),
    "provider_table": Component(provider_table, is_block=True),
    "service_directory": Component(service_directory, is_block=True),
    "status_badge": Component(status_badge, is_block=False),
}


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise CallError(f"{name} is no list", suggestion=f'write it in brackets: {name}=["{value}"]')
    return list(value)


def _connection(place: PageVocabulary, kind: str) -> tuple[Provider, Connection]:
    provider = page_provider(place)
    connection = provider.connection(kind) if isinstance(kind, str) else None
    if connection is None:
        kinds = [str(each.kind) for each in provider.connections]
        feature = feature_of_connection(kind) if isinstance(kind, str) else None
        if feature in place.site.hidden:
            why = f"{provider.code} shows no connection {kind!r}: the brand hides {feature}"
            around = f'put what is about it between <<brand_only(feature="{feature}")>> and <<brand_end()>>'
            raise CallError(why, suggestion=around)
        hint = did_you_mean(str(kind), kinds) or all_known(kinds)
        raise CallError(f"{provider.code} has no connection {kind!r}", suggestion=hint)
    return provider, connection


def _is_called(place: PageVocabulary, component: str, kind: str) -> bool:
    for typed in place.page.calls:
        try:
            call = Call.parse(typed)
        except CallError:
            continue
        if call.name == component and kind in (*call.positional, *call.keywords.values()):
            return True
    return False
