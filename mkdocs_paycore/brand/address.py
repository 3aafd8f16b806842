"""Addresses that a brand's values hold: what is one that a reader can follow."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from mkdocs_paycore.source.expression import expression

_MAIL = expression(r"[^\s@:<>\"]+@[^\s@:<>\"]+\Z")
_MAIL_SCHEME = "mailto:"


def is_web_address(text: str) -> bool:
    """Return whether a text is an address of the web: `http` or `https`, a host, and a port only where it is one."""
    try:
        parts = urlsplit(text)
        has_host = (
            bool(parts.hostname) and not re.search(r"\s", parts.netloc) and (parts.port is None or parts.port > 0)
        )
    except ValueError:  # a port above 65535, brackets that hold no IPv6 address
        return False
    return parts.scheme in {"http", "https"} and has_host


def is_mail_address(text: str) -> bool:
    """Return whether a text is a mail address, by its form: one `@` with something before and behind it."""
    return _MAIL.match(text) is not None


def is_link(text: str) -> bool:
    """Return whether a text is an address of the web, or `mailto:` with a mail address."""
    if text.lower().startswith(_MAIL_SCHEME):
        return is_mail_address(text[len(_MAIL_SCHEME) :].partition("?")[0])
    return is_web_address(text)
