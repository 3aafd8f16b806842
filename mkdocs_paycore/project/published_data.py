"""The data that a site publishes: an index of each product, each provider, and the schemas of its connections."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_paycore.catalog.export import index_json, provider_json
from mkdocs_paycore.catalog.words.language import saying
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.syntax import substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.site import Site

_Made = TypeVar("_Made")


def published_data(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the files of a site's data: the path of each below the docs folder, and what makes its content.

    Args:
        site: the prepared site.
    """
    for product in site.products:
        index = partial(made_in_words, product, partial(index_json, site.catalog.of(product)))
        yield f"{product.folder}/index.json", partial(_json, index)
    for code, provider in site.catalog.providers.items():
        vocabulary = PageVocabulary(site, Page(provider_code=code))
        folder = site.folder_of(code)
        data = partial(made_in_words, provider.product, partial(provider_json, provider))
        yield f"{folder}/provider.json", partial(_json, data, vocabulary)
        for connection in provider.connections:
            schema = partial(made_in_words, provider.product, partial(_schema, provider, connection))
            yield f"{folder}/{connection.kind}.schema.json", partial(_json, schema, vocabulary)


def made_in_words(product: Product, source: Callable[[], _Made]) -> _Made:
    """Return what a source makes, in the words of a product.

    Args:
        product: whose words.
        source: makes it.
    """
    with saying(product.words):
        return source()


def _schema(provider: Provider, connection: Connection) -> dict[str, Any]:
    """Return the schema of a connection, with an example of values that fit where one is known."""
    from mkdocs_paycore.catalog.form.sample_values import sample_values  # noqa: PLC0415 - most data is kept, and not made
    from mkdocs_paycore.catalog.form.schema import connection_schema  # noqa: PLC0415 - as above

    schema, values = connection_schema(provider, connection), sample_values(connection)
    return {**schema, "examples": [values]} if values else schema


def _with_slots(data: Any, vocabulary: PageVocabulary) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(data, dict):
        return {key: _with_slots(value, vocabulary) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_slots(value, vocabulary) for value in data]
    return substitute(data, vocabulary, report=lambda _: None) if isinstance(data, str) else data


def _json(data: Callable[[], Any], vocabulary: PageVocabulary | None = None) -> str:
    """Return data as text; with slots for the variables in it, where a vocabulary is given."""
    made = _with_slots(data(), vocabulary) if vocabulary else data()
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
