"""Links with `http:` to pages that have https: what a reader types there can be read on its way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.hosts import ON_VARIABLE, domain_of, head_end, head_links, host_of
from mkdocs_paycore.check.text.providers.names import bare_letters
from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

INSECURE_LINK = Rule(
    "insecure-link",
    "A link with `http:` to a host that the site leads to with `https:` as well, or to a provider's website or login.",
    stage=Stage.TEXT,
    varies="a warning for a provider's pages",
    sample=Sample(
        "docs/index.md",
        "# Start\n\n[Pay](https://pay.example/) and [help](http://pay.example/help).\n",
        "# Start\n\n[Pay](https://pay.example/) and [help](https://pay.example/help).\n",
    ),
)
_NO_PAGE = expression(
    r"https?://(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[|[^/.:]+(?:[/:]|$)"
    r"|[^/]+\.(?:local|internal|lan|test|localhost|invalid)(?:[/:]|$)"
    r"|(?:www\.w3\.org|schemas?\.|xmlns\.|api\d?\.|ws\.)"
    r"|[^/]+/(?:[^?#]*/)?(?:api|ws|soap|rest|services|callback|webhooks?)(?:[/?#]|$)|[^#]*(?:wsdl|\.asmx|\.xsd))",
    re.IGNORECASE,
)
"""Addresses that no browser opens, or that are at home on the reader's machine or network."""
_PAGE = expression(
    r"\b(?:log(?:ging)?[ -]?in|sign(?:ing)?[ -]?(?:in|up)|web[ -]?site|portal|cabinet|back[ -]?office|dashboard"
    r"|personal|register|registration|merchant[ ]area)\b",
    re.IGNORECASE,
)
_SCHEME = "http://"


@looks_for(INSECURE_LINK)
def insecure_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link with `http:` to a host that is known to have `https:`, or to a provider's pages.

    Another host of the same domain says nothing of a host. A provider's website or login nearly always has https; that
    it has is not certain, so it weighs less, and a file of a provider may say that it has none.
    """
    yield from _typed(checked.manuscripts)
    providers = checked.site.catalog.providers.values()
    known = {str(each) for provider in providers for each in (provider.website, provider.login_url) if each}
    targets = known | {link.target for page in checked.manuscripts for link in page.links}
    secure = {host_of(target) for target in targets if target.lower().startswith("https://")} - {""}
    plain = {host_of(target) for target in known if target.lower().startswith(_SCHEME)}
    for page in checked.manuscripts:
        is_manual = page.is_page and code_of(page, checked) is not None
        head = {link.start for link in head_links(page)} if is_manual else set[int]()
        own = bare_letters(code_of(page, checked) or "") if is_manual else ""
        end = head_end(page) if is_manual else 0
        for link in page.links:
            if link.target.lower().startswith(_SCHEME):
                is_page = link.start in head or (
                    is_manual and (_is_page(link) or (link.start < end and _is_of(link, own)))
                )
                yield from _insecure(page, link, secure, is_page=is_page and host_of(link.target) not in plain)


def _typed(pages: Collection[Manuscript]) -> Iterator[Problem]:
    """Yield a problem for each address with `http:` in text or code whose host is a variable that others have https."""
    found = [(page, each) for page in pages if "://" in page.text for each in ON_VARIABLE.finditer(page.text)]
    secure = {each["host"] for _, each in found if each["scheme"].lower() == "https"}
    for page, each in found:
        if each["scheme"].lower() == "http" and each["host"] in secure:
            fix = (Edit(each.start("scheme"), each.end("scheme"), "https"),)
            message = f"found http: before {each['host']}, which other addresses of the site have with https:"
            yield page.problem(INSECURE_LINK, each.start(), message, f"expected https://{each['host']}", fix=fix)


def _insecure(page: Manuscript, link: Link, secure: Collection[str], *, is_page: bool) -> Iterator[Problem]:
    host, start = host_of(link.target), link.target_start
    hint = f"expected https{link.target[4:]}"
    if host in secure:
        fix = (Edit(start, start + len("http"), "https"),)
        yield page.problem(
            INSECURE_LINK, start, f"the link leads to {host} with http:, which has https:", hint, fix=fix
        )
    elif host and is_page and not _NO_PAGE.match(link.target) and not link.target.startswith(f"{_SCHEME}<<"):
        problem = page.problem(INSECURE_LINK, start, f"the link leads to a page of {host} with http:", hint)
        yield replace(problem, severity=Severity.WARNING)


def _is_of(link: Link, code: str) -> bool:
    """Return whether a link leads to a site that is called as a provider of a code is."""
    label = bare_letters(domain_of(host_of(link.target)).partition(".")[0])
    return not link.is_picture and bool(label) and (label in code or code in label)


def _is_page(link: Link) -> bool:
    """Return whether a link leads to a page that its reader logs in to, by its words or its address."""
    return not link.is_picture and _PAGE.search(f"{link.text or ''} {link.target[len(_SCHEME) :]}") is not None
