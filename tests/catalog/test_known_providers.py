"""The providers of the reference site as data: what their forms say about keys mixed up, and what backs a format."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.field import FieldType, PatternSeverity
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection

ROOT = Path(__file__).parents[2]
CATALOG = load_catalog(ROOT / "docs/connectors", root=ROOT)
CASES: list[dict[str, Any]] = cases_of(__file__, "wrong_values.yml")

# Those that merchants meet first. SafeCharge is Nuvei now, Cardpay Unlimit.
KNOWN_TO_MERCHANTS = {
    *("stripe", "paypal", "square", "skrill", "neteller", "klarna", "cashfree", "dlocal", "coingate", "coinspaid"),
    *("fondy", "liqpay", "perfectmoney", "payeer", "advcash", "paysafe", "safecharge", "trustpay", "kuna", "tranzzo"),
    *("decta", "ecommpay", "cardpay", "muchbetter", "mercuryo", "wirecard"),
}

# The formats of these are told by manuals that are no public address.
WITHOUT_ADDRESS = {
    ("alfabank", "login"),
    ("mineexchange", "account_id"),
    ("payeer", "encryption_key"),
    ("test", "account_id"),
    ("test", "external_code"),
}

# Whose own words the format is taken from, so that a value of another form may be refused.
DOCUMENTED_BY_THEMSELVES = {
    ("fondy", "merchant_id"),
    ("ingbankpl", "service_id"),
    ("payeer", "account_number"),
    ("square", "location_id"),
    ("stripe", "private_key"),
    ("stripe", "public_key"),
    ("tranzzo", "pos_id"),
    ("xpayua", "partner_token"),
}

# The addresses of lists of hits.
SEARCH = re.compile(r"https?://\S+(?:/search\b\S*\?|[?&]q=)")

REPOSITORY = re.compile(r"https://github\.com/[^/\s\"]+/[^/\s\"#]+\"?$", re.MULTILINE)
"""The front page of a repository, which shows the file that holds the fact only where that is the readme: `#readme`."""

# Values that look varied and are in everybody's documents.
KNOWN_EXAMPLES = {"0123456789abcdef0123456789ABCDEF", "UA213223130000026007233566001"}


def patterns(field: Field) -> list[str]:
    modes = (field.environments.test, field.environments.live)
    return [given.pattern for given in (field, *modes) if given and given.pattern]


def formats() -> Iterator[tuple[str, str, Field]]:
    for code, provider in CATALOG.providers.items():
        for connection in provider.connections:
            for field in connection.fields:
                if patterns(field):
                    yield code, connection.kind, field


FORMATS = [pytest.param(code, field, id=f"{code}-{kind}-{field.key}") for code, kind, field in formats()]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['code']}: {case['because']}, {case['mode']}" for case in CASES])
def test_what_merchants_mix_up_is_reported(case: dict[str, Any]) -> None:
    connection = CATALOG.providers[case["code"]].connection(case["kind"])
    assert connection is not None
    assert case["values"].keys() <= {field.key for field in connection.fields}
    verdict = validate(connection, case["values"], mode=case["mode"])
    found = {(problem.field, f"{problem.rule} {problem.severity}") for problem in verdict.problems}
    expected = {(key, reported) for key, all_reported in case.get("finds", {}).items() for reported in all_reported}
    assert expected <= found
    assert not {field for field, _ in found} & {*case.get("nothing", ())}


@pytest.mark.parametrize("code", sorted(KNOWN_TO_MERCHANTS))
def test_what_is_mixed_up_is_tried_for_each_provider_that_merchants_know(code: str) -> None:
    """Those without a form ask for nothing that could be mixed up, and their page says that it is not known yet."""
    if CATALOG.providers[code].connections:
        assert code in {case["code"] for case in CASES}
    else:
        assert CATALOG.providers[code].ended or any(
            "not written down" in said for said in CATALOG.providers[code].warnings
        )


def test_the_mode_is_that_of_the_form_s_own_switch() -> None:
    stripe = CATALOG.providers["stripe"].connection("h2h_merchant_account")
    assert stripe is not None
    pair = {"public_key": "pk_test_example", "private_key": "sk_test_example", "currency": "EUR"}
    assert validate(stripe, {**pair, "test_mode": True}).valid
    assert [problem.rule for problem in validate(stripe, pair).problems] == ["environment", "environment"]


@pytest.mark.parametrize(("code", "field"), FORMATS)
def test_a_format_has_a_source_with_its_day(code: str, field: Field) -> None:
    if (code, field.key) in WITHOUT_ADDRESS:
        assert field.source is None
        assert field.pattern_severity is PatternSeverity.WARN
        return
    assert field.source is not None
    assert field.source.startswith("https://")
    assert field.checked_on is not None


@pytest.mark.parametrize(("code", "field"), FORMATS)
def test_a_format_refuses_values_only_where_the_provider_documents_it(code: str, field: Field) -> None:
    may_refuse = (code, field.key) in DOCUMENTED_BY_THEMSELVES
    assert (field.pattern_severity is PatternSeverity.BLOCK) == may_refuse


@pytest.mark.parametrize(("code", "field"), FORMATS)
def test_a_format_has_values_that_fit_and_values_that_do_not(code: str, field: Field) -> None:
    assert field.tests.valid, code
    assert field.tests.invalid, code


@pytest.mark.parametrize(("code", "field"), FORMATS)
def test_no_value_of_a_test_could_be_a_real_one(code: str, field: Field) -> None:
    """A word such as *example*, few different characters, or few of them: chance makes no such value."""
    modes = (field.environments.test, field.environments.live)
    examples = [given.example for given in (field, *modes) if given and given.example]
    for text in (*field.tests.valid, *field.tests.invalid, *examples):
        is_varied = len(text) > 24 and len(Counter(text)) > 12
        assert not is_varied or "example" in text.lower() or "_" in text or text in KNOWN_EXAMPLES, (code, text)


NEVER_THE_SAME = [
    pytest.param(connection, one, other, id=f"{code}-{connection.kind}-{one.key}-{other.key}")
    for code, provider in CATALOG.providers.items()
    for connection in provider.connections
    for one, other in combinations(
        [field for field in connection.fields if field.type in {FieldType.TEXT, FieldType.SECRET}], 2
    )
    if FieldType.SECRET in {one.type, other.type}
]
"""Two secrets, and a secret beside what is no secret. Passwords are chosen: a merchant may have chosen one twice."""


@pytest.mark.parametrize(("connection", "one", "other"), NEVER_THE_SAME)
def test_a_secret_is_never_the_same_as_another_value(connection: Connection, one: Field, other: Field) -> None:
    verdict = validate(connection, {one.key: "example-key", other.key: "example-key"})
    reported = {problem.rule for problem in verdict.problems if problem.field in {one.key, other.key}}
    assert reported & {ValueRule.NOT_EQUAL, ValueRule.PATTERN, ValueRule.OTHER_FIELD, ValueRule.ENVIRONMENT}


def test_a_source_and_its_day_go_together() -> None:
    fields = [
        field
        for provider in CATALOG.providers.values()
        for connection in provider.connections
        for field in connection.fields
    ]
    assert [field.key for field in fields if field.checked_on and not field.source] == []


def test_a_source_is_a_page_that_holds_the_fact_and_not_a_search_for_it() -> None:
    """A reader who opens it must find the fact there, today and without an account."""
    files = (ROOT / "docs/connectors").glob("*/provider.yml")
    searches = {file.parent.name for file in files if SEARCH.search(file.read_text("utf-8"))}
    assert searches == set()


def test_a_source_that_is_a_repository_names_the_file() -> None:
    files = (ROOT / "docs/connectors").glob("*/provider.yml")
    assert {file.parent.name for file in files if REPOSITORY.search(file.read_text("utf-8"))} == set()


def test_who_has_ended_is_not_said_to_do_or_need_anything() -> None:
    """Its page says what has become of it; whoever connected it has nothing to prepare, and we fetch nothing there."""
    ended = [provider for provider in CATALOG.providers.values() if provider.ended]
    assert ended
    assert [provider.code for provider in ended if "<<custom." in " ".join(provider.warnings)] == []


CURRENCY_FIELDS = [
    pytest.param(provider.currencies, field, id=f"{code}-{connection.kind}-{field.key}")
    for code, provider in CATALOG.providers.items()
    for connection in provider.connections
    for field in connection.fields
    if field.key in {"currency", "currencies"} and provider.currencies
]


@pytest.mark.parametrize(("named", "field"), CURRENCY_FIELDS)
def test_a_currency_is_chosen_from_those_that_the_provider_names(named: tuple[str, ...], field: Field) -> None:
    assert field.type in {FieldType.SELECT, FieldType.MULTISELECT}
    chosen = {choice.value for choice in field.choices}
    assert chosen
    assert chosen <= {*named}


def test_formats_of_many_providers_are_known_and_so_is_where_each_was_looked_up() -> None:
    sourced = [
        (code, field.key)
        for code, provider in CATALOG.providers.items()
        for connection in provider.connections
        for field in connection.fields
        if field.source and field.checked_on
    ]
    assert len({code for code, _ in sourced}) >= 25
    assert len(sourced) >= 100


def test_no_provider_has_countries_that_nobody_verified() -> None:
    """The open data has no US and no GB: whatever stands here comes from elsewhere, and both can be in it."""
    named = {code for provider in CATALOG.providers.values() for code in provider.countries}
    assert not named or named & {"US", "GB"}
