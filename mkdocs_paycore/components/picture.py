"""Pictures drawn from a provider's file: its monogram, where there is no logo, and a badge for use on other sites.

They are SVG with no font, script or link of their own; the same provider always gives the same bytes.
"""

from __future__ import annotations

import colorsys
import zlib
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.labels import status_words
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider

LOGO_RATIO = 2
"""Width of a logo's box through its height; a monogram fills the box, a picture is fitted into it."""
_TEMPLATES = Templates("mkdocs_paycore.components")
_HUES = 24
_CHARACTER_WIDTH = 6.7
_WIDE, _NARROW = frozenset("MWmw@%"), frozenset("fijlrtI.,:;'|()[] ")


def monogram_colours(code: str) -> dict[str, str]:
    """Return the colours of a provider's monogram (`paper`, `edge`, `ink`), always the same for the same code."""
    hue = (zlib.crc32(code.encode()) % _HUES) / _HUES
    return {
        "paper": _colour(hue, lightness=0.93, saturation=0.55),
        "edge": _colour(hue, lightness=0.84, saturation=0.4),
        "ink": _colour(hue, lightness=0.28, saturation=0.5),
    }


def badge(provider: Provider) -> str:
    """Return a provider's status as an SVG badge: name at the left, status at the right."""
    name, status = provider.name, status_words(provider.status)
    name_width, status_width = _width(name) + 16, _width(status) + 16
    return _TEMPLATES.html(
        "badge.svg.j2",
        name=name,
        status=status,
        name_width=name_width,
        status_width=status_width,
        colour="#0b6b43" if provider.is_ready else "#59606e",
    )


def _width(text: str) -> int:
    """Return about how wide a text is, in pixels of an 11-pixel sans-serif font; the SVG stretches it to fit."""
    weights = (1.45 if char in _WIDE else 0.55 if char in _NARROW else 1.0 for char in text)
    return round(sum(weights) * _CHARACTER_WIDTH)


def _colour(hue: float, *, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))
