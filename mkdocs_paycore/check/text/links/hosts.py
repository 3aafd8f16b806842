"""Hosts of addresses: whose they are, and which line of a manual's head names its provider's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_HEAD_LINE = expression(
    r"[ \t>*_|-]*(?:(?P<website>web ?site|site|url)|(?P<login>(?:log|sign)[ -]?in(?: page)?|dashboard))[*_ \t]*[:|]",
    re.IGNORECASE,
)
"""A line of a manual's head, or a row of a table there, that names its provider's website or login."""
_DEFINITION = expression(r"[ \t]*:[ \t]+")
VARIABLE_IN_ADDRESS = expression(r"<<.*?>>|\{\{.*?\}\}")
"""A variable within an address."""
ON_VARIABLE = expression(r"(?P<scheme>https?)://(?P<host><<[^<>\n]+>>|\{\{[^{}\n]+\}\})", re.IGNORECASE)
"""An address whose host is a variable, wherever it is typed."""
_SHORT, _COUNTRY = 3, 2


def host_of(target: str) -> str:
    """Return the host of an address without `www.`, with `x` in place of variables; empty where it has none."""
    return hostname(without_variables(target)).removeprefix("www.")


def hostname(target: str) -> str:
    """Return the host of an address in small letters; empty where it has none, or is no address."""
    try:
        return urlsplit(target).hostname or ""
    except ValueError:
        return ""


def domain_of(host: str) -> str:
    """Return what hosts of one owner end in: two names, or three below a country's short one, as in `pay.co.uk`."""
    labels = host.split(".")
    if labels[-1].isdigit():
        return host
    is_country = len(labels[-1]) == _COUNTRY and len(labels[-2:][0]) <= _SHORT
    return ".".join(labels[-3:] if is_country else labels[-2:])


def without_variables(target: str) -> str:
    """Return an address with something that is no address in the place of each variable, as long as that."""
    return VARIABLE_IN_ADDRESS.sub(lambda found: "x" * len(found[0]), target)


def head_links(page: Manuscript) -> Iterator[Link]:
    """Yield the links of a manual's head, above its parts, that lead to its provider's website and login."""
    yield from (link for link, _ in named_head_links(page))


def named_head_links(page: Manuscript) -> Iterator[tuple[Link, str]]:
    """Yield the same links, each with the key of a provider's file that its line names: `website` or `login_url`."""
    end = head_end(page)
    for link in page.links:
        if link.start >= end:
            return
        number = page.place(link.start).line
        line = page.line(number)
        if (term := _DEFINITION.match(line)) and number > 1:
            line = f"{page.line(number - 1)}: {line[term.end() :]}"
        named = _HEAD_LINE.match(line)
        if not link.is_picture and named is not None:
            yield link, "website" if named["website"] else "login_url"


def head_end(page: Manuscript) -> int:
    """Return the offset where the head of a manual ends: the first heading below its title."""
    return next((heading.start for heading in page.headings if heading.level > 1), len(page.text))
