"""Links into the dashboard: each leads to the provider that its page is about."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.check.text.links.other_hosts import is_provider_named
from mkdocs_paycore.check.text.providers.names import ProviderNames
from mkdocs_paycore.check.text.providers.of_pages import code_of, known_codes
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/example/index.md"
_FOLDER, _, _END = DEFAULT_PRODUCT.connect_path.partition("{code}")
_BASE = "<<custom.dashboard_base_url>>"

DASHBOARD_LINK = Rule(
    "dashboard-link",
    "A link into the dashboard that leads to another provider than the page's, or nowhere.",
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE,
        f"# Example\n\n[Connect](https://dash.example/{_FOLDER}exampel{_END}) it.\n",
        "# Example\n\nConnect it in the dashboard.\n",
    ),
)
TO_DASHBOARD = expression(
    r"(?:(?:<<|\{\{)[ \t]*custom\.\w*dashboard\w*[ \t]*(?:>>|\}\})|https?://[^/\s]*(?:dashboard|cabinet)[^/\s]*)/?(?P<path>[^\s]*)",
    re.IGNORECASE,
)
OLD_PATH = expression(
    r"(?:^|[/#!])(?:connect[\w-]*|(?:payment-?)?providers?)/(?P<code>[\w.-]+)(?P<rest>[^\s]*)", re.IGNORECASE
)
_FEWEST = 3
"""So many manuals show how the links of a site go."""
_HOST = expression(r"https?://[^/\s]+")
_NEAR_PATH = 0.75
_REST = r"(?P<code>[^/?#]*)(?P<rest>.*)"


@looks_for(DASHBOARD_LINK)
def wrong_dashboard_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link to a provider in the dashboard that is not the page's, or not well formed."""
    known = known_codes(checked)
    products = checked.site.products
    names = ProviderNames(checked)
    places = [(start, end) for start, code, end in (each.connect_path.partition("{code}") for each in products) if code]
    learned = _learned_places(checked, known, places)
    places += learned
    patterns = [
        (re.compile(re.escape(start) + _REST, re.DOTALL | re.IGNORECASE), (start, end)) for start, end in places
    ]
    needs_end = _have_ends(checked, patterns)
    for page in checked.manuscripts:
        own = code_of(page, checked)
        product = checked.site.catalog.products.get(own or "", products[0])
        for link in page.links:
            if own and _is_about_another(page, link, known - {own}, names, own=own):
                continue
            found = ((path, place) for pattern, place in patterns if (path := pattern.search(link.target)) is not None)
            if (first := next(found, None)) is not None and not own and not first[0]["code"]:
                continue  # the list of all
            if own and first is None and (typed := _typed_host(link, learned, own)) is not None:
                message = f"found the address {quoted_value(typed[0])} typed by hand in a link into the dashboard"
                yield page.problem(DASHBOARD_LINK, link.target_start, message, f"expected {typed[1]}")
            elif first is not None:
                yield from _faults(page, link, *first, own=own, known=known, needs_end=needs_end)
            elif own and (to := TO_DASHBOARD.match(link.target)) is not None:
                right = product.connect_path.replace("{code}", own)
                yield from _other_paths(page, link, to, right=right, own=own, known=known)


def _have_ends(checked: CheckedTexts, patterns: Sequence[tuple[re.Pattern[str], tuple[str, str]]]) -> bool:
    """Return whether nearly all links of a site to a provider in the dashboard go on behind the code."""
    counts = Counter[bool]()
    for page in checked.manuscripts:
        for link in page.links:
            found = ((path, end) for pattern, (_, end) in patterns if (path := pattern.search(link.target)))
            counts.update(bool(path["rest"].rstrip("/")) for path, end in found if end and path["code"])
    return counts[True] >= _FEWEST * max(counts[False], 1) and counts[False] <= _FEWEST


def _typed_host(link: Link, learned: Sequence[tuple[str, str]], own: str) -> tuple[str, str] | None:
    """Return the host of a link that goes on as the site's links into the dashboard do, and theirs; None for others."""
    host = _HOST.match(link.target)
    for start, end in learned:
        close = ">>" if ">>" in start else "}}"
        base, _, path = start.partition(close)
        if host and path and link.target[host.end() :].rstrip("/") == f"{path}{own}{end}".rstrip("/"):
            return host[0], f"{base}{close}"
    return None


