"""What a key file holds, by its first bytes: RFC 7468 (PEM), X.690 (DER), RFC 7292 (PKCS #12), RFC 8259 (JSON)."""

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
    content = base64.b64decode(head).decode("latin-1")
    return next((kind for kind in TABLE["beginnings"] if _beginning(kind).find(content)), None)


@cache
def _beginning(kind: str) -> regress.Regex:
    return regress.Regex(TABLE["beginnings"][kind], "u")
