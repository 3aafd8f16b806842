"""Where a provider's logo is: a picture of one of these names in its folder, the first that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

LOGO_NAME = "logo"
LOGO_ENDINGS = (".svg", ".png", ".webp", ".jpg", ".gif")
"""The first wins."""


def find_logo(folder: str, *, look_up: Callable[[str], _T | None]) -> _T | None:
    """Return a provider's logo; None where its folder has none.

    Args:
        folder: the provider's.
        look_up: gives what is at a path that begins with the folder, or None.
    """
    paths = (f"{folder}/{LOGO_NAME}{ending}" for ending in LOGO_ENDINGS)
    return next((found for path in paths if (found := look_up(path)) is not None), None)
