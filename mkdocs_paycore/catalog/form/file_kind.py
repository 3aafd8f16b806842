"""What a key file holds: how it is written (PEM, DER, PKCS #12, JSON), by its first bytes, and what it is then."""

from __future__ import annotations

import base64
from functools import cache

import regress

from mkdocs_paycore.catalog.form.table import TABLE

ARCHIVE = "archive"

KIND_WORDS: dict[str, str] = TABLE["kind_words"]
"""The kinds as a reader sees them."""

_ARCHIVE_ENDINGS = tuple(f".{ending}" for ending in TABLE["archive_endings"])


def kind_of(name: str, head: str | None) -> str | None:
    """Return what a file holds: a kind, `archive`, or None if that cannot be told.

    Args:
        name: its name; without its first bytes, the ending may still tell an archive.
        head: its first bytes in base64, if they are known.
    """
    if head is None:
        return ARCHIVE if name.lower().endswith(_ARCHIVE_ENDINGS) else None
    content = _text(head)
    return next((kind for kind, beginning in TABLE["beginnings"].items() if _pattern(beginning).find(content)), None)


def other_content(wanted: str, size: float, head: str) -> str | None:
    """Return what a file holds instead of what is wanted; None if it holds that, or if it cannot be told.

    Args:
        wanted: a key of `contents` of the table.
        size: of the file, in bytes.
        head: its first bytes in base64. Only a whole file says what is not in it.
    """
    content = _text(head)
    found = [name for name, mark in TABLE["contents"].items() if _pattern(mark).find(content)]
    return found[0] if found and wanted not in found and len(content) >= size else None


def is_locked(head: str | None) -> bool:
    """Return whether the first bytes of a file (base64) are those of a private key that needs a password."""
    return head is not None and _pattern(TABLE["locked"]).find(_text(head)) is not None


def _text(head: str) -> str:
    return base64.b64decode(head).decode("latin-1")


@cache
def _pattern(pattern: str) -> regress.Regex:
    return regress.Regex(pattern, "u")
