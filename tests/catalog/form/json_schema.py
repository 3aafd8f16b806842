"""A JSON Schema validator in Python whose patterns are ECMAScript, as Ajv's are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import regress

from mkdocs_paycore.catalog.model.provider import Provider

if TYPE_CHECKING:
    from collections.abc import Iterator

PROVIDER = Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready"})

UNSAID = frozenset({"kind", "not_equal"})
"""Rules that JSON Schema has no words for."""


def said_valid(verdict: dict[str, Any]) -> bool:
    """Return whether nothing blocks but for what JSON Schema cannot say."""
    return all(problem["severity"] == "warn" or problem["rule"] in UNSAID for problem in verdict["problems"])


@cache
def _compiled(pattern: str) -> regress.Regex:
    return regress.Regex(pattern, "u")


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[jsonschema.ValidationError]:
    """The keyword `pattern` with the flag u. Half characters match nothing."""
    if not isinstance(instance, str):
        return
    try:
        found = _compiled(pattern).find(instance)
    except UnicodeEncodeError:
        found = None
    if found is None:
        yield jsonschema.ValidationError(f"does not match {pattern}")


Validator: Any = jsonschema.validators.extend(  # type: ignore[no-untyped-call] # the stubs leave it open
    jsonschema.Draft202012Validator, {"pattern": _pattern}
)
