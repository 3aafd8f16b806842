"""A JSON Schema validator in Python whose patterns are ECMAScript, as Ajv's are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import jsonschema
import regress

from mkdocs_paycore.catalog.form import cross_field, verdict
from mkdocs_paycore.catalog.model.provider import Provider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection

PROVIDER = Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready"})

UNSAID = frozenset({"kind", "not_equal", "unlock"})
"""Rules that JSON Schema has no words for."""


def agrees(valid: bool, connection: Connection, case: list[Any]) -> bool:  # noqa: FBT001 - what a schema says
    """Return whether what a schema says of a case of `Pairs` is what its verdict says, but for what it cannot say.

    Where only a text as it is repaired breaks a rule it may say either: it does not know all repairs.
    """
    _, values, mode, right = case
    if valid is _is_valid(right):
        return True
    if not valid:  # an empty file, or the name of an archive: a verdict says what the file is instead
        return any(problem["rule"] == "kind" for problem in right["problems"])
    with patch.multiple(verdict, repaired_text=_as_it_is), patch.object(cross_field, "repaired_text", _as_it_is):
        return _is_valid(verdict.validate(connection, values, mode=mode).as_dict())


def _is_valid(said: dict[str, Any]) -> bool:
    return all(problem["severity"] == "warn" or problem["rule"] in UNSAID for problem in said["problems"])


def _as_it_is(_field: Field, text: str, _rules: Any = ()) -> str:
    return text


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
