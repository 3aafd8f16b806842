"""A name of the platform that no value of a brand has: it stands where manuals elsewhere have the variable."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_NAME = r"(?P<name>[A-Z][\w.]{3,30})"
_PLACES = (
    expression(
        rf"\[[*_]{{0,2}}{_NAME}(?:['\u2019]s)?[ \t]+(?:IP[ \t]+)?(?:list|IPs|addresses)[*_]{{0,2}}\]"
        r"\((?!\w+:)[^()\s]*\bips?\b"
    ),
    expression(rf"^#+[^\n]*\bat[ \t]+the[ \t]+{_NAME}[ \t]+Dashboard\b", re.MULTILINE),
)
"""Where manuals name the platform: the list of its addresses, and its dashboard in the title of a step."""
_FILLED = expression(
    r"\[[*_]{0,2}(?:<<|\{\{)[ \t]?custom\.\w{1,40}[ \t]?(?:>>|\}\})(?:['\u2019]s)?[ \t]{1,3}"
    r"(?:IP[ \t]{1,3})?(?:list|IPs|addresses)[*_]{0,2}\]\("
)
"""The first of these with the variable."""
_WORDS = frozenset({"white", "whitelist", "full", "complete", "current", "following", "provider", "merchant", "public"})
_RARELY = 3
"""One in so many places, and more often, a word of the language stands in small letters."""
_ENOUGH = 2
"""So many pages that call the platform something make it a name of it; one does where more have the variable there."""


def platform_names(pages: Sequence[Manuscript], *, taken: Collection[str]) -> list[str]:
    """Return what several pages of a site call its platform by hand.

    Args:
        pages: the pages of the site.
        taken: names of others, in small letters: of providers, and of brands, which are known.
    """
    titles = {page.headings[0].title.lower() for page in pages if page.headings}
    named = defaultdict[str, set[str]](set)
    filled = set[str]()
    for page in pages:
        if _FILLED.search(page.outside_raw):
            filled.add(page.path)
        for place in _PLACES:
            for found in place.finditer(page.outside_raw):
                named[found["name"].rstrip(".")].add(page.path)
    known = _WORDS | titles | set(taken)
    enough = 1 if len(filled) > _ENOUGH else _ENOUGH
    often = [name for name, where in named.items() if len(where) >= enough and name.lower() not in known]
    return [name for name in often if not _is_word(name, pages)]


def _is_word(name: str, pages: Sequence[Manuscript]) -> bool:
    """Return whether pages have a name in small letters, too, as they have words of their language and no names."""
    written, small = (
        sum(len(re.findall(rf"(?<![\w./@:-]){re.escape(each)}(?![\w@/-]|\.\w)", page.prose)) for page in pages)
        for each in (name, name.lower())
    )
    return small * _RARELY > written
