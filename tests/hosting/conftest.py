"""Fixtures: a memory that is empty for each test, and credentials for a server on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.hosts import memory_store

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    """Leave nothing in memory for the next test."""
    yield
    memory = memory_store()[0].system.system
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]
