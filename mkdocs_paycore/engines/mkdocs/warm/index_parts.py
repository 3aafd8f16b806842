"""A search index in parts: after an edit of one page, the entries of all others are what they were.

An entry is stamped, and looked at for other brands' words, by itself. So those whose rendered text is known are left
out of the file while that is done, and put in finished, each in its place.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_paycore.project.dependencies import digest_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_START = expression(r'"docs":\[\{"location":')
_BETWEEN = '},{"location":'
"""What no text in JSON holds: a quotation mark in it has a backslash."""
_END = "}]}"


def cut_index(text: str) -> tuple[str, list[str]] | None:
    """Return the beginning of an index and its entries, without what stands between them; None for another file.

    Args:
        text: a file as MkDocs' search and Material's write it: JSON without space, the entries last.
    """
    found = _START.search(text)
    if found is None or not text.endswith(_END):
        return None
    entries = text[found.end() : -len(_END)].split(_BETWEEN)
    try:
        json.loads(f'{{"location":{entries[-1]}}}')
    except ValueError:
        return None
    return text[: found.end()], entries


def joined_index(beginning: str, entries: Iterable[str]) -> str:
    """Return the index of a beginning and entries, as `cut_index` returns them."""
    return f"{beginning}{_BETWEEN.join(entries)}{_END}"


def known_entries(digests: Sequence[str], finished: str) -> dict[str, str]:
    """Return the finished entries of an index by what they are known by.

    Args:
        digests: what the entries are known by, as `IndexParts` has it.
        finished: the finished index; there are no entries where it is none, or has not as many.
    """
    cut = cut_index(finished)
    return dict(zip(digests, cut[1], strict=True)) if cut is not None and len(cut[1]) == len(digests) else {}


class IndexParts:
    """An index of which some entries are finished already.

    Attributes:
        digests: what its entries, as they were rendered, are known by.
        rest: the index with the other entries alone, with one at least.
    """

    def __init__(self, rendered: str, known: Mapping[str, str]) -> None:
        """Part the entries.

        Args:
            rendered: the index as it was rendered.
            known: finished entries by what they are known by.

        Raises:
            ValueError: it is none that can be parted.
        """
        cut = cut_index(rendered)
        if cut is None:
            raise ValueError("no search index of one piece")
        beginning, entries = cut
        self.digests = [digest_of(entry.encode("utf-8", "surrogateescape")) for entry in entries]
        self._finished = [None, *map(known.get, self.digests[1:])]
        left = (entry for entry, finished in zip(entries, self._finished, strict=True) if finished is None)
        self.rest = joined_index(beginning, left)

    def whole(self, rest: str) -> str:
        """Return the finished index, where `rest` is the finished index of the other entries.

        Raises:
            ValueError: they are no longer as many as they were.
        """
        beginning, entries = cut_index(rest) or ("", [])
        if len(entries) != self._finished.count(None):
            raise ValueError("entries of the search index were lost")
        left = iter(entries)
        return joined_index(beginning, [next(left) if each is None else each for each in self._finished])
