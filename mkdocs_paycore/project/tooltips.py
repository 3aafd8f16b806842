"""Material's feature `content.tooltips`: it shows the text of a title as HTML, whatever the page escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.brand.model import hold_markup
from mkdocs_paycore.markdown.vocabulary import PROVIDER_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.markdown.site import Site

_TOOLTIPS = "content.tooltips"
TOOLTIPS_ARE_OFF = "Material's feature 'content.tooltips' is off: it would read a text that holds '<' as HTML"


def without_unsafe_tooltips(features: Sequence[str], site: Site) -> list[str]:
    """Return the features of a theme, without tooltips where they could run a value or a provider's text.

    Args:
        features: those that the site asks for.
        site: whose values and texts pages show.
    """
    is_unsafe = _TOOLTIPS in features and hold_markup((*site.values.values(), *_texts_in_titles(site)))
    return [feature for feature in features if not (is_unsafe and feature == _TOOLTIPS)]


def _texts_in_titles(site: Site) -> Iterator[str]:
    """Yield the texts that pages can show as titles: by variables, on a form's inputs and on codes of currencies."""
    yield from site.directory.currencies.values()
    for provider in site.catalog.providers.values():
        yield from provider.currencies
        yield from (str(getattr(provider, name)) for name in PROVIDER_NAMES)
        yield from (field.pattern_hint or "" for connection in provider.connections for field in connection.fields)
