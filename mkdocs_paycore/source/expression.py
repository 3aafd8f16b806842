"""Regular expressions of a module, compiled when they are first used.

A build or a check meets a part of what the package looks for: compiling all of it costs a start half a second.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class LazyExpression:
    """A regular expression that becomes a `re.Pattern` when something is looked for with it."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        """Keep *pattern* and *flags*, as `re.compile` takes them."""
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a `re.Pattern` has
        """Return what the compiled expression has under *name*; later it is found without coming here.

        Raises:
            re.error: The expression is none.
            AttributeError: A `re.Pattern` has no such attribute.
        """
        if name.startswith("__"):
            raise AttributeError(name)  # what copies an object asks for, before it has a pattern
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the regular expression *pattern*, to be used as a `re.Pattern` is; it is compiled at its first use.

    A match's `re` is the compiled one, not what this returns: compare their `pattern`.

    Args:
        pattern: As `re.compile` takes it.
        flags: The same.
    """
    return cast("re.Pattern[AnyStr]", LazyExpression(pattern, flags))
