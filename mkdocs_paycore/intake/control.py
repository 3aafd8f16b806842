"""What control a form has for a credential, by its name: a guess, but for words that leave no choice."""

from __future__ import annotations

import re

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.source.expression import expression

_SWITCHED = expression(r"^(?:save|send|get|use|allow|enable|require|show|force|skip)\s\w", re.IGNORECASE)
"""How a name begins that says what the platform does where it is switched on: *Send merchant URL*."""
_CERTAIN = (
    (expression(r"\bpass\s?(?:words?|phrases?|code)\b", re.IGNORECASE), FieldType.PASSWORD),
    (expression(r"^(?:\w+\s+)*e-?mail(?:\s+address)?$", re.IGNORECASE), FieldType.EMAIL),
    (expression(r"\b(?:ur[li]|web\s?address)\b", re.IGNORECASE), FieldType.URL),
)
_GUESSED = (
    (
        expression(
            r"\.(?:pem|key|crt|cer|p12|pfx|pkcs12|der|txt|json)\b|\bcertificate\b(?!\s+(?:id|number|name"
            r"|key id))|\bpkcs\b",
            re.IGNORECASE,
        ),
        FieldType.FILE,
    ),
    (
        expression(
            r"\b(?:public|publishable)\b.*\bkey\b|\bkey\s*(?:id|name|identifier|number)$|\b(?:secret|token|key)\s+id$",
            re.IGNORECASE,
        ),
        FieldType.TEXT,
    ),
    (
        expression(
            r"\b(?:secret|token|keys?|salt|signature|hash\s?key|trans[ _]?key|private)\b|secret|_key\b|apikey",
            re.IGNORECASE,
        ),
        FieldType.SECRET,
    ),
    (expression(r"\bpin\b|\bpwd\b", re.IGNORECASE), FieldType.PASSWORD),
    (expression(r"\b(?:type|mode|strategy)$", re.IGNORECASE), FieldType.SELECT),
)


def control_of(label: str) -> tuple[FieldType, bool]:
    """Return the type of a field by its name, and whether that is certain.

    Args:
        label: what a form calls it.
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).replace("_", " ")
    if _SWITCHED.match(words):
        return FieldType.TOGGLE, False
    for pattern, kind in _CERTAIN:
        if pattern.search(words):
            return kind, True
    for pattern, kind in _GUESSED:
        if pattern.search(words) or pattern.search(label):
            return kind, False
    return FieldType.TEXT, False
