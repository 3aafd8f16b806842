"""The list of what a connection asks for: its name at the provider and in the form, and where to find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.preparation import is_own_choice
from mkdocs_paycore.catalog.words.labels import kind_label, value_words
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.connection import named_connection
from mkdocs_paycore.components.hint import condition
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates, html_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@dataclass(frozen=True, slots=True)
class _Row:
    field: Field
    id: str
    control_url: str
    is_own_choice: bool
    type: str
    finding: tuple[Markup, ...]


@component(block=True, example='credentials("provider_account")')
def credentials(place: PageVocabulary, kind: str) -> str:
    """Return the list of what a connection of that kind asks for."""
    provider, connection = named_connection(place, kind)
    has_form = place.page.is_called("connection_form", kind)
    return render_credentials(provider, connection, inline=place.sentence, has_form=has_form)


def credential_id(kind: str, key: str) -> str:
    """Return the id of a field's row in the list of a connection of that kind."""
    return f"credential-{kind}-{key}"


def render_credentials(
    provider: Provider, connection: Connection, *, inline: Callable[[str], Markup], has_form: bool
) -> str:
    """Return the list of a connection's credentials as one block of HTML.

    `inline` turns a sentence of the spec (inline Markdown) into HTML. `has_form` says that the page also holds
    the form of this connection: each row then links to the control in it.
    """
    rows = [
        _Row(
            field=field,
            id=credential_id(connection.kind, field.key),
            control_url=f"#form-{connection.kind}-{field.key}" if has_form else "",
            is_own_choice=is_own_choice(field),
            type=value_words(field),
            finding=_finding(field, connection, inline),
        )
        for field in connection.fields
    ]
    return _TEMPLATES.html(
        "credentials.html.j2",
        provider=provider,
        connection=connection,
        kind=kind_label(connection.kind),
        rows=rows,
    )


def _finding(field: Field, connection: Connection, inline: Callable[[str], Markup]) -> tuple[Markup, ...]:
    sentences = [inline(sentence) for sentence in (field.find_at, field.help) if sentence]
    if field.default is not None and field.default is not False:
        sentences.append(html_words("credentials.default", values=", ".join(_shown(field))))
    return (condition(field, connection), *sentences) if field.visible_when else tuple(sentences)


def _shown(field: Field) -> Iterator[str]:
    """Yield what the form holds at first, as it shows it."""
    if isinstance(field.default, bool):
        yield words("hint.on")
        return
    labels = {choice.value: choice.label for choice in field.choices}
    for value in (field.default,) if isinstance(field.default, str) else field.default or ():
        yield labels.get(value, " ".join(filter(None, (field.prefix, value, field.suffix))))
