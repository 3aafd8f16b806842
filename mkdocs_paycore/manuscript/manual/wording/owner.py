"""Whose a credential is, behind or before its name: *the Secret key of the project*, *the project's Secret key*."""

from __future__ import annotations

from mkdocs_paycore.source.expression import expression

_WORDS = r"(?:(?:[a-z][\w-]*|[A-Z]{2,5})\s){0,3}[a-z][\w-]*"
"""Words of a sentence, and no name: only abbreviations among them are in capitals."""
_OWNED = expression(
    rf"^(?P<name>\S.*?)\s(?:of|in|at|on|for)\s(?:the|this|that|its|their)\s{_WORDS}$"
    rf"|^{_WORDS}(?:['\u2019]s|s['\u2019])\s(?P<held>\S.*)$"
)


def without_owner(name: str) -> str:
    """Return a name without whose the credential is; all of it where it does not say that."""
    found = _OWNED.match(name)
    return (found["name"] or found["held"]) if found is not None else name
