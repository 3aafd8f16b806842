"""The canary: a brand of nonsense values. What of a real brand is left in its site was written into the pages by hand.

Its site is stamped from the same tree as the others of its shape, so that what is found in it stands in all of them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.ip_address import is_sample, network_of
from mkdocs_paycore.leak.built_file import site_files
from mkdocs_paycore.leak.report import CANARY
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.html import start_tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand

_ADDRESS = expression(r"(?P<scheme>https?://|mailto:)?(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_PLACES = frozenset(
    ("id", "name", "for", "href", "src", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns")
)
"""The attributes that are a place of a page, or lead to one."""
_ABSOLUTE = expression(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|/)")
_LETTERS = "bcdfghjkmnpqrstvwxz"


def canary_of(brand: Brand) -> Brand:
    """Return a brand of the same shape whose every value is nonsense of the same form; empty values stay empty."""
    custom = {key: _nonsense(text, salt=f"custom.{key}") for key, text in brand.custom.items()}
    return replace(
        brand,
        name=CANARY,
        custom=custom,
        site_name=_nonsense(brand.site_name, salt="site_name") if brand.site_name else None,
        site_url=f"https://{_letters('site_url')}.invalid/{_letters('path')}/" if brand.site_url else None,
        addresses=tuple(map(_other_address, brand.addresses)),
    )


def different_places(one: Path, other: Path, *, same: Collection[str] = ()) -> Iterator[str]:
    """Yield the pages, by path, whose ids, names or links within the site differ between the sites of two brands.

    Args:
        one: the site of a brand.
        other: that of the other.
        same: pages that are known to be alike, by path.
    """
    pages = {path for site in (one, other) for path, _ in site_files(site) if path.endswith(".html")}
    for page in sorted(pages.difference(same)):
        files = [site / page for site in (one, other)]
        if not all(file.is_file() for file in files) or _places(files[0]) != _places(files[1]):
            yield page


def _places(file: Path) -> list[str]:
    tags = start_tags(file.read_text("utf-8", errors="replace"))
    found = (value for tag in tags for name, value in tag.values().items() if name in _PLACES)
    return [value for value in found if not _ABSOLUTE.match(value)]


def _nonsense(text: str, *, salt: str) -> str:
    if not text.strip():
        return text
    if "@" in text and not re.search(r"[\s/]", text):
        return f"{_letters(salt)}@{_letters(f'{salt}.host')}.invalid"
    found = _ADDRESS.match(text)
    if found and found["scheme"]:
        return f"{found['scheme']}{_letters(salt)}.invalid{'/' if text.endswith('/') else ''}"
    return _letters(salt)


def _other_address(address: str) -> str:
    """Return an IP address of the same version that nobody calls from; a sample for a sample (see `is_sample`)."""
    network = network_of(address)
    if network.version == 4:  # noqa: PLR2004 - the number is the name
        return "192.0.2.251" if is_sample(network) else "240.0.0.251"
    return "2001:db8:fbfb::fb" if is_sample(network) else "fd00:fbfb::fb"


def _letters(salt: str) -> str:
    """Return twelve letters, always the same for a salt, that spell nothing."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in hashlib.sha256(salt.encode()).digest()[:12])
