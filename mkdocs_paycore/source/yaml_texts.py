"""The texts in values of YAML, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 50
"""Lists and mappings in each other that are gone through; one that holds itself ends there."""


def with_changed_texts(
    value: Any,  # noqa: ANN401 - any YAML
    change: Callable[[Any], Any],
    *,
    change_key: Callable[[Any], Any] = lambda key: key,
) -> Any:  # noqa: ANN401 - as above
    """Return a value in whose lists and mappings everything is changed that is none.

    What stands in several places by aliases is gone through once, and is the same object in these places again: a few
    lines of YAML can name the same text billions of times.

    Args:
        value: it stays as it is.
        change: gives what comes in the place of a value that is no list and no mapping.
        change_key: the same for the keys of mappings.
    """
    known: dict[tuple[int, int], Any] = {}

    def changed(each: Any, depth: int) -> Any:  # noqa: ANN401 - as above
        if not isinstance(each, (dict, list)) or not depth:
            return change(each)
        if (id(each), depth) not in known:
            known[id(each), depth] = (
                {change_key(key): changed(entry, depth - 1) for key, entry in each.items()}
                if isinstance(each, dict)
                else [changed(entry, depth - 1) for entry in each]
            )
        return known[id(each), depth]

    return changed(value, DEEPEST)
