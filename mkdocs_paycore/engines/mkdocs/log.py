"""What MkDocs and its plugins log."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.utils import CountHandler

from mkdocs_paycore.stamping.slot import MARK, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MKDOCS = logging.getLogger("mkdocs")


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class _AsTyped(logging.Filter):
    """Shows slots in log lines of MkDocs and other plugins as the variables that were typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if MARK in message:
            record.msg, record.args = plain_text(message, {}), ()
        return True


@contextmanager
def collected_warnings() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that gets what MkDocs and plugins warn of meanwhile; it is not printed."""
    collected = _Warnings()
    MKDOCS.addHandler(collected)
    propagates, MKDOCS.propagate = MKDOCS.propagate, False
    try:
        yield collected.records
    finally:
        MKDOCS.removeHandler(collected)
        MKDOCS.propagate = propagates


def pass_on(records: Iterable[logging.LogRecord]) -> None:
    """Log what was collected."""
    for record in records:
        MKDOCS.handle(record)


def show_slots_as_typed() -> None:
    """Have everything that MkDocs logs show variables instead of slots."""
    for handler in MKDOCS.handlers:
        if not any(isinstance(known, _AsTyped) for known in handler.filters):
            handler.addFilter(_AsTyped())


def counted_warnings() -> int:
    """Return how many warnings MkDocs has counted in a strict build."""
    counts = (handler.get_counts() for handler in MKDOCS.handlers if isinstance(handler, CountHandler))
    return sum(number for levels in counts for _, number in levels)
