"""One thing that a verdict tells: the rules by name, and a problem with a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, TypeAlias

Mode = Literal["test", "live"]

Entered: TypeAlias = Any
"""Whatever was entered; JSON in any shape."""


class Rule(StrEnum):
    """The rules of a verdict, in the order in which problems are told: a field's own, then those over several."""

    REQUIRED = "required"
    TYPE = "type"
    CHOICE = "choice"
    MIN_LENGTH = "min_length"
    MAX_LENGTH = "max_length"
    PATTERN = "pattern"
    ACCEPT = "accept"
    MAX_SIZE = "max_size"
    KIND = "kind"
    ENVIRONMENT = "environment"
    WHITESPACE = "whitespace"
    PREFIX = "prefix"
    QUOTES = "quotes"
    URL = "url"
    LOOKALIKE = "lookalike"
    OTHER_FIELD = "other_field"
    ALL_OR_NONE = "all_or_none"
    ONE_OF = "one_of"
    NOT_EQUAL = "not_equal"
    SAME_ENVIRONMENT = "same_environment"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing that is wrong with a value. `severity` is `block` or `warn`."""

    field: str
    rule: Rule
    severity: str
    message: str
