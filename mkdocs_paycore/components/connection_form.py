"""The practice copy of the dashboard's connection form."""

from __future__ import annotations

import json
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.form.messages import page_messages
from mkdocs_paycore.catalog.model.field import PatternSeverity
from mkdocs_paycore.catalog.model.provider import Connection
from mkdocs_paycore.catalog.model.use import read_by_form
from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.catalog.words.language import has_own, word_table
from mkdocs_paycore.components.connection import named_connection
from mkdocs_paycore.components.form_control import FormPlace, form_control
from mkdocs_paycore.components.hint import hints
from mkdocs_paycore.components.provider_header import HEAD
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_WHOLE_FILE = 20480
"""As much as a key file has, in bytes: only a whole file says what is not in it."""
_READ = read_by_form(Connection)
"""What the validator reads of a connection."""


@component(block=True, example='connection_form("provider_account")')
def connection_form(place: PageVocabulary, kind: str) -> str:
    """Return the practice copy of the connection form of that kind."""
    provider, connection = named_connection(place, kind)
    place.page.forms[kind] += 1
    return render_form(
        provider,
        connection,
        inline=place.sentence,
        number=place.page.forms[kind],
        has_list=place.page.is_called("credentials", kind),
        manual_url=place.manual_url(provider.code) or (f"#{HEAD}" if place.page.has_call("provider_header") else "#"),
        has_words=place.page.forms.total() == 1,
    )


def render_form(
    provider: Provider,
    connection: Connection,
    *,
    inline: Callable[[str], Markup],
    number: int = 1,
    has_list: bool,
    manual_url: str = "#",
    has_words: bool = True,
) -> str:
    """Return the practice form of a connection as one block of HTML.

    All fields stand on the page, those that only sometimes appear with a sentence that says when; JavaScript hides
    them. The form never submits by GET or POST, its inputs change no value (no `maxlength`, no url, email or number
    inputs), and its native checks let everything pass that the validator lets pass. For a provider that is not ready it
    says that nobody can connect it yet.

    Args:
        provider: whose form it is.
        connection: what it asks for.
        inline: turns a sentence of the spec (inline Markdown) into HTML.
        number: counts the forms of this kind on the page from 1, and keeps their ids apart.
        has_list: whether the page also holds the credential list of this kind: a field then links to its row for its
            help and for where the value is found.
        manual_url: the manual's address, or the anchor of its top on the manual's page.
        has_words: whether what the script says comes with this form; the further ones of a page take it from its first.
    """
    form = FormPlace(connection.kind, number, has_list=has_list, manual_url=manual_url, inline=inline)
    hints_of = partial(hints, provider=provider, connection=connection, inline=inline, has_help=not has_list)
    controls = [form_control(field, form, count, hints_of(field)) for count, field in enumerate(connection.fields, 1)]
    return _TEMPLATES.html(
        "connection_form.html.j2",
        provider=provider,
        connection=connection,
        kind=kind_label(connection.kind),
        connected=_what_comes(connection),
        state="ended" if provider.ended else "ready" if provider.is_ready else "later",
        spec=_in_apostrophes(form_spec(connection)),
        said=_in_apostrophes(_said()) if has_words else "",
        prefix=form.prefix,
        number=number,
        whole_file=_WHOLE_FILE,
        sections=[(name, list(group)) for name, group in groupby(controls, key=lambda control: control.field.section)],
        manual_url=manual_url or "#",
    )


def _what_comes(connection: Connection) -> str:
    """Return the key of the words of a product for what comes of saving; empty where it has none."""
    key = f"form.connected.{connection.kind}"
    return key if has_own(key) else ""


def _said() -> dict[str, Any]:
    """Return what the script says; the messages of the validator, too, where they are not in English."""
    said: dict[str, Any] = {**word_table("form.script"), **word_table("form.repair")}
    messages = page_messages()
    return {**said, "messages": messages} if messages else said


def form_spec(connection: Connection) -> dict[str, Any]:
    """Return the connection as a page's script reads it: what the validator does not need is left out.

    That is prose, which is long and may use variables, and every default. `validate.js` gives the same verdicts for it
    as for the connection in `provider.json`.
    """
    data = connection.told_apart().model_dump(mode="json", include=_READ, exclude_defaults=True)
    for field, left in zip(connection.fields, data.get("fields", ()), strict=True):
        if field.choices:
            left["choices"] = [choice.value for choice in field.choices]
        if not field.pattern:
            left.pop("pattern_hint", None)
        if field.pattern_severity is PatternSeverity.BLOCK and left.keys() & {"pattern", "environments"}:
            left["severity"] = "block"
    return data


def _in_apostrophes(data: Mapping[str, Any]) -> Markup:
    """Return data as JSON for an attribute in apostrophes, where its many quotation marks need no escape."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(str(escape(text)).replace("&#34;", '"'))  # noqa: S704 - escaped but for quotation marks
