"""The table of providers: logo, name, status and what each supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.order import name_order
from mkdocs_paycore.catalog.words import features_wording
from mkdocs_paycore.components.badges import render_status
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.template import render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.catalog.evidence import Standing
    from mkdocs_paycore.catalog.model.provider import Provider

_LOGO_WIDTH = 96


def render_table(
    providers: Sequence[Provider],
    *,
    caption: str,
    manual_url: Callable[[str], str],
    logo_url: Callable[[str], str],
    standing: Callable[[Provider], Standing],
) -> str:
    """Return the providers as a table, in the order of their names.

    Args:
        providers: the rows.
        caption: the table's caption.
        manual_url: gives the address of a provider's manual by its code; empty where there is none.
        logo_url: gives the address of a provider's picture by its code; empty for its monogram.
        standing: tells what is missing for a provider's status.
    """
    rows = [
        provider_row(provider, manual_url=manual_url, logo_url=logo_url, standing=standing)
        for provider in sorted(providers, key=name_order)
    ]
    return render("provider_table.html.j2", rows=rows, caption=caption)


def provider_row(
    provider: Provider,
    *,
    manual_url: Callable[[str], str],
    logo_url: Callable[[str], str],
    standing: Callable[[Provider], Standing],
) -> dict[str, Any]:
    """Return what the templates of tables show of a provider; see `render_table`."""
    return {
        "provider": provider,
        "features": " ".join(provider.features),
        "wording": features_wording(provider),
        "status": render_status(provider, lacks=standing(provider).lacks),
        "url": manual_url(provider.code),
        "logo": render_logo(provider, src=logo_url(provider.code), width=_LOGO_WIDTH, is_decoration=True),
    }
