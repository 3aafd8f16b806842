"""Pages that are asked for while a site is served: which come first in a build, and which somebody waits for."""

from __future__ import annotations

import time
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPEN_FOR = 75.0
"""Seconds for which a page counts as open: a browser asks once a minute whether there is anything new."""
_MOST_OPEN = 5


class AskedPages:
    """Pages by their addresses below the site. Requests come in threads of their own, beside the one that builds."""

    def __init__(self) -> None:
        """Know of no page, and of no build."""
        self._asked: dict[str, float] = {}
        self._waited_for: set[str] = set()
        self._there: frozenset[str] = frozenset()
        self._is_building = False
        self._changed = Condition()

    @property
    def are_waited_for(self) -> bool:
        """Whether somebody waits for a page."""
        return bool(self._waited_for)

    def note(self, url: str) -> None:
        """Take in that the page at the address `url` is open."""
        self._asked[url] = time.monotonic()

    def first(self) -> list[str]:
        """Return the addresses of the pages that are to be there first: the last ones that were asked for."""
        since = time.monotonic() - _OPEN_FOR
        found = sorted(((asked, url) for url, asked in list(self._asked.items()) if asked > since), reverse=True)
        with self._changed:
            return list(dict.fromkeys([*sorted(self._waited_for), *(url for _, url in found[:_MOST_OPEN])]))

    def begin(self) -> None:
        """Begin to build: no page is what it will be."""
        with self._changed:
            self._is_building, self._there = True, frozenset()

    def show(self, urls: Iterable[str]) -> None:
        """Have the pages at the addresses `urls` be answered, for they are there, and all others be waited for."""
        with self._changed:
            self._there = frozenset(urls)
            self._waited_for -= self._there
            self._changed.notify_all()

    def end(self) -> None:
        """Have every page be answered: the build has ended, well or not."""
        with self._changed:
            self._is_building = False
            self._waited_for.clear()
            self._changed.notify_all()

    def wait_for(self, url: str) -> None:
        """Return when the page at the address `url` is what the sources say, or the build has ended."""
        with self._changed:
            while self._is_building and url not in self._there:
                self._waited_for.add(url)
                self._changed.wait()
