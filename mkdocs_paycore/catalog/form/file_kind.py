"""What a key file holds, by its first bytes: RFC 7468 (PEM), X.690 (DER), RFC 7292 (PKCS #12), RFC 8259 (JSON)."""

from __future__ import annotations

import base64
from functools import cache

import regress

ARCHIVE = "archive"

# A SEQUENCE of ASN.1: its tag and its length (X.690, 8.1.3; 0x80 leaves it open).
_SEQUENCE = r"\x30(?:[\x00-\x80]|\x81[\s\S]|\x82[\s\S]{2}|\x83[\s\S]{3}|\x84[\s\S]{4})"

# How a file begins, as ECMAScript patterns over its bytes; the first that fits says what it is. A PEM file may have
# other lines in front (RFC 7468, 2). The archives: ZIP, RAR, 7z, gzip, bzip2, xz, tar, each by its format's own mark.
_BEGINNINGS = {
    ARCHIVE: r"PK(?:\x03\x04|\x05\x06|\x07\x08)|Rar!\x1A\x07|7z\xBC\xAF\x27\x1C|\x1F\x8B|BZh[1-9]|\xFD7zXZ\x00"
    r"|[\s\S]{257}ustar",
    "pem": r"(?:[\s\S]*\s|\xEF\xBB\xBF)?-----BEGIN",
    "pkcs12": rf"{_SEQUENCE}\x02\x01\x03(?:\x30|$)",
    "der": rf"{_SEQUENCE}(?:[\x02\x06\x30]|$)",
    "json": r"(?:\xEF\xBB\xBF)?[ \t\n\r]*[\{\[]",
}

ARCHIVE_ENDINGS = (".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar")

KIND_WORDS = {"pem": "PEM", "pkcs12": "PKCS#12", "der": "DER", "json": "JSON"}
"""The kinds as a reader sees them."""


def kind_of(name: str, head: str | None) -> str | None:
    """Return what a file holds: a kind, `archive`, or None if that cannot be told.

    Args:
        name: its name; without its first bytes, the ending may still tell an archive.
        head: its first bytes in base64, if they are known.
    """
    if head is None:
        return ARCHIVE if name.lower().endswith(ARCHIVE_ENDINGS) else None
    content = base64.b64decode(head).decode("latin-1")
    return next((kind for kind in _BEGINNINGS if _beginning(kind).find(content)), None)


@cache
def _beginning(kind: str) -> regress.Regex:
    return regress.Regex(f"^(?:{_BEGINNINGS[kind]})", "u")
