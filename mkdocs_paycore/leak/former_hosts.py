"""Hosts of the platform that no value of a brand has: those that a site's own manuals lead to, typed by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_CALLED_BACK = expression(
    r"https?://(?P<host>[\w.-]+\.[a-z]{2,})/(?P<code>[\w-]+)/(?:callbacks?|return|notify|notifications?|webhooks?|check)\b",
    re.IGNORECASE,
)
_SERVICE = expression(
    r"https?://(?P<service>dashboard|docs|api|checkout|cashier|developers?)\.(?P<domain>[\w-]+\.[a-z]{2,})(?![\w.-])",
    re.IGNORECASE,
)
_ENOUGH = 2
"""So many manuals with a host for callbacks make it the platform's."""
_TELLING = 4
"""So many letters of a code within a host are no chance."""
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "in"})


def platform_domains(pages: Sequence[Manuscript], *, products: Sequence[Product] = (DEFAULT_PRODUCT,)) -> list[str]:
    """Return the domains of the hosts that links into the dashboard, and addresses for callbacks, are typed with.

    An address for callbacks is the platform's where it has the provider's code in its path, on several manuals.

    Args:
        pages: the pages of the site.
        products: what the site connects: the folders of its providers, and their places in the dashboard.
    """
    folders = tuple(each.folder for each in products)
    paths = (each.connect_path.partition("{code}") for each in products)
    starts = [start for start, code, _ in paths if start and code]
    dashboards = [_into_dashboard(start) for start in starts]
    found: dict[str, None] = {}
    called = defaultdict[str, set[str]](set)
    for page in pages:
        if "://" not in page.text:
            continue
        found |= dict.fromkeys(_domain(link["host"]) for each in dashboards for link in each.finditer(page.text))
        code = Page.at(page.uri, folders=folders).provider_code
        for domain in _for_callbacks(page, code):
            called[domain].add(str(code))
    found |= dict.fromkeys(_with_services(pages, folders=folders))
    return list(found | dict.fromkeys(domain for domain, codes in called.items() if len(codes) >= _ENOUGH))


def _into_dashboard(start: str) -> re.Pattern[str]:
    """Return what an address of a provider in the dashboard looks like, with its host, given how its path starts."""
    return re.compile(rf"https?://(?P<host>[\w.-]+\.[a-z]{{2,}})/(?:#/?)?{re.escape(start)}", re.IGNORECASE)


def _with_services(pages: Sequence[Manuscript], *, folders: Sequence[str]) -> Iterator[str]:
    """Yield the domains with a dashboard and another service that pages lead to which are no provider's manual."""
    services = defaultdict[str, set[str]](set)
    codes = {Page.at(page.uri, folders=folders).provider_code for page in pages}
    for page in pages:
        if "://dashboard." in page.text or "://docs." in page.text or "://api." in page.text:
            is_manual = Page.at(page.uri, folders=folders).provider_code is not None
            for host in () if is_manual else _SERVICE.finditer(page.text):
                services[host["domain"].lower()].add(host["service"].lower())
    for domain, found in services.items():
        if "dashboard" in found and len(found) > 1 and domain.partition(".")[0] not in codes:
            yield domain


def _for_callbacks(page: Manuscript, code: str | None) -> Iterator[str]:
    for address in _CALLED_BACK.finditer(page.text) if code else ():
        host = address["host"].lower()
        own = str(code).lower()
        is_own = any(own == label or (len(own) >= _TELLING and own in label) for label in host.split("."))
        if address["code"].lower() == own and not is_own:
            yield _domain(host)


def _domain(host: str) -> str:
    labels = host.lower().split(".")
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004 - labels of a domain
    return ".".join(labels[-count:])
