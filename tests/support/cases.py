"""Which cases of a matrix each run of the tests tries, and which `make test-all` alone.

A case that shows again what another shows (the same property on yet another page, engine, plugin or window) is marked
`exhaustive`. Which those are follows from a rule, not from how long they take.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from _pytest.mark.structures import ParameterSet

EXHAUSTIVE = pytest.mark.exhaustive


def first_of_each(cases: Iterable[Any], kind: Callable[[Any], Hashable] = lambda _: None) -> list[ParameterSet]:
    """Return cases for `parametrize` or `params`, of which each run tries the first of each kind.

    Args:
        cases: the values of a parameter; tuples of several parameters' values.
        kind: tells what a case is a case of; all are of one kind, where it is not given.
    """
    met: set[Hashable] = set()
    found = []
    for case in cases:
        found.append(_case(case, is_exhaustive=(own := kind(case)) in met))
        met.add(own)
    return found


def covering(cases: Iterable[Any], parts: Callable[[Any], Iterable[Hashable]]) -> list[ParameterSet]:
    """Return cases of which each run tries those that have a part which no case before them has.

    Args:
        cases: the values of several parameters, as tuples.
        parts: returns what a case is made of.
    """
    met: set[Hashable] = set()
    found = []
    for case in cases:
        own = set(parts(case))
        found.append(_case(case, is_exhaustive=own <= met))
        met |= own
    return found


def crossed(*axes: Sequence[Any]) -> list[ParameterSet]:
    """Return every combination of the values of some parameters; each run tries each value in one combination at least.

    Those are the first values of all parameters, the second ones, and so on; a short axis begins again.
    """
    tried = {tuple(number % len(axis) for axis in axes) for number in range(max(map(len, axes)))}
    return [
        _case(tuple(axis[at] for axis, at in zip(axes, places, strict=True)), is_exhaustive=places not in tried)
        for places in product(*(range(len(axis)) for axis in axes))
    ]


def together(cases: Iterable[ParameterSet]) -> list[ParameterSet]:
    """Return two cases, which are lists: of the values that each run tries, and of the others.

    For tests that begin with something dear, such as a first build, and try one value after the other on it.
    """
    known = list(cases)
    tried, others = ([each.values[0] for each in known if bool(each.marks) is is_marked] for is_marked in (False, True))
    return [pytest.param(tried, id="first"), *([pytest.param(others, id="others", marks=EXHAUSTIVE)] if others else [])]


def _case(case: Any, *, is_exhaustive: bool) -> ParameterSet:
    marks = [EXHAUSTIVE] if is_exhaustive else []
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=marks)
