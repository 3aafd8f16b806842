"""Trials of calls: what a component refuses comes out, and nothing is drawn for it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_IS_TRIAL = ContextVar("is_trial", default=False)


@contextmanager
def trial() -> Iterator[None]:
    """Let templates of HTML, and the sentences of providers, be empty while this holds: they take most of the time."""
    before = _IS_TRIAL.set(True)
    try:
        yield
    finally:
        _IS_TRIAL.reset(before)


def is_trial() -> bool:
    """Return whether what is drawn is thrown away."""
    return _IS_TRIAL.get()
