"""How much a value of YAML is once all its aliases are filled in: a few lines can name the same text billions of times.

Whoever hands such a value to another program must look first: a program that fills in the aliases never ends.
"""

from __future__ import annotations

from typing import Any

from mkdocs_paycore.source.yaml.nodes import MAX_DEPTH, MAX_VALUES


def excess(value: Any) -> str:  # noqa: ANN401 - any YAML
    """Return what of a value is beyond the limits that `read_yaml` keeps, as it stands behind *found*.

    Each list and mapping is looked at once, however often it is named.

    Args:
        value: what a YAML reader made of a text; a list in it may hold itself.

    Returns:
        A phrase such as *more than 100000 values once all aliases are filled in*; empty where all is within them.
    """
    known: dict[int, tuple[int, int]] = {}
    open_ones = set[int]()

    def size(each: Any, depth: int) -> tuple[int, int]:  # noqa: ANN401 - as above
        """Return how many values there are in a value at a depth, and how many levels."""
        if not isinstance(each, (dict, list)):
            return 1, 0
        if id(each) in open_ones:
            raise _ExcessError("a value that holds itself")
        if depth > MAX_DEPTH:
            raise _ExcessError(_TOO_DEEP)
        if id(each) not in known:
            open_ones.add(id(each))
            inner = [size(one, depth + 1) for one in (each.values() if isinstance(each, dict) else each)]
            open_ones.remove(id(each))
            known[id(each)] = 1 + sum(count for count, _ in inner), 1 + max((levels for _, levels in inner), default=0)
        return known[id(each)]

    try:
        count, levels = size(value, 0)
    except _ExcessError as error:
        return str(error)
    if levels > MAX_DEPTH + 1:
        return _TOO_DEEP
    return f"more than {MAX_VALUES} values once all aliases are filled in" if count > MAX_VALUES else ""


_TOO_DEEP = f"values nested deeper than {MAX_DEPTH} levels"


class _ExcessError(ValueError):
    """What is too much; the message says it."""
