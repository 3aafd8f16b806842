"""Patterns of ranges take exactly what is in the range."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.catalog.form.range_pattern import maximum_pattern, minimum_pattern
from mkdocs_paycore.catalog.model.field import FieldType

LONG = f"1{'0' * 30}"
NUMBERS = st.from_regex(r"-?[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True)
DATES = st.dates().map(str)


def takes(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


@pytest.mark.slow
@given(NUMBERS, NUMBERS)
def test_a_number_is_taken_if_it_is_in_the_range(limit: str, number: str) -> None:
    assert takes(minimum_pattern(limit, FieldType.NUMBER), number) is (Decimal(number) >= Decimal(limit))
    assert takes(maximum_pattern(limit, FieldType.NUMBER), number) is (Decimal(number) <= Decimal(limit))


@pytest.mark.slow
@given(NUMBERS, st.sampled_from(["", "0", "00"]), st.sampled_from(["", "0", "00"]))
def test_a_limit_itself_is_taken_however_it_is_written(limit: str, before: str, behind: str) -> None:
    number = f"{'-' * limit.startswith('-')}{before}{limit.lstrip('-')}{behind if '.' in limit else ''}"
    assert takes(minimum_pattern(limit, FieldType.NUMBER), number)
    assert takes(maximum_pattern(limit, FieldType.NUMBER), number)


@given(DATES, DATES)
def test_a_date_is_taken_if_it_is_in_the_range(limit: str, day: str) -> None:
    assert takes(minimum_pattern(limit, FieldType.DATE), day) is (day >= limit)
    assert takes(maximum_pattern(limit, FieldType.DATE), day) is (day <= limit)


@pytest.mark.parametrize("limit", ["0", "-0", "0.0", "9" * 30, "-0.1", "10", "100.50"])
@pytest.mark.parametrize(
    "number", ["0", "-0", "-0.0", "0.05", "-0.05", "-0.1", "9", "10.0", "099", "100.49", "1" + "0" * 30]
)
def test_zeros_and_long_numbers_are_in_their_order(limit: str, number: str) -> None:
    assert takes(minimum_pattern(limit, FieldType.NUMBER), number) is (Decimal(number) >= Decimal(limit))
    assert takes(maximum_pattern(limit, FieldType.NUMBER), number) is (Decimal(number) <= Decimal(limit))
