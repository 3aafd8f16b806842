"""What a site publishes of a provider for programs: its data, the schemas of its forms, and values that fit them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.sample_values import sample_values
from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True)
def provider_data(place: PageVocabulary) -> str:
    """Return links to the data of the page's provider and to the schemas of its forms, each with values that fit."""
    provider = place.required_provider()
    schemas = [
        (kind_label(each.kind), place.data_url(f"{each.kind}.schema.json"), _example(each))
        for each in provider.connections
        if each.fields
    ]
    return _TEMPLATES.html(
        "provider_data.html.j2", provider=provider, url=place.data_url("provider.json"), schemas=schemas
    )


def _example(connection: Connection) -> str:
    values = sample_values(connection)
    return "" if not values else json.dumps(values, ensure_ascii=False, indent=2)
