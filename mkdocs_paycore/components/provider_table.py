"""The table of providers: logo, name, status and what each supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.features import abilities
from mkdocs_paycore.catalog.order import name_order
from mkdocs_paycore.catalog.words.labels import features_wording
from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.status_badge import render_status
from mkdocs_paycore.markdown.call import CallError, one_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.catalog.evidence import Standing
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.vocabulary import Logo, PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_LOGO_WIDTH = 96


@component(block=True, example='provider_table(status="ready", features=["payouts"])')
def provider_table(
    place: PageVocabulary,
    status: str | None = None,
    features: Sequence[str] = (),
    caption: str = "",
    product: str = "",
) -> str:
    """Return the table of providers, or of those of a status and with all of the features named.

    Payments through a host-to-host account are payments. Without `product` they are those of the page's.
    """
    meant = named_product(place, product)
    wanted = [one_of(feature, meant.features, "feature") for feature in _list(features, "features")]
    state = one_of(status, meant.statuses, "status") if status is not None else None
    providers = [
        provider
        for provider in place.site.catalog.of(meant)
        if (state is None or provider.status == state) and set(wanted) <= abilities(provider)
    ]
    with saying(meant.words):
        return render_table(
            providers,
            caption=caption or words("table.caption", count=len(providers)),
            manual_url=place.manual_url,
            logo=place.logo,
            standing=place.standing,
        )


def named_product(place: PageVocabulary, name: str) -> Product:
    """Return the product that a call names; that of the page where it names none.

    Raises:
        CallError: the site has none of that name.
    """
    by_name = {product.name: product for product in place.site.products}
    return by_name[one_of(name, by_name, "product")] if name != "" else place.product


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise CallError(f"{name} is no list", suggestion=f'write it in brackets: {name}=["{value}"]')
    return list(value)


def render_table(
    providers: Sequence[Provider],
    *,
    caption: str,
    manual_url: Callable[[str], str],
    logo: Callable[[str], Logo],
    standing: Callable[[Provider], Standing],
) -> str:
    """Return the providers as a table, in the order of their names.

    Args:
        providers: the rows.
        caption: the table's caption.
        manual_url: gives the address of a provider's manual by its code; empty where there is none.
        logo: gives a provider's picture or letters by its code.
        standing: what is missing for a provider's status.
    """
    rows = [
        provider_row(provider, manual_url=manual_url, logo=logo, standing=standing)
        for provider in sorted(providers, key=name_order)
    ]
    return _TEMPLATES.html("provider_table.html.j2", rows=rows, caption=caption)


def provider_row(
    provider: Provider,
    *,
    manual_url: Callable[[str], str],
    logo: Callable[[str], Logo],
    standing: Callable[[Provider], Standing],
) -> dict[str, Any]:
    """Return what the templates of tables show of a provider; see `render_table`."""
    return {
        "provider": provider,
        "features": " ".join(provider.features),
        "implied": " ".join(sorted(abilities(provider) - {*provider.features})),
        "wording": features_wording(provider),
        "status": render_status(provider, lacks=standing(provider).lacks),
        "url": manual_url(provider.code),
        "logo": render_logo(
            provider,
            logo(provider.code),
            width=_LOGO_WIDTH,
            is_decoration=True,
        ),
    }
