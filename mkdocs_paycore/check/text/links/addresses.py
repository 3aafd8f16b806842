"""Addresses of other sites as they are typed: whole, and each by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.hosts import (
    ON_VARIABLE,
    VARIABLE_IN_ADDRESS,
    domain_of,
    host_of,
    without_variables,
)
from mkdocs_paycore.check.text.links.link_texts import DOMAIN_ENDS
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_FILE = "docs/index.md"
CUT_ADDRESS = Rule(
    "cut-address",
    "An address whose host or end is missing, as in `https://exam`.",
    stage=Stage.TEXT,
    sample=Sample(
        _FILE, "# Start\n\n[Log in](https://dash) there.\n", "# Start\n\n[Log in](https://dash.example/) there.\n"
    ),
)
PASTED_ADDRESSES = Rule(
    "pasted-addresses",
    "Two addresses without anything between them, as after pasting twice.",
    stage=Stage.TEXT,
    sample=Sample(
        _FILE,
        "# Start\n\n[Log in](https://pay.examplehttps://pay.example/login).\n",
        "# Start\n\n[Log in](https://pay.example/login).\n",
    ),
)
BROKEN_ADDRESS = Rule(
    "broken-address",
    "A link whose target is broken by a space or the end of a line.",
    stage=Stage.TEXT,
    sample=Sample(
        _FILE,
        "# Start\n\n[Log in](https://pay.example/\nlogin).\n",
        "# Start\n\n[Log in](https://pay.example/login).\n",
    ),
)
_WEB = expression(r"https?:(?://)?", re.IGNORECASE)
_VARIABLE_AND_SLASH = expression(r"(?:<<|\{\{)(?P<name>[\w. \t-]+)(?:>>|\}\})/")
_HOST = expression(r"https?://(?P<host>[^/?#\s]*)", re.IGNORECASE)
_AGAIN = expression(r"(?:https?:/{1,2}|(?<=[^/])https?%3A|mailto:)", re.IGNORECASE)
_BEFORE_ANOTHER = frozenset("=?&#:+(,;|!@\"' ")
_ELLIPSIS = ("…", "...")
_BARE = expression(r"(?<![\w(\"'<=/])https?://[^\s<>()\[\]\"'`|]+", re.IGNORECASE)
_OVER_LINES = expression(
    r"\[[^\[\]\n]*\]\((?P<first>[^()\s<>]+)[ \t]*\n[ \t]*(?P<second>(?:[^()\s\"'<>|#*-][^()\s\"'<>]*)?)\)"
)
_ENDING = expression(r"\.(?:md|html?|png|svg|jpe?g|gif|webp|pdf)(?:#\S*)?$", re.IGNORECASE)
_ALMOST_WEB = expression(
    r"(?P<scheme>h{0,2}t{1,3}p{1,3}s{0,2}|htt?s|hpt{2}s?)(?P<mark>:?[/\\]{1,3}|:)(?=[\w-]+\.)",
    re.IGNORECASE,
)
_ALMOST_MAIL = expression(
    r"(?!mailto:(?!mailto:)[^/])(?:mailto:mailto|mailt?|ma[il]to|mialto|mailot|mailto)"
    r"(?::/{0,2}|[;,])(?=[\w.+-]+@|<<|\{\{)",
    re.IGNORECASE,
)
_NOT_IN_HOST = expression(r"[,;]|\.\.")
_PORT = expression(r":\d*$")
_SHORT = 3
_NO_DOT = expression(r"localhost|\[.*\]|[\d.]+", re.IGNORECASE)


@looks_for(CUT_ADDRESS, PASTED_ADDRESSES, BROKEN_ADDRESS, of_pages=True)
def faulty_addresses(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each address that is cut, broken, or two in one."""
    values = {name: value for brand in checked.brands for name, value in brand.values().items()}
    for page in checked.manuscripts:
        seen = set[int]()
        names = {name for link in page.links if len(name := domain_of(host_of(link.target)).split(".")[0]) > _SHORT}
        for link in page.links:
            seen.add(link.target_start)
            yield from _faults(page, link, values | dict(checked.site.values), names)
        yield from _typed_before(page, values | dict(checked.site.values), seen)
        for bare in _BARE.finditer(page.prose) if "http" in page.prose else ():
            if bare.start() not in seen:
                yield from _pasted(page, bare.start(), bare[0])
        for over in _OVER_LINES.finditer(page.outside_raw):
            if "/" in over["first"] or _ENDING.search(over["second"]):
                message = f"the line ends within the link {quoted_value(over['first'])}"
                hint = f"expected {over['first']}{over['second']}"
                yield page.problem(BROKEN_ADDRESS, over.end("first"), message, hint)


