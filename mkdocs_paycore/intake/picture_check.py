"""What a server sent as a logo: whether it is a picture that may be published, and under which ending."""

from __future__ import annotations

import re

from mkdocs_paycore.intake.svg import UnsafeSvgError, clean_svg
from mkdocs_paycore.source.expression import expression

MAX_SIZE = 512 * 1024
"""In bytes, where nothing else is said."""

_ENDINGS = {
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
}
# WHATWG MIME Sniffing Standard, 6.1 Matching an image type pattern.
_FIRST_BYTES = {
    ".png": expression(rb"\x89PNG\r\n\x1a\n"),
    ".webp": expression(rb"RIFF.{4}WEBPVP", re.DOTALL),
    ".jpg": expression(rb"\xff\xd8\xff"),
    ".gif": expression(rb"GIF8[79]a"),
}


class RefusedPictureError(Exception):
    """What was sent is no picture that may be published; the message says why."""


def checked_picture(content: bytes, *, content_type: str) -> tuple[str, bytes]:
    """Return the ending of a picture's file, and its bytes; those of an SVG are cleaned.

    Args:
        content: what the server sent.
        content_type: what it called that; parameters are passed over.

    Raises:
        RefusedPictureError: it is of no known kind, or not what it is called.
    """
    kind = content_type.partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind)
    if ending is None:
        raise RefusedPictureError(f"found {kind or 'no content type'}, expected one of {', '.join(_ENDINGS)}")
    if ending == ".svg":
        try:
            return ending, clean_svg(content)
        except UnsafeSvgError as error:
            raise RefusedPictureError(f"the SVG cannot be used: {error}") from None
    if not _FIRST_BYTES[ending].match(content):
        raise RefusedPictureError(f"it is called {kind} and does not start as one")
    return ending, content
