"""A site that is built over several processes, and processes that are done before the build goes on."""

from __future__ import annotations

import os
from typing import Any

import pytest

from mkdocs_paycore.engines.mkdocs.cores import ahead, build_cores, drawing, over_cores, pages


class Patient(ahead.Ahead):
    """Other processes, which the build waits for, so that it finds all that they find."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for forked in self.forked:
            os.waitid(os.P_PID, forked.process, os.WEXITED | os.WNOWAIT)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each build wait for its other processes; a runner of tests has threads, of which a build has none."""
    for module in (drawing, over_cores, pages):
        monkeypatch.setattr(module, "Ahead", Patient)
    for module in (build_cores, over_cores):
        monkeypatch.setattr(module, "can_fork", lambda: True)
    monkeypatch.setattr(over_cores, "_FEWEST", 1)
