"""A connection form as a page of its own, without a theme, to be framed in another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.catalog.words.language import chosen_language
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_LINK = expression(r'<a href="(?P<anchor>#(?!form-)[^"]*)?')
"""A link of a form, but to a field of it; `anchor` is one to a place in the manual."""


def render_embedded_form(
    place: PageVocabulary,
    connection: Connection,
    *,
    manual_url: str,
    origins: Sequence[str],
    styles: Sequence[str],
    scripts: Sequence[str],
) -> str:
    """Return the page of a form, with slots.

    Args:
        place: the page, which has the provider.
        connection: what the form asks for.
        manual_url: where the provider's manual is; empty where nobody knows.
        origins: those that are told how tall the form is and what its verdict is.
        styles: the style sheets, by their paths from two folders above.
        scripts: the scripts, by theirs.
    """
    provider = place.required_provider()
    form = render_form(provider, connection, inline=place.sentence, has_list=False, manual_url=manual_url)
    return _TEMPLATES.html(
        "embedded_form.html.j2",
        form=Markup(_leading_out(form, manual_url)),  # noqa: S704 - our own HTML
        provider=provider,
        connection=connection,
        kind=kind_label(connection.kind),
        language=chosen_language(),
        origins=origins,
        styles=styles,
        scripts=scripts,
    )


def _leading_out(form: str, manual_url: str) -> str:
    """Return a form with links that open beside the frame, those to places in the manual at its address."""

    def link(found: re.Match[str]) -> str:
        address = f"{escape(manual_url)}{found['anchor']}" if found["anchor"] else ""
        return f'<a target="_blank" rel="noopener" href="{address}'

    return _LINK.sub(link, form)
