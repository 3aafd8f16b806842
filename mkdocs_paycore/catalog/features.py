"""What of a provider is left where a site does not offer all of its features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.methods import Side, methods_of
from mkdocs_paycore.catalog.model.terms import Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product

FEATURE_OF_SIDE = {Side.PAYMENT: Feature.PAYMENTS, Side.PAYOUT: Feature.PAYOUTS}


def all_features(products: Iterable[Product]) -> list[str]:
    """Return the features of all products, each once."""
    return list(dict.fromkeys(feature for product in products for feature in product.features))


def hidden_features(offers: Callable[[str], bool], products: Iterable[Product]) -> frozenset[str]:
    """Return the features that a site does not offer: without payments there are none through a host-to-host account.

    Args:
        offers: whether a feature, by its name, is wanted.
        products: whose features they are.
    """
    hidden = [product.without({each for each in product.features if not offers(each)}) for product in products]
    return frozenset[str]().union(*hidden)


def offered(provider: Provider, *, hidden: frozenset[str]) -> Provider | None:
    """Return a provider without some features, their methods and their connections.

    Payments can be of two kinds: a provider that takes them through a host-to-host account only has no payment methods
    without it. Where all payments or all payouts are left out, so is the tagline, which may speak of them.

    Args:
        provider: whose features they are.
        hidden: the features to leave out; see `hidden_features`.

    Returns:
        The provider; None where that takes all features or all connections of it.
    """
    if not hidden:
        return provider
    features = tuple(feature for feature in provider.features if feature not in hidden)
    connections = tuple(
        each for each in provider.connections if feature_of_connection(provider.product, each.kind) not in hidden
    )
    if (provider.features and not features) or (provider.connections and not connections):
        return None
    left = provider.model_copy(update={"features": features, "connections": connections})
    lost = abilities(provider) - abilities(left)
    if not provider.product.has_methods:
        return left.model_copy(update={"tagline": None}) if lost else left
    update: dict[str, object] = {side.key: () for side, feature in FEATURE_OF_SIDE.items() if feature in lost | hidden}
    if lost & set(FEATURE_OF_SIDE.values()):
        update["tagline"] = None
    return left.model_copy(update=update)


def abilities(provider: Provider) -> frozenset[str]:
    """Return what a merchant can do with a provider: payments through a host-to-host account are payments."""
    return provider.product.with_implied(provider.features)


def is_connected(provider: Provider, side: Side) -> bool:
    """Return whether a merchant gets a side through a provider: not where its features are known and lack it."""
    return not provider.features or FEATURE_OF_SIDE[side] in abilities(provider)


def connected_methods(provider: Provider, side: Side) -> tuple[str, ...]:
    """Return the methods of a side that a merchant gets through a provider: all that it has, or none of that side."""
    return methods_of(provider, side) if is_connected(provider, side) else ()


def feature_of_connection(product: Product, kind: str) -> str | None:
    """Return the feature without which a site shows no connections of a kind; None where it always shows them."""
    return product.kinds.get(kind)
