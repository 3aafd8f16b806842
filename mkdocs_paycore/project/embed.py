"""Forms as pages of their own, `<code>/<kind>/index.html`, with all that they load: a folder to publish anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import saying
from mkdocs_paycore.components.asset import embed_assets
from mkdocs_paycore.components.embedded_form import render_embedded_form
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.project.page_assets import page_assets
from mkdocs_paycore.stamping.file_kinds import cut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.project.prepare import Prepared

EMBED = "embed"
"""The folder of the pages, below that of a site."""
_ASSETS = "assets/embed"


def embedded_files(prepared: Prepared, *, codes: Collection[str] = ()) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files of a folder of forms, by their paths in it, with the values of the brand.

    Args:
        prepared: the site.
        codes: the providers whose forms are wanted; all, where none are named.

    Raises:
        OSError: a file of the brand cannot be read.
    """
    found = page_assets(prepared.brand, brands_dir=prepared.project.brands_dir)
    own = embed_assets()
    needed = {path: found.files[path] for path in found.files if path in {found.first_style, *found.styles}}
    for path, content in {**needed, **{f"{_ASSETS}/{name}": text for name, text in own.items()}}.items():
        text = content() if callable(content) else content
        yield path, text if isinstance(text, bytes) else _filled(text, path, prepared)
    styles = [found.first_style, f"{_ASSETS}/embed.css", *found.styles]
    scripts = [f"{_ASSETS}/{name}" for name in own if name.endswith(".js")]
    site, url = prepared.site, prepared.brand.site_url
    for code, provider in site.catalog.providers.items():
        manual = f"{url}{site.folder_of(code)}/" if url else ""
        for connection in provider.connections if not codes or code in codes else ():
            if connection.fields:
                place = PageVocabulary(site, Page(provider_code=code))
                path = f"{code}/{connection.kind}/index.html"
                with saying(provider.product.words):
                    page = render_embedded_form(
                        place,
                        connection,
                        manual_url=manual,
                        origins=prepared.brand.embed_in,
                        styles=styles,
                        scripts=scripts,
                    )
                yield path, _filled(page, path, prepared)


def _filled(text: str, path: str, prepared: Prepared) -> str:
    return cut(text, path=path).fill(prepared.site.values)