def _faults(page: Manuscript, link: Link, values: dict[str, str], names: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with a link's address.

    Args:
        page: the page that it stands on.
        link: the link.
        values: the values of brands, by the name of the variable.
        names: the names of the domains that the page leads to: `acmepay` of `my.acmepay.example`.
    """
    target, start = link.target, link.target_start
    almost = _ALMOST_WEB.match(target) or _ALMOST_MAIL.match(target)
    if almost and almost[0].lower() not in {"http://", "https://"}:
        right = _scheme(almost)
        message = f"found {quoted_value(almost[0])} at the start of the address {quoted_value(target)}"
        fix = (Edit(start, start + almost.end(), right),)
        yield page.problem(BROKEN_ADDRESS, start, message, f"expected {right}{target[almost.end() :]}", fix=fix)
    elif slashes := _two_slashes(target, values):
        message = f"the value of {slashes[0].strip('/')} ends with a slash, and another one follows"
        fix = (Edit(start + slashes.end() - 1, start + slashes.end(), ""),)
        hint = f"expected {target[: slashes.end() - 1]}{target[slashes.end() :]}"
        yield page.problem(BROKEN_ADDRESS, start + slashes.end() - 1, message, hint, fix=fix)
    elif pasted := [*_pasted(page, start, target), *_doubled(page, link, values)]:
        yield pasted[0]
    elif cut := _cut(target, names):
        yield page.problem(CUT_ADDRESS, start, *cut)
    elif _WEB.match(target) and (found := re.search(r"\s+", without_variables(target.strip()))):
        message = f"found a space within the address {quoted_value(target)}"
        joined = "".join(target.split()) if "\n" in found[0] else target.strip().replace(" ", "%20")
        yield page.problem(BROKEN_ADDRESS, start + found.start(), message, f"expected {joined}")


def _scheme(almost: re.Match[str]) -> str:
    """Return the scheme that the mistyped start of an address stands for."""
    if almost.re.pattern == _ALMOST_MAIL.pattern:
        return "mailto:"
    return f"http{'s' * almost['scheme'].lower().endswith('s')}://"


def _cut(target: str, names: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with an address that is cut, and what to write; None where it is whole."""
    whole = "write the whole address"
    if target.strip().endswith(_ELLIPSIS):
        return f"the address {quoted_value(target)} ends in an ellipsis", whole
    return _cut_host(target, whole, names) if _WEB.match(target) else None


def _cut_host(target: str, whole: str, names: set[str]) -> tuple[str, str] | None:
    plain = without_variables(target)
    host = found["host"].rpartition("@")[2] if (found := _HOST.match(plain)) else ""
    name = _PORT.sub("", host)
    if not name:
        return f"the address {quoted_value(target)} has no host", whole
    if "x" * 3 in name and "." not in name:  # a variable stands there
        return None
    if wrong := _NOT_IN_HOST.search(name):
        return f"the host of the address {quoted_value(target)} has {wrong[0]!r}", "write a dot"
    *before, last = name.lower().strip(".").split(".")
    is_name = last in names and last not in DOMAIN_ENDS
    is_cut = not before or is_name or (len(last) == 1 and last.isalpha())
    if is_cut and not _NO_DOT.fullmatch(name):
        return f"the address {quoted_value(target)} has the host {name!r}, which ends before its domain", whole
    return None


def _pasted(page: Manuscript, start: int, target: str) -> Iterator[Problem]:
    """Yield a problem where another address begins within an address, and no parameter or archive holds it."""
    plain = without_variables(target)
    for again in _AGAIN.finditer(plain, 1):
        before, first = plain[again.start() - 1], _HOST.match(plain)
        same = _HOST.match(plain, again.start())
        hosts = [domain_of(each["host"].lower()) for each in (first, same) if each and each["host"]]
        is_folder = before == "/" and not (len(hosts) == 2 and hosts[0] == hosts[1])  # noqa: PLR2004 - both
        is_start = first is None and not plain.startswith("mailto:") and not VARIABLE_IN_ADDRESS.match(target)
        if before in _BEFORE_ANOTHER or is_folder or is_start or "?" in plain[: again.start()]:
            continue
        message = f"the address {quoted_value(target)} goes on with another one"
        yield page.problem(PASTED_ADDRESSES, start + again.start(), message, f"expected {target[again.start() :]}")
        return


def _doubled(page: Manuscript, link: Link, values: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem where a scheme, or an address, stands before a variable whose value is an address itself."""
    for variable in VARIABLE_IN_ADDRESS.finditer(link.target):
        before = link.target[: variable.start()]
        is_address = _WEB.match(before) or _WEB.match(_value(before, values))
        if is_address and "=" not in before and _WEB.match(_value(variable[0], values)):
            yield _before(page, link.target_start, before, variable[0], link.target[variable.start() :])


def _typed_before(page: Manuscript, values: dict[str, str], seen: Collection[int]) -> Iterator[Problem]:
    """Yield a problem where a scheme stands before a variable whose value is an address, in code or in plain text.

    Args:
        page: the page.
        values: the values of brands, by the name of the variable.
        seen: where the targets of links begin, which are looked at by themselves.
    """
    for found in ON_VARIABLE.finditer(page.text) if "://" in page.text else ():
        if found.start() not in seen and _WEB.match(_value(found["host"], values)):
            yield _before(page, found.start(), f"{found['scheme']}://", found["host"], found["host"])


def _before(page: Manuscript, start: int, before: str, variable: str, right: str) -> Problem:
    message = f"found {quoted_value(before)} before {variable}, whose value is an address"
    return page.problem(PASTED_ADDRESSES, start, message, f"expected {right}")


def _value(variable: str, values: dict[str, str]) -> str:
    return values.get(variable.strip("<>{} \t"), "")


def _two_slashes(target: str, values: dict[str, str]) -> re.Match[str] | None:
    """Return the variable at the start of an address whose value ends with the slash that stands behind it again."""
    found = _VARIABLE_AND_SLASH.match(target)
    value = values.get(found["name"].strip(), "") if found else ""
    return found if value.startswith("http") and value.endswith("/") else None
