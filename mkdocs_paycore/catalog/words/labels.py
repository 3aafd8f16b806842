"""How a reader sees the terms of the catalog: kinds of connections, statuses, features and types of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import words

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.field import Field, FieldType
    from mkdocs_paycore.catalog.model.provider import Provider


def kind_label(kind: str) -> str:
    """Return what a kind of connection is called."""
    return words(f"kind.{kind}")


def status_words(status: str) -> str:
    """Return a status in words."""
    return words(f"status.{status}")


def feature_words(feature: str) -> str:
    """Return a feature by itself, as on a badge."""
    return words(f"feature.{feature}")


def type_words(field_type: FieldType) -> str:
    """Return what a value of a type is."""
    return words(f"field_type.{field_type}")


def value_words(field: Field) -> str:
    """Return what a field takes: a value of its type, or several."""
    said = type_words(field.type)
    return words("field_type.several", type=said) if field.several else said


def features_wording(provider: Provider) -> str:
    """Return what a provider can do, in the words of the provider table; `features_note` stands in front."""
    named = [feature for feature in provider.product.features if feature in provider.features]
    if provider.product.has_own_features:
        wording = ", ".join(map(feature_words, named))
    else:
        wording = words(f"features.{'_'.join(named)}") if named else ""
    return " ".join(filter(None, (provider.features_note, wording)))
