"""The scripts' own tests, run by Node; and that what they say again of Python's rules is the same."""

from __future__ import annotations

import json
import subprocess
from itertools import chain, combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.features import FEATURE_OF_SIDE
from mkdocs_paycore.catalog.methods import Directory, Method, Side
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.services import services
from tests.catalog.form import javascript

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
CURRENCIES = ("BRL", "EUR", "USD")


def subsets(all_: Iterable[str]) -> Iterator[tuple[str, ...]]:
    every = [*all_]
    return chain.from_iterable(combinations(every, size) for size in range(len(every) + 1))


def test_the_scripts_own_tests_pass() -> None:
    tests = sorted(map(str, HERE.glob("*.test.mjs")))
    assert tests
    done = subprocess.run([javascript.node(), "--test", *tests], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def currencies_by_python(named: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """Return the currencies of a method of which nothing says that the provider does not have it in them."""
    provider = Provider(code="acme", name="Acme", status="ready", payment_methods=("pix",), currencies=named)
    method = Method(code="pix", name="PIX", currencies=known)
    directory = Directory(methods={Side.PAYMENT: {"pix": method}, Side.PAYOUT: {}})
    found = services([provider], Side.PAYMENT, directory).get("pix")
    if found is None:
        return []
    return sorted(named if found.some else found.named)


def test_the_catalogs_rules_are_those_of_python() -> None:
    cases = [*product(subsets(Feature), subsets(CURRENCIES), subsets(CURRENCIES))]
    side_of = {feature: side for side, feature in FEATURE_OF_SIDE.items()} | {Feature.H2H: Side.PAYMENT}
    expected = [
        {
            "sides": [side_of[Feature(each)] for each in features],
            "currencies": currencies_by_python(named, known),
        }
        for features, named, known in cases
    ]
    assert json.loads(javascript.run(HERE / "rules.mjs", cases)) == expected
