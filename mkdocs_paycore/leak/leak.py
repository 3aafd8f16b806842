"""A mention of another brand in a built site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_paycore.leak.mention import Beside
    from mkdocs_paycore.leak.words import Word


@dataclass(frozen=True, slots=True)
class Leak:
    """A mention of another brand in a built site.

    `file` is the path in the site, `page` that of the page which the mention is about: of an entry in the search index
    the one it leads to. `line` counts from 1; 0: the file's name. `sites` are the brands in whose site the mention is a
    leak, of those that were asked for. `more`: so many further ones are in the file. `leads_to`: the mention is in a
    link to that page. `is_packed`: it was packed as base64. `in_tag`: it is in an attribute.
    `inside`: the name of the file in the archive that `file` is.
    """

    word: Word
    beside: Beside
    file: str
    page: str
    line: int
    sites: tuple[str, ...]
    more: int = 0
    leads_to: str = ""
    is_packed: bool = False
    in_tag: bool = False
    inside: str = ""
