"""Colours and how well they can be told apart (WCAG 2.2, *contrast ratio* and *relative luminance*)."""

from __future__ import annotations

import colorsys

READABLE = 4.5
"""The smallest ratio for text of ordinary size (WCAG 2.2, 1.4.3, level AA)."""
WHITE, DARK_PAPER = "#ffffff", "#1e2129"
"""The papers of Material's light and dark scheme."""

_STEP = 0.01
_LINEAR_BELOW = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (`#rgb` or `#rrggbb`), from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: str, paper: str, *, ratio: float = READABLE) -> str:
    """Return the colour, or the nearest one of its hue that can be read on a paper, as `#rrggbb`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    step = _STEP if _luminance(paper) < _luminance("#777777") else -_STEP
    found = _hex(hue, lightness, saturation)
    while contrast(found, paper) < ratio and 0 <= lightness + step <= 1:
        lightness += step
        found = _hex(hue, lightness, saturation)
    return found


def ink_on(paper: str) -> str:
    """Return black or white, whichever can be read better on a colour."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, paper))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    digits = colour.removeprefix("#")
    if len(digits) == len("rgb"):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _hex(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))
