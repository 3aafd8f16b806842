"""The catalog as data for scripts: `connectors/<code>/provider.json` and `connectors/index.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.methods import Side, methods_of
from mkdocs_paycore.catalog.model.field import TEXT_TYPES
from mkdocs_paycore.catalog.product.provider_model import keys_left_out
from mkdocs_paycore.catalog.words.labels import features_wording, kind_label, status_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.model.provider import Connection, Provider


def provider_json(provider: Provider) -> dict[str, Any]:
    """Return provider.yml as JSON: every key of the model in its order, defaults filled in.

    Sentences stay as they are written, with Markdown and variables. One element of `connections` is what
    `validate.js` takes.
    """
    return {
        **provider.model_dump(mode="json", exclude=set(keys_left_out(provider.product))),
        "connections": [connection_json(connection) for connection in provider.connections],
    }


def connection_json(connection: Connection) -> dict[str, Any]:
    """Return one connection as `provider_json` has it; `severity` is filled in for fields that are text."""
    data = connection.model_dump(mode="json")
    for field, exported in zip(connection.fields, data["fields"], strict=True):
        if field.type in TEXT_TYPES:
            exported["severity"] = str(field.pattern_severity)
    return data


def index_json(providers: Iterable[Provider]) -> list[dict[str, Any]]:
    """Return a row for each provider, in their order."""
    return [
        {
            "code": provider.code,
            "name": provider.name,
            "status": str(provider.status),
            "status_text": status_words(provider.status),
            "features": [str(feature) for feature in provider.features],
            "features_text": features_wording(provider),
            **({side.key: list(methods_of(provider, side)) for side in Side} if provider.product.has_methods else {}),
            "connections": [
                {"kind": str(connection.kind), "label": kind_label(connection.kind)}
                for connection in provider.connections
            ],
        }
        for provider in providers
    ]
