"""The connection that a call names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.features import feature_of_connection
from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary


def named_connection(place: PageVocabulary, kind: str) -> tuple[Provider, Connection]:
    """Return the page's provider and its connection of a kind.

    Raises:
        CallError: the page has no provider, or that no such connection, or the brand hides it.
    """
    provider = place.required_provider()
    return provider, connection_of_kind(provider, kind, place)


def connection_of_kind(provider: Provider, kind: str, place: PageVocabulary) -> Connection:
    """Return a provider's connection of a kind.

    Raises:
        CallError: it has none, or the brand of the place hides it.
    """
    connection = provider.connection(kind) if isinstance(kind, str) else None
    if connection is None:
        kinds = [str(each.kind) for each in provider.connections]
        feature = feature_of_connection(provider.product, kind) if isinstance(kind, str) else None
        if feature in place.site.hidden:
            why = f"{provider.code} shows no connection {kind!r}: the brand hides {feature}"
            around = f'put what is about it between <<brand_only(feature="{feature}")>> and <<brand_end()>>'
            raise CallError(why, suggestion=around)
        hint = did_you_mean(str(kind), kinds) or all_known(kinds)
        raise CallError(f"{provider.code} has no connection {kind!r}", suggestion=hint)
    return connection
