"""A provider's logo: the picture in its folder, or its monogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.monogram import initials
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.picture import LOGO_RATIO, monogram_colours
from mkdocs_paycore.markdown.call import CallError
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import Logo, PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_WIDEST = 1200


@component(block=False, example="provider_logo(width=400)")
def provider_logo(place: PageVocabulary, width: int = 160) -> str:
    """Return the logo of the page's provider, fitted into a box of that width in pixels."""
    if not isinstance(width, int) or not 0 < width <= _WIDEST:
        raise CallError(f"found the width {width!r}", suggestion=f"expected a number of pixels up to {_WIDEST}")
    provider = place.required_provider()
    return render_logo(provider, place.logo(provider.code), width=width)


def render_logo(provider: Provider, logo: Logo, *, width: int, is_decoration: bool = False) -> Markup:
    """Return the logo: an image, or the monogram drawn in the page itself, which needs no file and no request.

    Args:
        provider: whose logo it is; its name is the text alternative.
        logo: its picture or its letters.
        width: of the box that either is fitted into, in CSS pixels.
        is_decoration: the name stands beside it, so that the logo says nothing to a screen reader.
    """
    html = _TEMPLATES.html(
        "provider_logo.html.j2",
        alternative="" if is_decoration else words("logo.alternative", provider=provider.name),
        src=logo.src,
        width=width,
        height=width // LOGO_RATIO,
        letters=logo.letters or initials(provider.name),
        colours=monogram_colours(provider.code),
    )
    return Markup(html)  # noqa: S704 - the template escapes what it shows
