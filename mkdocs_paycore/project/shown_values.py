"""The texts of a configuration that readers of the site see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manuscript import Manuscript
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAV = expression(r"^nav[ \t]*:[ \t]*(?:#[^\n]*)?\n(?:(?:[ \t-][^\n]*|#[^\n]*)?\n?)*", re.MULTILINE)
_TITLE = expression(r"^[ \t]*+-[ \t]++(?P<title>(?:[^\n#:]|:(?![ \t\n]|\Z))++):", re.MULTILINE)
_SHOWN = expression(r"^(?:site_name|site_description|site_author|copyright)[ \t]*:[ \t][^\n]*", re.MULTILINE)
"""The values that themes show or write into each page (MkDocs 1.6, *Configuration*)."""


def nav_titles(sources: Iterable[tuple[str, str]]) -> Iterator[Manuscript]:
    """Yield each file of a configuration with nothing left of it but the titles of its navigation, at their places.

    Args:
        sources: path and text of each, as `Project.config_sources` has them.
    """
    for path, text in sources:
        spans = [title.span("title") for nav in _NAV.finditer(text) for title in _TITLE.finditer(text, *nav.span())]
        if spans:
            yield _only(text, path, spans)


def _only(text: str, path: str, spans: list[tuple[int, int]]) -> Manuscript:
    ends = [0, *(end for span in spans for end in span), len(text)]
    return Manuscript(blanked(text, list(zip(ends[::2], ends[1::2], strict=True))), path, is_page=False)


def shown_values(sources: Iterable[tuple[str, str]]) -> Iterator[Manuscript]:
    """Yield each file of a configuration with nothing left of it but the lines that readers see, at their places.

    Args:
        sources: path and text of each, as `Project.config_sources` has them.
    """
    for path, text in sources:
        spans = [found.span() for found in _SHOWN.finditer(text)]
        if spans:
            yield _only(text, path, spans)
