"""What a host says of a file: its type, how it is packed, and how long a browser may keep it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import PurePosixPath

from mkdocs_paycore.source.expression import expression

YEAR, HOUR, MINUTE = 31_536_000, 3_600, 60
_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}
"""Types by the IANA register of media types, which no file of the system can change."""
_OTHER_TYPES = MimeTypes(filenames=())
_TEXT = expression(r"text/|application/(?:json|xml|yaml|manifest\+json)|image/svg\+xml")
_HASHED = expression(r"[.-](?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,64}\.(?:min\.)?[a-z0-9]+(?:\.map)?")
"""A name with a part of its content's hash in it: `bundle.8e2c5f1a.min.js`. Another content has another name.
Digits alone are a date, letters alone a word."""
_HASHED_NAME = expression(rf".+{_HASHED.pattern}", re.IGNORECASE)
_PAGES = frozenset({".html", ".htm"})


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a file.

    Attributes:
        content_type: its type, with the character set where it is text.
        cache: how long it may be kept (RFC 9111, 5.2; RFC 8246 for `immutable`).
        encoding: how its content is packed; empty where it is not.
    """

    content_type: str
    cache: str
    encoding: str = ""

    def __str__(self) -> str:
        """Return them as the record of a site counts them."""
        return f"{self.content_type}\n{self.cache}\n{self.encoding}"


NEVER_KEPT = Headers("application/json; charset=utf-8", "no-cache")
"""Those of the files that say which site is served."""


def headers_of(path: str, *, compress: bool = False) -> Headers:
    """Return the headers of a file of a site.

    Args:
        path: its path in the site.
        compress: whether text is packed with gzip, for a host that does not do so when it serves it.
    """
    suffix = PurePosixPath(path).suffix.lower()
    guessed, packing = _OTHER_TYPES.guess_type(f"a{suffix}", strict=False)
    if packing is not None:  # a packed file, such as the sitemap, is a file of its own, and no encoding of another
        guessed = "application/gzip" if packing == "gzip" else None
    content_type = _TYPES.get(suffix) or guessed or "application/octet-stream"
    is_text = _TEXT.match(content_type) is not None
    if is_text:
        content_type += "; charset=utf-8"
    return Headers(content_type, _cache(path, suffix), "gzip" if compress and is_text else "")


def holds_links(path: str) -> bool:
    """Return whether a file of a site is a page, which names the other files."""
    return PurePosixPath(path).suffix.lower() in _PAGES


def _cache(path: str, suffix: str) -> str:
    if _HASHED_NAME.fullmatch(PurePosixPath(path).name):
        return f"public, max-age={YEAR}, immutable"
    seconds = HOUR if suffix in {".woff", ".woff2", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"} else MINUTE
    return f"public, max-age={seconds}, must-revalidate"
