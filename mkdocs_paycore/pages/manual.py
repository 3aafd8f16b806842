"""The manual of a provider that nobody has written one for: the same sections, drawn from its file.

The text is Markdown with variables and component calls, as a writer would type it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_paycore.catalog.preparation import ASKED_FOR
from mkdocs_paycore.markdown.menu_path import with_path_calls
from mkdocs_paycore.markdown.sentence import inline_only
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.catalog.model.provider import Provider

CONNECTS_AT = "dashboard_base_url"
"""The name of the address that a product's `connect_path` is counted from."""
CUSTOM_NAMES = ("company_name", CONNECTS_AT, "support_email")
"""The names under `custom` that pages of providers use, where the brand has them."""

_TEMPLATES = Templates("mkdocs_paycore.pages")
_MARKS = expression(r"[\\`*_\[\]<>{}&]")
_NOT_DIALLED = expression(r"[^0-9+*]")


def manual_source(provider: Provider, *, names: Collection[str], addresses: str = "") -> str:
    """Return the page of a provider as Markdown with front matter.

    Args:
        provider: whose manual it is.
        names: the names of the brand's variables, without `custom.`; what it lacks is left out.
        addresses: the link to the page of public IP addresses; empty where the site has none.
    """
    connections = [connection for connection in provider.connections if connection.fields]
    asks_for_addresses = provider.is_ready and provider.ip_allowlist in ASKED_FOR
    is_reported = any(addresses in step for step in provider.setup)
    lists = (provider.payment_methods, provider.payout_methods, provider.currencies, provider.countries)
    text = _TEMPLATES.markdown(
        "manual.md.j2",
        provider=provider,
        connections=connections,
        emails=[_link(email, f"mailto:{quote(email, safe='@+')}") for email in provider.support.emails],
        phones=[_link(phone, f"tel:{_NOT_DIALLED.sub('', phone)}") for phone in provider.support.phones],
        steps=[inline_only(step) for step in provider.setup] if provider.is_ready else [],
        notes=[inline_only(sentence) for sentence in (*provider.warnings, *provider.callbacks)],
        is_ready=provider.is_ready,
        has_support="support_email" in names,
        has_dashboard=CONNECTS_AT in names and bool(provider.product.connect_path),
        has_company="company_name" in names,
        addresses=addresses,
        needs_addresses=bool(addresses) and asks_for_addresses and not is_reported,
        has_methods=any(lists),
        methods_title=_methods_title(provider),
    )
    return with_path_calls(text)


def _methods_title(provider: Provider) -> str:
    """Return the key of the heading above what the provider supports."""
    if provider.product.has_methods:
        return "manual.methods"
    if provider.currencies and provider.countries:
        return "manual.places"
    return "supports.currencies" if provider.currencies else "supports.countries"


def _link(text: str, address: str) -> str:
    """Return a Markdown link that shows a text as it stands."""
    return f"[{_MARKS.sub(lambda mark: f'&#{ord(mark[0])};', text)}]({address})"
