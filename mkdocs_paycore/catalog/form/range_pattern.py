"""Patterns of the numbers and dates from a limit on, for JSON Schema: it puts no texts in an order, and a pattern does.

The patterns take what `TYPE_PATTERNS` takes as a number (any zeros in front, no sign but a minus) or as a date.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRACTION = r"(?:\.[0-9]+)?"
_ANY = f"[0-9]+{_FRACTION}"


def minimum_pattern(limit: str, of: FieldType) -> str:
    """Return a pattern of the values that are a limit or above it; `of` is the type of the field."""
    if of is FieldType.DATE:
        return _one_of([*_greater(limit), limit])
    number = Decimal(limit)
    if number > 0:
        return _at_least(number)
    return _one_of([_ANY, f"-{_at_most(number)}"])


def maximum_pattern(limit: str, of: FieldType) -> str:
    """Return a pattern of the values that are a limit or below it; `of` is the type of the field."""
    if of is FieldType.DATE:
        return _one_of([*_less(limit), limit])
    number = Decimal(limit)
    if number < 0:
        return f"-{_at_least(number)}"
    return _one_of([f"-{_ANY}", _at_most(number)])


def _at_least(number: Decimal) -> str:
    """Return a pattern of the numbers without a sign that are a number, but for its sign, or above it."""
    whole, fraction = _parts(number)
    longer = f"[1-9][0-9]{{{len(whole)},}}"
    above = _one_of([longer, *_greater(whole)])
    same = rf"\.{_one_of([f'{fraction}[0-9]*', *_greater(fraction, rest='[0-9]*')])}" if fraction else _FRACTION
    return _one_of([f"0*{above}{_FRACTION}", f"{_with_zeros(whole)}{same}"])


def _at_most(number: Decimal) -> str:
    """Return a pattern of the numbers without a sign that are a number, but for its sign, or below it."""
    whole, fraction = _parts(number)
    below = ["0+"] if whole else []
    below += [f"0*[1-9][0-9]{{0,{len(whole) - 2}}}"] if len(whole) > 1 else []
    below += [f"0*{less}" for less in _less(whole, first="1")]
    shorter = [fraction[:end] for end in range(1, len(fraction))]
    same = _one_of([*_less(fraction, rest="[0-9]*"), *shorter, f"{fraction}0*"]) if fraction else "0+"
    equal = rf"{_with_zeros(whole)}(?:\.{same})?"
    return _one_of([f"{_one_of(below)}{_FRACTION}", equal]) if below else equal


def _parts(number: Decimal) -> tuple[str, str]:
    """Return the digits before and behind the point, without zeros that say nothing."""
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    return whole.lstrip("0"), fraction.rstrip("0")


def _with_zeros(whole: str) -> str:
    return f"0*{whole}" if whole else "0+"


def _greater(text: str, *, rest: str = "") -> Iterator[str]:
    """Yield patterns of the texts of the same shape that come after one; `rest`: what follows the first other digit."""
    for place, char in enumerate(text):
        if char.isdigit() and char != "9":
            yield f"{text[:place]}[{int(char) + 1}-9]{rest or _any_digits(text[place + 1 :])}"


def _less(text: str, *, rest: str = "", first: str = "0") -> Iterator[str]:
    """Yield patterns of the texts of the same shape that come before one; `first`: the least digit in front."""
    for place, char in enumerate(text):
        least = first if place == 0 else "0"
        if char.isdigit() and char > least:
            yield f"{text[:place]}[{least}-{int(char) - 1}]{rest or _any_digits(text[place + 1 :])}"


def _any_digits(text: str) -> str:
    """Return a pattern of the texts that have digits where a text has digits, and are else like it."""
    return "".join("[0-9]" if char.isdigit() else char for char in text)


def _one_of(patterns: list[str]) -> str:
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"
