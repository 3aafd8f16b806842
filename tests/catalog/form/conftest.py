"""The pairs of specs and values that every implementation of the verdict is tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.form.verdict import validate
from tests.catalog.form.entered import entered
from tests.catalog.form.specs import OpenFintech, made_up, named_and_own, openfintech

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.form.problem import Mode
    from mkdocs_paycore.catalog.model.provider import Connection

MODES: list[Mode | None] = [None, "test", "live"]


class Pairs:
    """Connections, and cases of values for them: name of a connection, values, mode, Python's verdict."""

    def __init__(self, connections: dict[str, Connection], *, count: int, seed: int) -> None:
        """Make `count` cases for each connection and ask Python for their verdicts."""
        self.connections = connections
        self.cases: list[list[Any]] = [
            [name, values, mode, validate(connection, values, mode=mode).as_dict()]
            for name, values, mode in _values(connections, count=count, seed=seed)
            for connection in (connections[name],)
        ]


def _values(
    connections: dict[str, Connection], *, count: int, seed: int
) -> Iterator[tuple[str, dict[str, Any], Mode | None]]:
    for number, (name, connection) in enumerate(connections.items(), start=seed):
        for index, values in enumerate(entered(connection, count=count, seed=number)):
            yield name, values, MODES[index % len(MODES)]


@pytest.fixture(scope="session")
def own_pairs() -> Pairs:
    """All specs of this repository and the named cases' ones."""
    return Pairs(named_and_own(), count=120, seed=1_000)


@pytest.fixture(scope="session")
def made_up_pairs() -> Pairs:
    """Specs of every shape, made up."""
    return Pairs(made_up(count=250, seed=5), count=40, seed=2_000)


@pytest.fixture(scope="session")
def services(shared: Path) -> OpenFintech:
    """The field specs of openfintech."""
    return openfintech(shared)


@pytest.fixture(scope="session")
def service_pairs(services: OpenFintech) -> Pairs:
    """The field specs of openfintech with values."""
    return Pairs(services.connections, count=12, seed=3_000)
