"""The head of a provider's page: logo, tagline, badges, addresses, and the way to connect."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_paycore.catalog.evidence import Standing
from mkdocs_paycore.catalog.model.provider import Status
from mkdocs_paycore.components.badges import render_features, render_status
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.template import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from mkdocs_paycore.catalog.model.provider import Provider

_LOGO_WIDTH = 160
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNKNOWN = Standing()


def render_header(
    provider: Provider,
    *,
    inline: Callable[[str], Markup],
    logo_url: str,
    connect_url: str,
    support_email: str,
    standing: Standing = _UNKNOWN,
) -> str:
    """Return the head of a provider's page, to stand below its heading.

    Args:
        provider: whose page it is.
        inline: turns the tagline (inline Markdown) into HTML.
        logo_url: the address of its picture; empty for its monogram.
        connect_url: where a merchant connects a provider that is ready.
        support_email: where a merchant asks for one that is not; empty where the brand names none.
        standing: what is missing for its status, when its facts were checked, and whether that is long ago.
    """
    checked_on = standing.checked_on
    request = f"mailto:{support_email}?subject={quote(f'Connection request: {provider.name}')}" if support_email else ""
    return render(
        "provider_header.html.j2",
        provider=provider,
        is_ready=provider.status is Status.READY,
        tagline=inline(provider.tagline) if provider.tagline else "",
        logo=render_logo(provider, src=logo_url, width=_LOGO_WIDTH),
        status=render_status(provider, lacks=standing.lacks),
        features=render_features(provider),
        addresses=[
            (word, address, address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/"))
            for word, address in (("Website", provider.website), ("Login", provider.login_url))
            if address
        ],
        names=", ".join(provider.aliases),
        code="" if _is_plain(provider) else provider.code,
        connect_url=connect_url,
        request_url=request,
        checked_on=checked_on,
        checked_words=f"{checked_on.day} {_MONTHS[checked_on.month - 1]} {checked_on.year}" if checked_on else "",
        is_stale=standing.is_stale,
    )


def _is_plain(provider: Provider) -> bool:
    """Tell whether the code is the name, but for letter case: else a search would not find it."""
    return provider.name.casefold() == provider.code
