"""Links to the brand's support: a mail with subject, provider and page filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.call import CallError, one_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import html_words
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_ABOUT = ("question", "request", "mistake")
_EMAIL = "custom.support_email"
_LINK = Markup('<a href="{}">{}</a>')


@component(block=False, example='support_link("mistake")')
def support_link(place: PageVocabulary, about: str = "question", text: str = "") -> str:
    """Return a link that writes to support, with the subject, the provider and the page's address filled in."""
    subject = words(f"support.subject_{one_of(about, _ABOUT, 'subject')}", about=_subject(place))
    url = support_address(place, subject)
    if not url:
        raise CallError("the brand has no support_email", suggestion="give it one under `custom:`", follows=_EMAIL)
    return _LINK.format(url, text or _shown(about))


def support_address(place: PageVocabulary, subject: str) -> str:
    """Return the address of a mail to support about a page, with slots; empty where the brand has no `support_email`.

    The mail names the provider and the page, by its address where the brand says where it is published.
    """
    if _EMAIL not in place.site.values:
        return ""
    provider = place.provider
    about = [words("support.about", name=provider.name, code=provider.code)] if provider else []
    lines = "".join(f"{line}\r\n" for line in [*about, words("support.page", page="")])
    invitation = words("support.text")
    body = quote(lines.rstrip("\r\n")) + _page_url(place) + quote(f"\r\n\r\n{invitation}\r\n")
    return f"mailto:{variable_slot(_EMAIL)}?subject={quote(subject)}&body={body}"


def request_address(support_email: str, provider: str, *, text: str = "") -> str:
    """Return the address of a mail that asks for a provider; empty where there is nobody to ask.

    Args:
        support_email: whom to ask, or a slot for that; empty where the brand names nobody.
        provider: its name.
        text: what the mail says.
    """
    if not support_email:
        return ""
    subject = words("header.request_subject", provider=provider)
    body = f"&body={quote(text)}" if text else ""
    return f"mailto:{support_email}?subject={quote(subject)}{body}"


def _page_url(place: PageVocabulary) -> str:
    """Return the address of the page as a part of another address, with slots: they are percent-encoded there."""
    has_site = "site.origin" in place.site.values
    base = f"{variable_slot('site.origin')}{variable_slot('site.path')}" if has_site else ""
    return base + quote(place.page.url)


def _subject(place: PageVocabulary) -> str:
    return place.provider.name if place.provider else place.page.url or words("support.home")


def _shown(about: str) -> Markup:
    if about == "mistake":
        return html_words("support.mistake")
    return Markup("{}").format(escape(variable_slot(_EMAIL)))
