"""What a verdict is made of: its rules by name, and a problem with a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Self, TypeAlias

Mode = Literal["test", "live"]

Entered: TypeAlias = Any
"""Whatever was entered; JSON in any shape."""


class ValueRule(StrEnum):
    """The rules of a verdict, in the order in which problems are reported: a field's own, then those over several."""

    broken_when: str
    """In words that follow *when*; Markdown."""

    def __new__(cls, name: str, broken_when: str = "") -> Self:
        """Take the name and when the rule is broken."""
        rule = str.__new__(cls, name)
        rule._value_ = name
        rule.broken_when = broken_when
        return rule

    REQUIRED = "required", "a required field is empty, or holds only white space and invisible marks"
    TYPE = "type", "the value is not of the field's type"
    CHOICE = "choice", "the value is not one of `choices`"
    MIN_LENGTH = "min_length", "the value, also as it is repaired, is shorter than it may be"
    MAX_LENGTH = "max_length", "the value is longer than it may be"
    MINIMUM = "minimum", "the number is smaller, or the date earlier, than it may be"
    MAXIMUM = "maximum", "the number is larger, or the date later, than it may be"
    PATTERN = "pattern", "the value does not look as `pattern` says"
    ACCEPT = "accept", "the file's name has none of the endings"
    MAX_SIZE = "max_size", "the file is too large"
    KIND = (
        "kind",
        "the file is empty, or holds something else than `kinds` and `holds` say; an archive has to be unpacked first",
    )
    ENVIRONMENT = (
        "environment",
        "the value belongs to the other mode: a test key in live mode, or a live key in test mode",
    )
    WHITESPACE = "whitespace", "white space, a line break or an invisible mark stands around the value"
    PREFIX = "prefix", "the value begins with `Bearer` or `Authorization:`"
    QUOTES = "quotes", "the value stands in quotation marks"
    URL = "url", "a field that is no `url` holds a web address"
    LOOKALIKE = "lookalike", "Cyrillic or Greek letters stand where Latin ones are meant"
    CRLF = "crlf", "the lines of a text in several lines end as those of Windows do"
    ESCAPES = "escapes", r"`\n` is written out where a text in several lines has line breaks; in JSON it may be"
    INDENTATION = (
        "indentation",
        "lines of a key or a list have white space around them; in JSON, XML, YAML and prose they may",
    )
    LOST_BREAKS = "lost_breaks", "a key or certificate in PEM has lost its line breaks, or some of them"
    LINE_BREAKS = "line_breaks", "a field of one line gets a text of several: it is of a type that loses line breaks"
    SPELLING = "spelling", "letter case, spaces or dashes are all that keeps the value from its format"
    OTHER_FIELD = (
        "other_field",
        (
            "the value misses its own field's format, or has none, and has that of another field: "
            "*This looks like your Secret key*"
        ),
    )
    ALL_OR_NONE = "all_or_none", "some of the fields are filled in and some are not"
    ONE_OF = "one_of", "none of the fields is filled in, or more than one"
    NOT_EQUAL = "not_equal", "two of the fields hold the same text"
    SAME_ENVIRONMENT = "same_environment", "one of the values is a test value and another a live value"
    UNLOCK = "unlock", "the key is encrypted, and its password is missing"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing that is wrong with a value. `severity` is `block` or `warn`."""

    field: str
    rule: ValueRule
    severity: str
    message: str
