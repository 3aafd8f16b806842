"""What stands in the head of a manual about what is needed: time, kind of account, values, IP addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.form.messages import alternatives
from mkdocs_paycore.catalog.preparation import ASKED_FOR, has_account, merchant_needs
from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.templates import html_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.preparation import MerchantNeeds


def preparation_rows(provider: Provider, *, addresses: str) -> Iterator[tuple[str, Markup]]:
    """Yield what is needed to connect a provider: a word for each kind of thing, and what it is as HTML.

    Nothing is yielded for one that cannot be connected, or whose connections are not described.

    Args:
        provider: who is to be connected.
        addresses: the brand's public IP addresses as HTML, shown where the provider asks for them.
    """
    needed = merchant_needs(provider) if provider.is_ready else None
    if needed is None:
        return
    if needed.minutes is not None:
        yield words("needs.time"), _minutes(needed.minutes, provider)
    yield words("needs.account"), _account(needed, provider)
    yield words("needs.values"), _values(needed, provider)
    if needed.allowlist in ASKED_FOR:
        yield words("needs.addresses"), _addresses(needed, provider, addresses)


def _minutes(minutes: int, provider: Provider) -> Markup:
    said = html_words("needs.minutes", minutes=minutes)
    return said + html_words("needs.not_counted", provider=provider.name) if has_account(provider) else said


def _account(needed: MerchantNeeds, provider: Provider) -> Markup:
    kinds = html_words("needs.kinds", kinds=alternatives(map(kind_label, needed.kinds)))
    return kinds + html_words("needs.own_account", provider=provider.name) if has_account(provider) else kinds


def _values(needed: MerchantNeeds, provider: Provider) -> Markup:
    key = "needs.none" if not needed.most else "needs.count" if needed.least == needed.most else "needs.range"
    counted = html_words(key, least=needed.least, count=needed.most, provider=provider.name)
    counted = counted + html_words("needs.file") if needed.has_file else counted
    if named := list(_names(needed)):
        counted += html_words("needs.are", names=Markup("; ").join(named))
    return counted


def _names(needed: MerchantNeeds) -> Iterator[Markup]:
    if needed.names:
        yield html_words("needs.names", names=", ".join(needed.names))
    for kind, names in needed.names_by_kind.items():
        yield html_words("needs.of_kind", names=", ".join(names), kind=kind_label(kind))
    if needed.optional:
        yield html_words("needs.optional", names=", ".join(needed.optional))


def _addresses(needed: MerchantNeeds, provider: Provider, addresses: str) -> Markup:
    said = html_words(f"needs.allowlist_{needed.allowlist}", provider=provider.name)
    return said + Markup("\n") + Markup(addresses)  # noqa: S704 - a template's
