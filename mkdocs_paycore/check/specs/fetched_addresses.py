"""What pages load from an address that begins with a brand's value, where another plugin fetches such files early."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.place import place_in
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping.slot import URL_MARK, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.source.problem import Problem

FETCHED_ADDRESS = Rule(
    "fetched-address",
    "A picture, script or style at an address that begins with a variable, which another plugin was to fetch.",
    severity=Severity.WARNING,
    stage=Stage.PAGES,
    example=Sample("docs/index.md", "![Our sign](<<custom.website_url>>/sign.png)\n", "![Our sign](assets/sign.png)\n"),
)
_LOADED = expression(
    rf"<(?:img|script|source|iframe|link|audio|video)\b[^>]*?\b(?:src|href)\s*=\s*[\"']?(?P<url>{URL_MARK}[^\"'\s>]*)",
    re.IGNORECASE,
)


def fetched_addresses(html: str, source: str, *, path: str, plugin: str) -> Iterator[Problem]:
    """Yield a problem for each address that a plugin would have fetched, had it known the brand.

    Args:
        html: of the page's body, with slots.
        source: the page's text.
        path: the page's file, as messages show it.
        plugin: the name of the plugin that fetches.
    """
    after = 0
    for found in _LOADED.finditer(html):
        typed = plain_text(unescape(found["url"]), {})
        at = source.find(typed, after)
        after = at + 1
        place = place_in(source, at) if at >= 0 else (0, 0)
        yield FETCHED_ADDRESS.problem(
            path,
            place,
            f"found the address {typed!r}, which the plugin {plugin!r} cannot fetch: it is another for each brand",
            "put the file below the docs folder; to have browsers load it, silence this:"
            f" <!-- paycore: ignore {FETCHED_ADDRESS.name} -->",
        )
