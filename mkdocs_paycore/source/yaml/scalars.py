"""What a text without quotes stands for in YAML 1.2: nothing, a truth value, a number, or itself."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

# YAML 1.2.2, section 10.3.2.
_NULL = expression(r"|~|null|Null|NULL")
_BOOL = expression(r"(true|True|TRUE)|false|False|FALSE")
_INT = expression(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = expression(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
)


def is_number(text: str) -> bool:
    """Return whether a text stands for a number, however long that is."""
    return bool(_INT.fullmatch(text) or _FLOAT.fullmatch(text))


def plain_scalar(text: str) -> str | float | bool | None:
    """Return what a text stands for; the text itself where it stands for nothing else.

    Raises:
        ValueError: it is a whole number with more digits than Python reads.
    """
    if _NULL.fullmatch(text):
        return None
    if found := _BOOL.fullmatch(text):
        return bool(found[1])
    return _number(text) if is_number(text) else text


def is_of_kind(kind: str, value: object) -> bool:
    """Return whether a value is of a kind: `null`, `bool`, `int` or `float`, as tags of YAML name them."""
    if kind == "null":
        return value is None
    if kind == "bool":
        return isinstance(value, bool)
    return isinstance(value, int if kind == "int" else (int, float)) and not isinstance(value, bool)


def _number(text: str) -> float:
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    if _INT.fullmatch(text):
        return int(text)
    return float(re.sub(r"\.(?=[inIN])", "", text))
