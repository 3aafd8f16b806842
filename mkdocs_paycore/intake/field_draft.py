"""The keys and the data of a field that an import makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.model import KEY

if TYPE_CHECKING:
    from collections.abc import Container

_OWN = expression(r"^(?:your|my|the)\s+", re.IGNORECASE)
_PARENTHESES = expression(r"\([^()]*\)")


def key_of(label: str, *, taken: Container[str]) -> str:
    """Return the key of a field by its label: *API User* becomes `api_user`; a number is added to one that is taken."""
    words = _PARENTHESES.sub(" ", _OWN.sub("", label))
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", " ", words) if " " not in words.strip() else words
    made = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    made = made if made and re.fullmatch(KEY, made) else "field"
    key, number = made, 2
    while key in taken:
        key, number = f"{made}_{number}", number + 1
    return key


def field_data(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - any YAML
    """Return the data of a field: what is None or empty is left out; false is kept."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [], {}) or value is False}
