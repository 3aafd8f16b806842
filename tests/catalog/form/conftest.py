"""The pairs of specs and values that every implementation of the verdict is tried on."""

from __future__ import annotations

import pickle
from itertools import chain, cycle
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import Connection
from tests.catalog.form.entered import entered
from tests.catalog.form.specs import NAMED, OpenFintech, named_and_own, openfintech
from tests.catalog.form.strategies import made_up
from tests.support.reference_site import made_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.form.problem import Mode

MODES: list[Mode | None] = [None, "test", "live"]
RANGE = {"key": "days", "label": "Days", "type": "number", "several": True, "minimum": 1, "maximum": 7}
SEVERAL = {"several numbers": Connection.model_validate({"kind": "account", "fields": [RANGE]})}
"""What random specs seldom have: several numbers in a range, of which one may be right and another not."""


MOST_SPECS = 2_000


class Pairs:
    """Connections, and cases of values for them: name of a connection, values, mode, Python's verdict."""

    def __init__(self, connections: dict[str, Connection], given: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Take values by the name of a connection, and ask Python for their verdicts, in each mode in turn."""
        self.connections = connections
        self.cases: list[list[Any]] = [
            [name, values, mode, validate(connections[name], values, mode=mode).as_dict()]
            for (name, values), mode in zip(given, cycle(MODES))
        ]


def _entered(connections: dict[str, Connection], *, count: int, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, (name, connection) in enumerate(connections.items(), start=seed):
        yield from ((name, values) for values in entered(connection, count=count, seed=number))


def _shared(place: Path, make: Callable[[], Pairs]) -> Pairs:
    """Return pairs that are made once for all processes that run tests."""

    def keep(folder: Path) -> None:
        folder.mkdir()
        (folder / "pairs").write_bytes(pickle.dumps(make()))

    pairs: Pairs = pickle.loads((made_once(place, keep) / "pairs").read_bytes())  # noqa: S301 - of this run of the tests
    return pairs


def _own() -> Pairs:
    connections = named_and_own()
    named = [(case["connection"], case["values"]) for case in NAMED["cases"] for _ in MODES]  # each in every mode
    given = chain(named, _entered(connections, count=20, seed=1_000), _entered(SEVERAL, count=150, seed=1_500))
    return Pairs(connections | SEVERAL, given)


def _has_all_types(drawn: dict[str, tuple[Connection, list[dict[str, Any]]]]) -> bool:
    return {field.type for connection, _ in drawn.values() for field in connection.fields} == {*FieldType}


def _made_up() -> Pairs:
    count, drawn = 160, made_up(count=160, sets=4)
    while not _has_all_types(drawn) and count < MOST_SPECS:  # which specs are drawn is for Hypothesis to choose
        count *= 2
        drawn = made_up(count=count, sets=4)
    connections = {name: connection for name, (connection, _) in drawn.items()}
    given = ((name, values) for name, (_, several) in drawn.items() for values in several)
    return Pairs(connections, chain(given, _entered(connections, count=20, seed=2_000)))


@pytest.fixture(scope="session")
def own_pairs(shared_folder: Path) -> Pairs:
    """All specs of this repository and the named cases' ones; and the named cases: what is rare is found there."""
    return _shared(shared_folder / "own-pairs", _own)


@pytest.fixture(scope="session")
def made_up_pairs(shared_folder: Path) -> Pairs:
    """Specs of every shape and values for them, made up by Hypothesis; and more values for the same specs."""
    return _shared(shared_folder / "made-up-pairs", _made_up)


@pytest.fixture(scope="session")
def more_pairs() -> Pairs:
    """More values for the specs of this repository and of the named cases."""
    return Pairs(named_and_own(), _entered(named_and_own(), count=40, seed=5_000))


@pytest.fixture(scope="session")
def services(shared: Path) -> OpenFintech:
    """The field specs of openfintech."""
    return openfintech(shared)


@pytest.fixture(scope="session")
def service_pairs(services: OpenFintech) -> Pairs:
    """The field specs of openfintech with values."""
    return Pairs(services.connections, _entered(services.connections, count=4, seed=3_000))
