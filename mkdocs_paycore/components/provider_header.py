"""The head of a provider's page: logo, tagline, badges, addresses, the way to connect, and what is needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.evidence import Standing
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.feature_badges import render_features
from mkdocs_paycore.components.ip_addresses import render_addresses
from mkdocs_paycore.components.preparation_box import preparation_rows
from mkdocs_paycore.components.provider_logo import render_logo
from mkdocs_paycore.components.source_line import day_words, sourced
from mkdocs_paycore.components.status_badge import render_status
from mkdocs_paycore.components.support_link import request_address
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates, html_words
from mkdocs_paycore.markdown.vocabulary import connect_url
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import Logo, PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
HEAD = "paycore-head"
"""The id of the head, which takes the focus where a link leads back to it."""
_LOGO_WIDTH = 160
_UNKNOWN = Standing()


@component(block=True)
def provider_header(place: PageVocabulary) -> str:
    """Return the head of a provider's page: logo, tagline, badges, addresses, and the way to connect."""
    provider = place.required_provider()
    names = place.names("custom") or ()
    return render_header(
        provider,
        inline=place.sentence,
        logo=place.logo(provider.code),
        dashboard_url=connect_url(provider),
        support_email=variable_slot("custom.support_email") if "support_email" in names else "",
        standing=place.standing(provider),
        needs=list(_needs(place, provider)),
    )


def _needs(place: PageVocabulary, provider: Provider) -> Iterator[tuple[str, Markup]]:
    """Yield what is needed: an account at the provider and its values, which other products may do without."""
    if provider.product.has_methods:
        yield from preparation_rows(provider, addresses=render_addresses(place))


def render_header(
    provider: Provider,
    *,
    inline: Callable[[str], Markup],
    logo: Logo,
    dashboard_url: str,
    support_email: str,
    standing: Standing = _UNKNOWN,
    needs: Sequence[tuple[str, Markup]] = (),
) -> str:
    """Return the head of a provider's page, to stand below its heading.

    Args:
        provider: whose page it is.
        inline: turns the tagline (inline Markdown) into HTML.
        logo: its picture or its letters.
        dashboard_url: where a merchant connects a provider that is ready.
        support_email: where a merchant asks for one that is not; empty where the brand names none.
        standing: what is missing for its status, when its facts were checked, and whether that is long ago.
        needs: what a merchant needs first: a word for each kind of thing, and what it is.
    """
    checked_on = standing.checked_on
    return _TEMPLATES.html(
        "provider_header.html.j2",
        head=HEAD,
        provider=provider,
        is_ready=provider.is_ready,
        tagline=inline(provider.tagline) if provider.tagline else "",
        logo=render_logo(provider, logo, width=_LOGO_WIDTH),
        status=render_status(provider, lacks=standing.lacks),
        features=render_features(provider),
        addresses=[*_addresses(provider)],
        names=", ".join(provider.aliases),
        code="" if _is_plain(provider) else provider.code,
        connect_url=dashboard_url,
        request_url=request_address(support_email, provider.name),
        checked_on=checked_on,
        checked_words=day_words(checked_on) if checked_on else "",
        is_stale=standing.is_stale,
        needs=needs,
        formats=_formats(standing),
        notices=[*_notices(provider)],
    )


def _addresses(provider: Provider) -> Iterator[tuple[str, str, str]]:
    """Yield what each address of a provider is, the address, and it as a reader sees it."""
    for key, address in (("header.website", provider.website), ("header.login", provider.login_url)):
        if address:
            shown = address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
            yield words(key), address, shown


def _formats(standing: Standing) -> Markup | None:
    """Return how many credentials were looked up, and when."""
    day = standing.formats_checked_on
    return html_words("header.formats", count=standing.formats, day=day, date=day_words(day)) if day else None


def _notices(provider: Provider) -> Iterator[Markup]:
    """Yield what became of the provider, with where that is said."""
    if ended := provider.ended:
        day = date.fromisoformat(ended.on) if ended.on else None
        said = {"day": day, "date": day_words(day)} if day else {}
        text = html_words("header.ended_on" if day else "header.ended", provider=provider.name, **said)
        yield text + Markup(" ") + sourced(ended.source, ended.checked_on)
    if renamed := provider.renamed:
        to = Markup('<a href="{}" rel="noopener">{}</a>').format(renamed.website, renamed.to) if renamed.website else ""
        text = html_words("header.renamed", provider=provider.name, to=to or renamed.to)
        yield text + Markup(" ") + sourced(renamed.source, renamed.checked_on)


def _is_plain(provider: Provider) -> bool:
    """Return whether the code is the name, but for letter case: else a search would not find it."""
    return provider.name.casefold() == provider.code
