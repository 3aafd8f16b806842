"""The same work on each of many files, over several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_paycore.engines.mkdocs.cores.ahead import Ahead, can_fork
from mkdocs_paycore.stamping.over import anything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_FEWEST = 40
"""So many files are worth a process."""


class OverCores:
    """Does work on items in several processes; what is found in another one, and is not plain, is found here again."""

    def __init__(self, cores: int, *, fewest: int = _FEWEST) -> None:
        """Have no other process yet.

        Args:
            cores: how many processes work, this one included.
            fewest: so many items are worth a process.
        """
        self._others, self._fewest = cores - 1, fewest

    def __call__(
        self,
        work: Callable[[_Item], _Result],
        items: Sequence[_Item],
        *,
        is_plain: Callable[[_Result], bool] = anything,
    ) -> Iterator[_Result]:
        """Yield what comes of each item, in their order.

        Args:
            work: does it, here or in a process that was forked.
            items: what it is done on.
            is_plain: whether what came of an item may come from another process.
        """

        def elsewhere(number: int) -> tuple[_Result] | None:
            result = work(items[number])
            return (result,) if is_plain(result) else None

        if self._others < 1 or len(items) < self._fewest or not can_fork():
            yield from map(work, items)
            return
        ahead = Ahead(len(items), elsewhere, first=0, processes=self._others)
        try:
            for number, item in enumerate(items):
                found = ahead.take(number)
                yield work(item) if found is None else found[0]
        finally:
            ahead.end()
