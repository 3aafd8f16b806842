"""The website and login of a provider's file against its manual and other providers: its own host, with https:."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.hosts import VARIABLE_IN_ADDRESS, domain_of, head_end, host_of, named_head_links
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_BEGIN = "code: acme\nname: Acme Pay\nstatus: not_ready\n"
ADDRESS = Rule(
    "provider-address",
    "A website or login of a provider whose host its manual and its other address have with `https:`, or with another"
    " letter, or that is another provider's; or a line of its manual that leads to another host.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/connectors/acme/provider.yml",
        f"{_BEGIN}website: https://acmepay.example/\nlogin_url: https://acmepy.example/login\n",
        f"{_BEGIN}website: https://acmepay.example/\nlogin_url: https://acmepay.example/login\n",
    ),
)
_KEYS = ("website", "login_url")
_HTTP, _HTTPS = "http:", "https:"


@looks_for(ADDRESS)
def odd_addresses(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each website and login of a provider that is not as other addresses are.

    Those are the links of its manual and its other address. A domain that one of them has as well is meant, and so is
    one that is called as the provider is.
    """
    catalog = checked.site.catalog.described()
    linked: dict[str, set[str]] = {}
    for manual in manuals(checked):
        targets = (link.target for link in manual.page.links if not link.is_picture)
        linked.setdefault(manual.code, set()).update(target for target in targets if target.startswith("http"))
    for code, provider in catalog.providers.items():
        own = {key: str(value) for key in _KEYS if (value := getattr(provider, key))}
        for key, address in own.items():
            others = [*linked.get(code, ()), *(each for other, each in own.items() if other != key)]
            right = _secure(address, others) or _respelt(address, others, bare_letters(code + provider.name))
            if right:
                message = f"{key}: found {address!r}, but other addresses of {provider.name} begin with {right!r}"
                yield catalog.documents[code].problem((key,), ADDRESS, message, f"did you mean {right!r}?")


@looks_for(ADDRESS, stage=Stage.TEXT)
def foreign_addresses(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each website and login on a domain that is called as another provider, and only that.

    No link of its manual leads there, nor its other address: of two providers of one company these do.
    """
    catalog, names = checked.site.catalog.described(), ProviderNames(checked)
    linked = {each.code: {_domain(link.target) for link in each.page.links} for each in manuals(checked)}
    for code, provider in catalog.providers.items():
        addresses = {key: str(value) for key in _KEYS if (value := getattr(provider, key))}
        for key, address in addresses.items():
            others = {_domain(each) for name, each in addresses.items() if name != key} | linked.get(code, set())
            other = _called_as(address, provider, names)
            if other is not None and _domain(address) not in others:
                message = f"{key}: found {address!r}, the site of another provider, {other!r}"
                yield catalog.documents[code].problem((key,), ADDRESS, message, f"write that of {provider.name}")


def _called_as(address: str, provider: Provider, names: ProviderNames) -> str | None:
    """Return the code of another provider as which the domain of an address is called; None where it is the own."""
    name, own = bare_letters(_domain(address).partition(".")[0]), bare_letters(provider.code + provider.name)
    other = names.codes.get(name)
    return None if other == provider.code or name in own or bare_letters(provider.code) in name else other


@looks_for(ADDRESS, stage=Stage.TEXT, of_pages=True)
def differing_heads(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each line of a manual's head that leads elsewhere than the provider's file says.

    A head that has the file's address as well, in whatever line, may name others beside it. Of an address that is
    another provider's the file is told.
    """
    catalog, names = checked.site.catalog.described(), ProviderNames(checked)
    for manual in manuals(checked):
        provider = catalog.providers.get(manual.code)
        found = list(named_head_links(manual.page)) if provider is not None else []
        targets = [link.target for link in manual.page.links if link.start < head_end(manual.page)]
        led_to = set(map(host_of, targets))
        for link, key in found:
            right = str(getattr(provider, key) or "")
            known = {host_of(str(getattr(provider, each) or "")) for each in _KEYS}
            is_web = link.target.startswith("http") and not VARIABLE_IN_ADDRESS.search(link.target)
            is_there = host_of(right) in led_to or any(f"provider.{key}" in target for target in targets)
            is_other = is_web and right and not is_there and host_of(link.target) not in known
            if provider is not None and is_other and _called_as(right, provider, names) is None:
                message = f"found {link.target!r}, but the {key} of the provider's file is {right!r}"
                yield manual.page.problem(ADDRESS, link.target_start, message, f"write {right}, or mend the file")


def _secure(address: str, others: Collection[str]) -> str:
    """Return the beginning of an address with `https:`, where others have its host so; else nothing."""
    secure = f"{_HTTPS}//{host_of(address)}"
    is_so = address.startswith(_HTTP) and any(
        f"{_HTTPS}//{host_of(each)}" == secure for each in others if _HTTPS in each
    )
    return secure if is_so else ""


def _respelt(address: str, others: Collection[str], name: str) -> str:
    """Return the domain that is meant by one that is nearly it; nothing where it is as well known."""
    domains = [_domain(each) for each in others]
    known = {each: domains.count(each) + 2 * (bare_letters(each.partition(".")[0]) in name) for each in domains}
    one, _, end = _domain(address).partition(".")
    near = [each for each in known if each.partition(".")[2] == end and is_misspelt(one, each.partition(".")[0], [])]
    right = max(near, key=known.__getitem__, default="")
    is_known = _domain(address) in known or bare_letters(one) in name
    return right if right and not is_known else ""


def _domain(address: str) -> str:
    return domain_of(host_of(address))
