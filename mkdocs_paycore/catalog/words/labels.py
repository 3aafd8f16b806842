"""How a reader sees the terms of the catalog: kinds of connections, statuses, features and types of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import saying, words

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.field import Field, FieldType
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product


def kind_label(kind: str) -> str:
    """Return what a kind of connection is called."""
    return words(f"kind.{kind}")


def kind_titles(product: Product) -> dict[str, str]:
    """Return the kinds of a product's connections by the headings that a manual has for them, in small letters."""
    with saying(product.words):
        return {
            words(f"{key}.{kind}").casefold(): kind
            for key in ("manual.account", "kind", "manual.connect")
            for kind in product.kinds
        }


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
