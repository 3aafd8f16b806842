"""Python and validate.js give the same verdicts, problem by problem, on every spec there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.model.field import Field, FieldType
from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from tests.catalog.form import javascript
from tests.catalog.form.specs import bare
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from pathlib import Path

    from tests.catalog.form.conftest import Pairs
    from tests.catalog.form.specs import OpenFintech

pytestmark = pytest.mark.slow

# `[0-9]{10-14}` and its like: what was meant to be {10,14} is no quantifier.
REFUSED_UNDER_U = {"/^[0-9]{10-14}$/", "/^[0-9]{9-13}$/"}
# A `-` that stands for itself in a set must be written `\-` under v, so do `(`, `)` and `/`.
REFUSED_UNDER_V = {
    "/^([a-z0-9_-]+\\.)*[a-z0-9_-]+@[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.[a-z]{2,6}$$/",
    "/^([a-z0-9_-]+\\.)*[a-z0-9_-]+@[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.[a-z]{2,6}$/",
    "/^[-\\s\\p{L}]{2,100}$/u",
    "/^[0-9A-Za-z-_\\.]+@([0-9A-Za-z-_]+\\.)+[0-9A-Za-z-_]{2,5}$/",
    "/^[_a-zA-Z0-9-]+(\\.[_a-zA-Z0-9-]+)*@[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*(\\.[a-zA-Z]{2,3})$/",
    "/^[a-zA-Z0-9 \\/_.,'-]{1,200}$/",
    "/^[a-zA-Z0-9-]{13,36}$|^[0-9]{3,15}$/",
    "/^[a-zA-Z0-9\\/\\-?:().,'+ ]{1,35}$/",
    "/^[a-zA-Z0-9_-]{2,32}$/",
    "/^[a-zA-Z0-9_-]{2,64}$/",
}
# White space may stand before `.*?` in two ways, and so may `seal=…`: a long row of question marks takes minutes.
OVERLAPPING = {"/^(http(?:s?):\\/\\/[^?]*?\\?)?\\?*(.*?)(?:&?seal=([^&]*)(&?.*)?)?$/"}


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize(
    "name",
    first_of_each(["own_pairs", "made_up_pairs", "more_pairs", "service_pairs"], lambda name: name == "made_up_pairs"),
)
def test_python_and_javascript_agree(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    pairs: Pairs = request.getfixturevalue(name)
    found = javascript.verdicts(pairs.connections, pairs.cases, tmp_path)
    differences = [(case, verdict) for case, verdict in zip(pairs.cases, found, strict=True) if case[3] != verdict]
    assert differences[:3] == [], f"{len(differences)} of {len(pairs.cases)} differ"


def test_there_are_many_pairs_and_every_rule_is_reported(own_pairs: Pairs, made_up_pairs: Pairs) -> None:
    cases = [*own_pairs.cases, *made_up_pairs.cases]
    assert len(cases) >= 6_000
    reported = [problem["rule"] for *_, verdict in cases for problem in verdict["problems"]]
    assert {rule: reported.count(rule) for rule in ValueRule if reported.count(rule) < 10} == {}
    for pairs in (own_pairs, made_up_pairs):
        assert 0.02 < sum(case[3]["valid"] for case in pairs.cases) / len(pairs.cases) < 0.9


def test_made_up_specs_have_every_type_and_every_key(made_up_pairs: Pairs) -> None:
    fields = [field for connection in made_up_pairs.connections.values() for field in connection.fields]
    assert {field.type for field in fields} == {*FieldType}
    assert {key for field in fields for key in field.model_fields_set} == Field.model_fields.keys() - {"checked_on"}


def test_the_specs_of_openfintech(services: OpenFintech) -> None:
    assert (services.fields, len(services.patterns)) == (1503, 104)
    assert services.refused_under_u == REFUSED_UNDER_U
    assert services.refused_under_v == REFUSED_UNDER_V
    usable = services.patterns - REFUSED_UNDER_U
    assert {written for written in usable if repetition_fault(bare(written))} == OVERLAPPING
