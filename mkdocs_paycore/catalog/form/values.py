"""What a person entered for one field: whether it is missing, and whether it is of the field's type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

from mkdocs_paycore.catalog.form.table import TABLE
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.regex.matching import matches

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.form.problem import Entered
    from mkdocs_paycore.catalog.model.field import Field

MAX_FILE_SIZE = 2**53 - 1
"""The largest whole number that JSON readers agree on."""

WHITE_SPACE = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
r"""What `\s` matches: ECMA-262, 22.2.2.9 CharacterClassEscape."""

UNSEEN = WHITE_SPACE + "".join(
    chr(code)
    for low, high in (pair.split("-") for pair in TABLE["unseen"])
    for code in range(int(low, 16), int(high, 16) + 1)
)
"""White space, and marks that nobody sees."""

UNSEEN_SET = r"\s" + "".join("-".join(rf"\u{code}" for code in pair.split("-")) for pair in TABLE["unseen"])
"""The same, inside of a set of an ECMAScript pattern."""

TYPE_PATTERNS: dict[FieldType, str] = {FieldType(type_): pattern for type_, pattern in TABLE["formats"].items()}
"""What a type asks of its text, as ECMAScript patterns for the flags u and v."""

BASE64: str = TABLE["base64"]


def is_missing(field: Field, value: Entered) -> bool:
    """Return whether nothing was entered: null, nothing that is seen, no entries. Off is an entry of a toggle."""
    if field.type is FieldType.TOGGLE:
        return value is None
    return value is None or value == [] or (isinstance(value, str) and not value.strip(UNSEEN))


def has_type(field: Field, value: Entered) -> bool:
    """Return whether a value that is not missing is of the field's type."""
    if field.type is FieldType.TOGGLE:
        return isinstance(value, bool)
    if field.type is FieldType.MULTISELECT:
        return isinstance(value, list) and all(is_text(entry) for entry in value)
    if field.type is FieldType.FILE:
        return isinstance(value, Mapping) and _is_file(value)
    if field.several:
        return isinstance(value, list) and all(_is_of(field.type, entry) and entry.strip(UNSEEN) for entry in value)
    return _is_of(field.type, value)


def _is_of(type_: FieldType, value: Entered) -> TypeGuard[str]:
    return is_text(value) and (type_ not in TYPE_PATTERNS or matches(TYPE_PATTERNS[type_], value))


def is_text(value: Entered) -> TypeGuard[str]:
    """Return whether the value is a string without halves of characters (lone surrogates)."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _is_file(value: Mapping[str, Any]) -> bool:
    size, head = value.get("size"), value.get("head")
    is_whole = (isinstance(size, int) and not isinstance(size, bool)) or (isinstance(size, float) and size.is_integer())
    return (
        is_text(value.get("name"))
        and is_whole
        and 0 <= (size or 0) <= MAX_FILE_SIZE
        and (head is None or (isinstance(head, str) and matches(BASE64, head)))
    )