def _learned_places(
    checked: CheckedTexts, known: Collection[str], usual: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return what stands before and behind the code in the links into the dashboard that most manuals of a site have.

    Where a site's dashboard has other addresses than the usual ones, its manuals say which: each leads to its own code.

    Args:
        checked: the site.
        known: the codes of its providers.
        usual: what stands there in the usual addresses.
    """
    counts = Counter[tuple[str, str]]()
    manuals = 0
    for page in checked.manuscripts:
        own = code_of(page, checked)
        if own is None:
            continue
        manuals += 1
        counts.update({place for link in page.links if (place := code_place(link, own)) is not None})
    [(place, count)] = counts.most_common(1) or [(("", ""), 0)]
    is_usual = any(start in place[0] for start, _ in usual)
    return [place] if count >= _FEWEST and 2 * count > manuals and len(known) > _FEWEST and not is_usual else []


def code_place(link: Link, own: str) -> tuple[str, str] | None:
    """Return what stands before and behind its page's code in a link into the dashboard; None for another link."""
    to = None if link.is_picture else TO_DASHBOARD.match(link.target)
    if to is None or re.split(r"[/?#]", to["path"]).count(own) != 1:
        return None
    start, _, end = f"/{to['path']}".partition(f"/{own}")
    path = f"{start.lstrip('/')}/"
    return (f"{link.target[: to.start('path')]}{path}", end) if len(path) > 1 else None


def _is_about_another(page: Manuscript, link: Link, others: Collection[str], names: ProviderNames, *, own: str) -> bool:
    """Return whether a link leads to another provider than its page's, and its paragraph names that one."""
    last = next((code for code in re.split(r"[/?#]", link.target) if code in others), "")
    return bool(last) and is_provider_named(
        page, link, names.by_code[last], names.shown.get(last, ""), own=names.shown.get(own, "")
    )


def _other_paths(
    page: Manuscript, link: Link, to: re.Match[str], *, right: str, own: str, known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem where a link of a manual has another path: one that is nearly right, or with a wrong code."""
    start = link.target_start + to.start("path")
    if right.startswith(f"{to['path'].rstrip('/')}/") and own not in to["path"]:
        return  # the list of all
    if SequenceMatcher(None, to["path"].lower(), right.lower()).ratio() >= _NEAR_PATH:
        message = f"the link into the dashboard goes on as {quoted_value(to['path'])}"
        yield page.problem(DASHBOARD_LINK, start, message, f"expected {right}")
        return
    for old in OLD_PATH.finditer(to["path"]):
        code = old["code"]
        if code != own and (code.lower() == own.lower() or code.lower() in known):
            message = _message(code, own=own, known={each.lower() for each in known} | set(known))
            at = start + old.start("code")
            fix = (Edit(at, at + len(code), own),) if code.lower() == own.lower() else ()
            yield page.problem(DASHBOARD_LINK, at, message, f"expected {own}", fix=fix)


def _faults(
    page: Manuscript,
    link: Link,
    path: re.Match[str],
    place: tuple[str, str],
    *,
    own: str | None,
    known: Collection[str],
    needs_end: bool,
) -> Iterator[Problem]:
    code, rest = path["code"], path["rest"]
    start, end = place
    wanted = own or (code if code in known else nearest(code, known)) or code
    right = f"{start}{wanted}{end}"
    if code == start.rstrip("/").rpartition("/")[2]:
        return  # the folder twice, which has a rule of its own
    if code != wanted:
        message = _message(code, own=own, known=known)
        is_certain = own is not None and code.lower() == own.lower()
        fix = _edit(link, path, right) if is_certain and rest == end else ()
        hint = f"expected {right}" if own else did_you_mean(code, known)
        yield page.problem(DASHBOARD_LINK, link.target_start + path.start("code"), message, hint, fix=fix)
    elif rest.rstrip("/") not in {end if needs_end else "", end} or (code not in known and known):
        found = quoted_value(f"{code}{rest}")
        message = f"the link into the dashboard goes on as {found}"
        yield page.problem(DASHBOARD_LINK, link.target_start + path.start("code"), message, f"expected {right}")


def _message(code: str, *, own: str | None, known: Collection[str]) -> str:
    found = f"the link leads to the provider {quoted_value(code)} in the dashboard"
    if own is None:
        return f"{found}, which is none of this site"
    if code.lower() == own.lower():
        return f"{found}, whose code is written {own!r}"
    other = "another provider" if code in known else "no provider of this site"
    return f"{found}, which is {other}; the page is about {own!r}"


def _edit(link: Link, path: re.Match[str], right: str) -> tuple[Edit, ...]:
    start = link.target_start + path.start()
    return (Edit(start, start + len(path[0]), right),)
