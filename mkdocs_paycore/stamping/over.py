"""The same work on each of many files, done here, or over several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Over(Protocol):
    """Does work on items."""

    def __call__(
        self, work: Callable[[_Item], _Result], items: Sequence[_Item], *, is_plain: Callable[[_Result], bool] = ...
    ) -> Iterator[_Result]:
        """Yield what comes of each item, in their order.

        Args:
            work: does it; all that it changes is what makes further work quicker, unless what comes of it is not plain.
            items: what it is done on.
            is_plain: whether what came of an item is all there is to know of it, so that any process may find it out.
        """


def anything(_result: Any) -> bool:  # noqa: ANN401 - as said
    """Return that a result, whatever it is, is all there is to know."""
    return True


def here(
    work: Callable[[_Item], _Result],
    items: Sequence[_Item],
    *,
    is_plain: Callable[[_Result], bool] = anything,  # noqa: ARG001 - as `Over` has it
) -> Iterator[_Result]:
    """Yield what comes of each item, all of it found out by this process; see `Over`.

    Args:
        work: does it.
        items: what it is done on.
        is_plain: is not asked.
    """
    return map(work, items)
