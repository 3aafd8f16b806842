"""A provider's logo: the picture in its folder, or its monogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.components.picture import LOGO_RATIO, initials, monogram_colours
from mkdocs_paycore.components.template import render

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider


def render_logo(provider: Provider, *, src: str, width: int, is_decoration: bool = False) -> Markup:
    """Return the logo: an image, or the monogram drawn in the page itself, which needs no file and no request.

    Args:
        provider: whose logo it is; its name is the text alternative.
        src: the picture's address; empty for the monogram.
        width: of the box that either is fitted into, in CSS pixels.
        is_decoration: the name stands beside it, so that the logo says nothing to a screen reader.
    """
    html = render(
        "provider_logo.html.j2",
        alternative="" if is_decoration else f"{provider.name} logo",
        src=src,
        width=width,
        height=width // LOGO_RATIO,
        initials=initials(provider.name),
        colours=monogram_colours(provider.code),
    )
    return Markup(html)  # noqa: S704 - the template escapes what it shows
