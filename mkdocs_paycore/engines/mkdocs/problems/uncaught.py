"""What ends MkDocs' own commands, in words.

MkDocs loads plugins one after the other, and calls `on_startup`, where nobody catches what they raise: it ends the
process with a traceback. From the moment on that ours is loaded, the last words of the process are a sentence.
"""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.other_plugins.plugin_error import loading_in_words
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    _Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class _InWords:
    """Says what a plugin raised; shows the traceback where logging is verbose, and of everything else."""

    def __init__(self, other: _Hook) -> None:
        self.other = other

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        words = loading_in_words(error) if isinstance(error, Exception) else ""
        if not words or logging.getLogger(AT_WORK).isEnabledFor(logging.DEBUG):
            self.other(kind, error, trace)
        if words:
            sys.stderr.write(f"Error: {words}\n")


def say_in_words() -> None:
    """Have the process end in words, if a plugin ends it while it is loaded or set up."""
    if not isinstance(sys.excepthook, _InWords):
        sys.excepthook = _InWords(sys.excepthook)


@contextmanager
def said_as_mkdocs_does() -> Iterator[None]:
    """Return a context in which what makes a site unusable is the exception that MkDocs prints as a line.

    Raises:
        PluginError: the site cannot be used.
    """
    try:
        yield
    except UnusableSiteError as error:
        raise PluginError(str(error)) from error
