"""What MkDocs and its plugins log."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.utils import CountHandler

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LOGGER = logging.getLogger(AT_WORK)
_NAV_LINK = expression(r"'(?P<link>.*)' is included in the 'nav' configuration", re.DOTALL)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class LinkWarnings(logging.Filter):
    """Keeps MkDocs from warning of links in a navigation that begin with a variable, before its value is put there."""

    def __init__(self, is_absolute: Callable[[str], bool]) -> None:
        """Start to filter; `is_absolute` says of a link whether it begins with a variable that the site has."""
        super().__init__()
        self.is_absolute = is_absolute
        self._logger = _LOGGER.getChild("structure.nav")
        self._logger.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record is about anything else."""
        found = _NAV_LINK.search(record.getMessage())
        return found is None or not self.is_absolute(found["link"])

    def end(self) -> None:
        """Filter no more."""
        self._logger.removeFilter(self)


class _AsTyped(logging.Filter):
    """Shows slots in log lines of MkDocs and other plugins as the variables that were typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if MARK in message:
            record.msg, record.args = plain_text(message, {}), ()
        return True


class QuietHandler(logging.Handler):
    """Hears what is logged, and changes nothing about it.

    Python shows a warning that no handler takes (`logging.lastResort`); one that only listeners take is shown as well.
    """

    def __init__(self) -> None:
        """Hear what is said at the level of information, or above."""
        super().__init__(logging.INFO)

    def hear(self, record: logging.LogRecord) -> None:
        """Take note of a record."""
        raise NotImplementedError

    def emit(self, record: logging.LogRecord) -> None:
        """Hear a record, and have it shown where nobody else does."""
        self.hear(record)
        last, handlers = logging.lastResort, [*_handlers(record.name)]
        is_unheard = all(isinstance(handler, QuietHandler) for handler in handlers) and handlers[:1] == [self]
        if is_unheard and last is not None and record.levelno >= last.level:
            last.handle(record)


def _handlers(name: str) -> Iterator[logging.Handler]:
    """Yield the handlers that get what a logger is told."""
    logger: logging.Logger | None = logging.getLogger(name)
    while logger is not None:
        yield from logger.handlers
        logger = logger.parent if logger.propagate else None


@contextmanager
def collected_warnings() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that gets what MkDocs and plugins warn of meanwhile; it is not printed."""
    collected = _Warnings()
    _LOGGER.addHandler(collected)
    propagates, _LOGGER.propagate = _LOGGER.propagate, False
    try:
        yield collected.records
    finally:
        _LOGGER.removeHandler(collected)
        _LOGGER.propagate = propagates


@contextmanager
def without_last_words() -> Iterator[None]:
    """Return a context in which MkDocs does not log what ends a build: whoever catches that says it.

    Other errors of its build are logged when that is over.
    """
    logger, errors = _LOGGER.getChild("commands.build"), list[logging.LogRecord]()

    def is_shown(record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR:
            errors.append(record)
        return record.levelno < logging.ERROR

    logger.addFilter(is_shown)
    try:
        yield
    except UnusableSiteError as error:
        errors[:] = [record for record in errors if record.getMessage() != str(error)]
        raise
    finally:
        logger.removeFilter(is_shown)
        pass_on(errors)


def pass_on(records: Iterable[logging.LogRecord]) -> None:
    """Log the records of warnings that were collected."""
    for record in records:
        _LOGGER.handle(record)


def show_slots_as_typed() -> None:
    """Have everything that MkDocs logs show variables instead of slots, also where it has set up no handler itself."""
    for handler in (*_LOGGER.handlers, *logging.getLogger().handlers, logging.lastResort):
        if handler is not None and not any(isinstance(known, _AsTyped) for known in handler.filters):
            handler.addFilter(_AsTyped())


class CountedWarnings:
    """Has a strict build count warnings that `--quiet` hides: MkDocs counts only what it shows, and would succeed."""

    def __init__(self) -> None:
        """Begin, where somebody counts and the level of logging hides warnings."""
        self._level = _LOGGER.level
        self._hidden_by: dict[logging.Handler, int] = {}
        counters = [handler for handler in _LOGGER.handlers if isinstance(handler, CountHandler)]
        if counters and self._level > logging.WARNING:
            others = (handler for handler in _LOGGER.handlers if handler not in counters)
            self._hidden_by = {handler: handler.level for handler in others}
            for handler, level in self._hidden_by.items():
                handler.setLevel(max(level, self._level))
            _LOGGER.setLevel(logging.WARNING)

    def end(self) -> None:
        """Log as before."""
        for handler, level in self._hidden_by.items():
            handler.setLevel(level)
        _LOGGER.setLevel(self._level)


def counted_warnings() -> int:
    """Return how many warnings MkDocs has counted in a strict build."""
    counts = (handler.get_counts() for handler in _LOGGER.handlers if isinstance(handler, CountHandler))
    return sum(number for levels in counts for _, number in levels)
