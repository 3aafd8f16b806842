"""When a connection does not work: what a merchant sees, what it comes from, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.preparation import ASKED_FOR, has_modes, is_handed_out, key_files, test_switch
from mkdocs_paycore.catalog.words.language import has_own
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates, html_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True)
def troubleshooting(place: PageVocabulary) -> str:
    """Return what can go wrong with a connection of the page's provider, and what to do: known cases first."""
    return render_troubleshooting(place.required_provider(), inline=place.sentence)


@dataclass(frozen=True, slots=True)
class _Entry:
    what: Markup
    why: Markup | str
    do: Markup
    source: str = ""


def render_troubleshooting(provider: Provider, *, inline: Callable[[str], Markup]) -> str:
    """Return what can go wrong with a provider's connections as a list of definitions.

    First come the cases of its file, then those that follow from what the file says: of the dashboard's form, of an
    allow-list, of test and live values, of names that differ, of files, and of callbacks.

    Args:
        provider: whose connections they are.
        inline: turns a sentence of the file (inline Markdown) into HTML.
    """
    known = [
        _Entry(inline(each.what), inline(each.why) if each.why else "", inline(each.do), each.source or "")
        for each in provider.troubleshooting
    ]
    return _TEMPLATES.html("troubleshooting.html.j2", entries=[*known, *_computed(provider)], provider=provider)


def _computed(provider: Provider) -> Iterator[_Entry]:
    fields = [field for connection in provider.connections for field in connection.fields]
    if not has_own("form.set_up"):
        yield _entry("save")
    if provider.ip_allowlist in ASKED_FOR:
        yield _entry("allowlist" if provider.ip_allowlist is IpAllowlist.REQUIRED else "allowlist_perhaps", provider)
    switches = {switch.label for connection in provider.connections if (switch := test_switch(connection))}
    if switches:
        yield _entry("mode_switch", provider, switch=" / ".join(sorted(switches)))
    elif any(map(has_modes, provider.connections)):
        yield _entry("mode", provider)
    if pairs := _called_otherwise(fields):
        yield _entry("names", provider, names=Markup("; ").join(pairs))
    elif sum(map(is_handed_out, fields)) > 1:
        yield _entry("values", provider)
    if any(field.type is FieldType.FILE for field in fields):
        yield _entry("file", provider)
    if key_files(provider):
        yield _entry("expired_file", provider)
    if any("callback" in sentence for sentence in (*provider.callbacks, *provider.setup)):
        yield _entry("callback", provider)


def _entry(key: str, provider: Provider | None = None, **values: object) -> _Entry:
    named = {**values, "provider": provider.name if provider else ""}
    what, why, do = (html_words(f"trouble.{key}_{part}", **named) for part in ("what", "why", "do"))
    return _Entry(what, why, do)


def _called_otherwise(fields: list[Field]) -> list[Markup]:
    """Return what fields are called in the form and at the provider, where that differs, each once."""
    named = {field.label: field.provider_label for field in fields if field.provider_label}
    return [html_words("trouble.pair", label=label, theirs=theirs) for label, theirs in named.items()]
