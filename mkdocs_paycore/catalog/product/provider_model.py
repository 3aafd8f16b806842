"""The model of a provider's file for a product: as for payment providers, with the terms of the product."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import AfterValidator, create_model

from mkdocs_paycore.catalog.model.provider import Connection, Provider
from mkdocs_paycore.catalog.model.use import Use
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.source.model import unexpected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.product.model import Product


def _no_feature(_: str) -> str:
    raise unexpected("nothing: there are no features")


_NoFeature: Any = Annotated[str, AfterValidator(_no_feature)]
_OF_METHODS = ("payment_methods", "payout_methods")
_OF_PAYMENTS = ("test_cards",)


@cache
def provider_model(product: Product) -> type[Provider]:
    """Return the model of a provider's file of a product; it knows the product."""
    if product is DEFAULT_PRODUCT:
        return Provider
    made = create_model(
        "Provider",
        __base__=Provider,
        __module__=Provider.__module__,
        **_terms(product) if _has_own_terms(product) else {},
    )
    made.__doc__ = Provider.__doc__
    made.product = product
    return made


def connection_model(model: type[Provider]) -> type[Connection]:
    """Return the model of a connection in the model of a provider's file."""
    made: type[Connection] = get_args(model.model_fields["connections"].annotation)[0]
    return made


def keys_left_out(product: Product) -> tuple[str, ...]:
    """Return the keys that a provider's file of a product does not have."""
    return (*(() if product.has_methods else _OF_METHODS), *(_OF_PAYMENTS if product.words.is_plain else ()))


def _has_own_terms(product: Product) -> bool:
    return any(
        tuple(getattr(product, terms)) != tuple(getattr(DEFAULT_PRODUCT, terms))
        for terms in ("statuses", "features", "kinds")
    )


def _terms(product: Product) -> dict[str, Any]:
    kinds = _enum("Kind", product.kinds)
    status, feature = _enum("Status", product.statuses), _NoFeature
    if product.features:
        feature = _enum("Feature", product.features)
    connection = create_model(
        "Connection",
        __base__=Connection,
        __module__=Connection.__module__,
        kind=(Annotated[kinds, Use(in_form=True)], ...),
    )
    return {
        "status": (status, ...),
        "features": (tuple[feature, ...], ()),  # type: ignore[valid-type] # as above
        "connections": (tuple[connection, ...], ()),
    }


def _enum(name: str, codes: Iterable[str]) -> Any:  # noqa: ANN401 - an enumeration that no checker can know
    return StrEnum(name, [(f"CODE_{number}", code) for number, code in enumerate(codes)])
