"""What makes a test slow, noted as it happens: a process that is started, a page of the theme Material that is drawn."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import Any

MATERIAL = ("material", "templates", "base.html")
"""The last parts of the path of the template that all pages of that theme are drawn with."""


class Costs:
    """Notes what costs a second or so, from the time it is made to the end of the process."""

    def __init__(self) -> None:
        self.noted: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an audit event of Python; https://docs.python.org/3/library/audit_events.html lists them."""
        if event == "subprocess.Popen":
            self.noted.append(f"starts {PurePath(str(arguments[0])).name}")
        elif event == "open" and str(arguments[0]).endswith(MATERIAL[-1]):
            if PurePath(str(arguments[0])).parts[-len(MATERIAL) :] == MATERIAL:
                self.noted.append("draws pages with Material")
