"""Whether the rules and problems of other packages have values of the right types; their authors may not check that.

A path that is a `Path`, or a severity that is a text, would go unseen until all problems are sorted and counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.rule import Look, Rule, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Mapping[type, Mapping[str, type]] = {
    Rule: {"name": str, "sentence": str, "severity": Severity, "stage": Stage},
    Look: {"stage": Stage},
    Problem: {
        "path": str,
        "line": int,
        "column": int,
        "rule": str,
        "severity": Severity,
        "message": str,
        "suggestion": str,
    },
}


def mistyped(unit: object) -> str:
    """Return in words the first value of a rule, look or problem that is of another type; empty where there is none."""
    types = next((types for kind, types in _TYPES.items() if isinstance(unit, kind)), None)
    if types is None:
        return f"found {_article(type(unit))}, expected a Problem"
    values: dict[str, Any] = {name: getattr(unit, name) for name in types}
    wrong = (name for name, value in values.items() if not isinstance(value, types[name]))
    return next((f"{name}: found {values[name]!r}, expected {_article(types[name])}" for name in wrong), "")


def _article(type_: type) -> str:
    return f"{'an' if type_.__name__[0] in 'aeio' else 'a'} {type_.__name__}"
