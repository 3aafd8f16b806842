"""Mistakes in one of the implementations are found by the pairs of specs and values."""

from __future__ import annotations

import importlib
import sys
import types
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.form import schema, verdict
from tests.catalog.form import javascript
from tests.catalog.form.json_schema import PROVIDER, Validator, agrees
from tests.support.cases import first_of_each
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.catalog.form.conftest import Pairs

MUTATIONS: dict[str, list[list[str]]] = cases_of(__file__, "mutations.yml")
CATALOG = "mkdocs_paycore.catalog"
pytestmark = pytest.mark.slow


def mutant(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the source"
    return text.replace(old, new)


def mutate(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    """Put what a module defines, with a mistake in it, into every module that uses it."""
    original = importlib.import_module(f"{CATALOG}.{name}")
    assert original.__file__
    source = mutant(Path(original.__file__).read_text("utf-8"), old.replace("\\n", "\n"), new.replace("\\n", "\n"))
    copy = types.ModuleType(original.__name__)
    exec(compile(source, original.__file__, "exec"), vars(copy))  # noqa: S102 - our own source
    own = {key: value for key, value in vars(original).items() if getattr(value, "__module__", "") == copy.__name__}
    for module in [module for at, module in sys.modules.items() if at.startswith(f"{CATALOG}.")]:
        for key, value in own.items():
            if vars(module).get(key) is value:
                monkeypatch.setattr(module, key, vars(copy)[key])


def cases(*all_pairs: Pairs) -> Iterator[list[Any]]:
    """Yield name, values, mode and right verdict, some from each set in turn."""
    for first in range(5):
        for pairs in all_pairs:
            yield from pairs.cases[first::5]


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("step", first_of_each([4, 1]))
def test_mistakes_in_javascript_are_found(own_pairs: Pairs, made_up_pairs: Pairs, tmp_path: Path, step: int) -> None:
    """Each run tries one mistake in four."""
    text, mistakes = javascript.validator(), MUTATIONS["javascript"][::step]
    mutants = [mutant(text, old, new) for _, old, new in mistakes]
    connections = made_up_pairs.connections | own_pairs.connections
    given = [*cases(made_up_pairs, own_pairs)]
    right, *wrong = javascript.wrong(mutants, connections, given, tmp_path)
    assert not right
    missed = [name for (name, *_), is_wrong in zip(mistakes, wrong, strict=True) if not is_wrong]
    assert missed == []


def is_found(pairs: list[Pairs]) -> bool:
    """Return whether Python now gives another verdict than before for some pair."""
    connections = {name: connection for each in pairs for name, connection in each.connections.items()}
    for name, values, mode, right in cases(*pairs):
        try:
            found = verdict.validate(connections[name], values, mode=mode).as_dict()
        except Exception:  # noqa: BLE001 - whatever a mistake leads to
            return True
        if found != right:
            return True
    return False


PYTHON = [(each, number) for number, each in enumerate(MUTATIONS["python"])]


@pytest.mark.parametrize(
    ("mutation", "number"),
    first_of_each(PYTHON, lambda case: case[1] // 3),
    ids=lambda part: part[0] if isinstance(part, list) else "",
)
def test_a_mistake_in_python_is_found(
    mutation: list[str], number: int, own_pairs: Pairs, made_up_pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each run tries one mistake in three."""
    name, *place = mutation
    mutate(monkeypatch, *place)
    assert is_found([made_up_pairs, own_pairs]), f"{number}: {name}"


def test_what_is_no_mistake_is_not_found(made_up_pairs: Pairs, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in {place for _, place, *_ in MUTATIONS["python"]}:
        mutate(
            monkeypatch, name, "from __future__ import annotations", "from __future__ import annotations  # as it is"
        )
    assert not is_found([made_up_pairs])


@pytest.mark.parametrize("mutation", [pytest.param(each, id=each[0]) for each in MUTATIONS["schema"]])
def test_a_mistake_in_the_schema_is_found(
    mutation: list[str], made_up_pairs: Pairs, own_pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, *place = mutation
    mutate(monkeypatch, *place)
    connections = made_up_pairs.connections | own_pairs.connections
    validators: dict[tuple[str, str | None], Any] = {}
    for case in chain(made_up_pairs.cases, own_pairs.cases):
        name, values, mode, _ = case
        if (name, mode) not in validators:
            validators[name, mode] = Validator(schema.connection_schema(PROVIDER, connections[name], mode=mode))
        try:
            is_same = agrees(validators[name, mode].is_valid(values), connections[name], case)
        except ValueError:  # a mistake may let through what the rest cannot read
            return
        if not is_same:
            return
    pytest.fail("no pair of specs and values finds it")
