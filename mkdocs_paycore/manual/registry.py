"""The components that a page may call, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.manual.call import Call, CallError
from mkdocs_paycore.manual.components.connection_form import render_form
from mkdocs_paycore.manual.components.credentials import render_credentials
from mkdocs_paycore.source.problem import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.catalog.provider import Connection, Provider
    from mkdocs_paycore.manual.page import PageVocabulary


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
        manual_url=place.page.manual_url,
    )


COMPONENTS = {
    "credentials": Component(credentials, is_block=True),
    "connection_form": Component(connection_form, is_block=True),
}


def _connection(place: PageVocabulary, kind: str) -> tuple[Provider, Connection]:
    provider = place.provider
    if provider is None:
        reason, hint = place.absence("provider")
        raise CallError(reason, suggestion=hint)
    connection = provider.connection(kind) if isinstance(kind, str) else None
    if connection is None:
        kinds = [str(known.kind) for known in provider.connections]
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
