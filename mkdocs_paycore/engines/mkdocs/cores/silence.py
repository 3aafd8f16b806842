"""A process in which nothing is said: whatever would be is counted, so that who hears it says it again."""

from __future__ import annotations

import io
import logging
import sys
import warnings
from typing import Any


class Unheard(logging.Handler):
    """Counts what would have been said.

    Attributes:
        count: how often something was.
    """

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - what it says does not count
        """Count a record of what is logged."""
        self.count += 1


class _Counted(io.TextIOBase):
    """Takes what is printed."""

    def __init__(self, said: Unheard) -> None:
        super().__init__()
        self._said = said

    def write(self, text: str) -> int:
        self._said.count += 1
        return len(text)


def be_silent() -> Unheard:
    """Have this process say nothing from now on, to anybody.

    Returns:
        What counts how often something would have been said.
    """
    said = Unheard()
    loggers = [logging.getLogger(), *logging.Logger.manager.loggerDict.values()]
    for logger in loggers:
        if isinstance(logger, logging.Logger):
            logger.handlers[:] = [said] if logger is loggers[0] or not logger.propagate else []
    sys.stdout = sys.stderr = _Counted(said)

    def warned(*_given: Any, **_named: Any) -> None:  # noqa: ANN401 - Python's own
        said.count += 1

    warnings.showwarning = warned
    return said
