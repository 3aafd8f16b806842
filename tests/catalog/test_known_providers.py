"""The providers of the reference site as data: what their forms say about keys mixed up, and what backs a format."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
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
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection, Provider

ROOT = Path(__file__).parents[2]
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


@cache
def providers() -> Mapping[str, Provider]:
    """Return all providers by their codes; the first test that asks reads them, and no process that looks for tests."""
    return load_catalog(ROOT / "docs/connectors", root=ROOT).providers


def connections() -> Iterator[tuple[str, Provider, Connection]]:
    """Yield each connection with its provider and a name."""
    for code, provider in providers().items():
        for connection in provider.connections:
            yield f"{code}-{connection.kind}", provider, connection


def fields() -> Iterator[tuple[str, Provider, Field]]:
    """Yield each field with its provider and a name."""
    for name, provider, connection in connections():
        for field in connection.fields:
            yield f"{name}-{field.key}", provider, field


def formats() -> Iterator[tuple[str, Provider, Field]]:
    """Yield each field whose format is known."""
    return (found for found in fields() if patterns(found[2]))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['code']}: {case['because']}, {case['mode']}" for case in CASES])
def test_what_merchants_mix_up_is_reported(case: dict[str, Any]) -> None:
    connection = providers()[case["code"]].connection(case["kind"])
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
    if providers()[code].connections:
        assert code in {case["code"] for case in CASES}
    else:
        assert providers()[code].ended or any("not written down" in said for said in providers()[code].warnings)


def test_the_mode_is_that_of_the_form_s_own_switch() -> None:
    stripe = providers()["stripe"].connection("h2h_merchant_account")
    assert stripe is not None
    pair = {"public_key": "pk_test_example", "private_key": "sk_test_example", "currency": "EUR"}
    assert validate(stripe, {**pair, "test_mode": True}).valid
    assert [problem.rule for problem in validate(stripe, pair).problems] == ["environment", "environment"]


def has_its_source(code: str, field: Field) -> bool:
    if (code, field.key) in WITHOUT_ADDRESS:
        return field.source is None and field.pattern_severity is PatternSeverity.WARN
    return (field.source or "").startswith("https://") and field.checked_on is not None


def test_a_format_has_a_source_with_its_day() -> None:
    assert [name for name, provider, field in formats() if not has_its_source(provider.code, field)] == []


def test_a_format_refuses_values_only_where_the_provider_documents_it() -> None:
    refusing = {
        (provider.code, field.key)
        for _, provider, field in formats()
        if field.pattern_severity is PatternSeverity.BLOCK
    }
    assert refusing == DOCUMENTED_BY_THEMSELVES


def test_a_format_has_values_that_fit_and_values_that_do_not() -> None:
    assert [name for name, _, field in formats() if not (field.tests.valid and field.tests.invalid)] == []


def could_be_real(text: str) -> bool:
    """Return whether a value has neither a word such as *example* nor few different characters, nor few of them."""
    is_varied = len(text) > 24 and len(Counter(text)) > 12
    return is_varied and "example" not in text.lower() and "_" not in text and text not in KNOWN_EXAMPLES


def test_no_value_of_a_test_could_be_a_real_one() -> None:
    """Chance makes no such value as stand there."""
    texts = [
        (name, text)
        for name, _, field in formats()
        for given in (field, field.environments.test, field.environments.live)
        for text in (*field.tests.valid, *field.tests.invalid, given and given.example)
        if text
    ]
    assert len(texts) > 200
    assert [(name, text) for name, text in texts if could_be_real(text)] == []


def never_the_same() -> Iterator[tuple[str, Connection, Field, Field]]:
    """Yield two secrets, and a secret beside what is none. A merchant may have chosen one password twice."""
    for name, _, connection in connections():
        typed = [field for field in connection.fields if field.type in {FieldType.TEXT, FieldType.SECRET}]
        for one, other in combinations(typed, 2):
            if FieldType.SECRET in {one.type, other.type}:
                yield f"{name}-{one.key}-{other.key}", connection, one, other


def tells_them_apart(connection: Connection, one: Field, other: Field) -> bool:
    verdict = validate(connection, {one.key: "example-key", other.key: "example-key"})
    reported = {problem.rule for problem in verdict.problems if problem.field in {one.key, other.key}}
    return bool(reported & {ValueRule.NOT_EQUAL, ValueRule.PATTERN, ValueRule.OTHER_FIELD, ValueRule.ENVIRONMENT})


def test_a_secret_is_never_the_same_as_another_value() -> None:
    pairs = [*never_the_same()]
    assert len(pairs) > 200
    assert [name for name, connection, one, other in pairs if not tells_them_apart(connection, one, other)] == []


def test_a_source_and_its_day_go_together() -> None:
    assert [name for name, _, field in fields() if field.checked_on and not field.source] == []


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
    ended = [provider for provider in providers().values() if provider.ended]
    assert ended
    assert [provider.code for provider in ended if "<<custom." in " ".join(provider.warnings)] == []


def is_a_choice_of(currencies: tuple[str, ...], field: Field) -> bool:
    chosen = {choice.value for choice in field.choices}
    return field.type in {FieldType.SELECT, FieldType.MULTISELECT} and bool(chosen) and chosen <= {*currencies}


def test_a_currency_is_chosen_from_those_that_the_provider_names() -> None:
    asked = [
        (name, is_a_choice_of(provider.currencies, field))
        for name, provider, field in fields()
        if field.key in {"currency", "currencies"} and provider.currencies
    ]
    assert len(asked) > 40
    assert [name for name, is_right in asked if not is_right] == []


def test_formats_of_many_providers_are_known_and_so_is_where_each_was_looked_up() -> None:
    sourced = [provider.code for _, provider, field in fields() if field.source and field.checked_on]
    assert len({*sourced}) >= 25
    assert len(sourced) >= 100


def test_no_provider_has_countries_that_nobody_verified() -> None:
    """The open data has no US and no GB: whatever stands here comes from elsewhere, and both can be in it."""
    named = {code for provider in providers().values() for code in provider.countries}
    assert not named or named & {"US", "GB"}
