"""Addresses that are cut: a host that other addresses of the site have whole, or one without its domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.addresses import CUT_ADDRESS
from mkdocs_paycore.check.text.links.hosts import hostname
from mkdocs_paycore.check.text.links.link_texts import DOMAIN_ENDS
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_VARIABLE = expression(r"<<|\{\{|\{%")
_HOST = expression(r"(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}")
_MISTYPED = {"con": "com", "cmo": "com", "ocm": "com", "vom": "com", "xom": "com", "comm": "com", "cpm": "com"}
_MISTYPED |= {"ogr": "org", "rog": "org", "orgg": "org", "nte": "net", "ent": "net", "nett": "net"}
"""Ends of domains that are none, and what they were meant to be."""
_CUT_WITHIN = expression("\N{HORIZONTAL ELLIPSIS}|(?<=/)\\.{3}(?=/)")
_LONGEST_END = 3


@looks_for(CUT_ADDRESS)
def cut_hosts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link to a host that another address of the site shows to be cut, or is mistyped.

    A host is cut where it is the beginning of another one that the site leads to, and ends within a word of that or
    before its domain; one of another page, for that, as its own are looked at by themselves.
    """
    hosts = {page.path: {_host(link.target) for link in page.links} - {""} for page in checked.manuscripts}
    whole = {host for each in hosts.values() for host in each}
    for page in checked.manuscripts:
        for link in page.links:
            host = _host(link.target)
            if found := _CUT_WITHIN.search(link.target) if host or link.target.startswith("http") else None:
                message = f"the address {quoted_value(link.target)} is cut in its middle"
                yield page.problem(CUT_ADDRESS, link.target_start + found.start(), message, "write the whole address")
            elif host and (right := _meant(host, whole, hosts[page.path])):
                start = link.target_start + link.target.lower().index(host)
                message = f"the address {quoted_value(link.target)} has the host {host!r}, which is no whole one"
                fix = (Edit(start, start + len(host), right),)
                yield page.problem(CUT_ADDRESS, start, message, f"expected {right}", fix=fix)


def _meant(host: str, whole: Collection[str], beside: Collection[str]) -> str:
    """Return the host that one was meant to be; empty where it is whole.

    Args:
        host: the host.
        whole: all hosts of the site.
        beside: those of the same page.
    """
    before, _, last = host.rpartition(".")
    if last in _MISTYPED:
        return f"{before}.{_MISTYPED[last]}"
    if last in DOMAIN_ENDS and last != "co":
        return ""
    return next((other for other in sorted(whole) if _is_cut(host, other, is_beside=other in beside)), "")


def _is_cut(host: str, other: str, *, is_beside: bool) -> bool:
    if not other.startswith(host) or other == host:
        return False
    rest, last = other[len(host) :], host.rpartition(".")[2]
    if rest.startswith("."):
        return len(last) > _LONGEST_END and not is_beside
    return last != "co" or "." not in rest


def _host(target: str) -> str:
    if not target.lower().startswith(("http://", "https://")) or _VARIABLE.search(target):
        return ""
    host = hostname(target)
    return host if _HOST.fullmatch(host) else ""
