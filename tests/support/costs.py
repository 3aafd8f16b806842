"""What makes a test slow, noted as it happens: a process that starts, a page of the theme Material that is drawn."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import Any

CHEAP = frozenset({"git", "uname"})
"""Programs that take a few milliseconds; Python's `platform` starts `uname`, once a process, whatever test is first."""
MATERIAL = ("material", "templates", "base.html")
"""The last parts of the path of the template that all pages of that theme are drawn with."""


class Costs:
    """Notes what costs a good part of a second, from the time it is made to the end of the process."""

    def __init__(self) -> None:
        self.noted: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an audit event of Python; https://docs.python.org/3/library/audit_events.html lists them."""
        if event == "subprocess.Popen" and (program := _parts(arguments[0])[-1]) not in CHEAP:
            self.noted.append(f"starts {program}")
        elif event == "open" and str(arguments[0]).endswith(MATERIAL[-1]) and _parts(arguments[0])[-3:] == MATERIAL:
            self.noted.append("draws pages with Material")


def _parts(path: object) -> tuple[str, ...]:
    return PurePath(str(path)).parts
