"""What stands under a control of a connection form: the value's name elsewhere and what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.form.file_kind import KIND_WORDS
from mkdocs_paycore.catalog.form.verdict import size_words
from mkdocs_paycore.catalog.model.provider import FieldType
from mkdocs_paycore.catalog.model.relation import wanted_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_paycore.catalog.model.provider import Connection, Field, Provider


def hints(
    field: Field, *, provider: Provider, connection: Connection, inline: Callable[[str], Markup]
) -> tuple[Markup, ...]:
    """Return the sentences under a field's control, in reading order.

    `inline` turns the spec's own sentences (inline Markdown) into HTML; everything else is shown as text.
    """
    sentences = tuple(_sentences(field, provider, inline))
    return (condition(field, connection), *sentences) if field.visible_when else sentences


def condition(field: Field, connection: Connection) -> Markup:
    """Return the sentence that says when a field that does not always appear is needed."""
    by_key = {known.key: known for known in connection.fields}
    parts = (_condition(by_key.get(key), wanted_values(wanted)) for key, wanted in field.visible_when.items())
    return Markup("Only needed {}.").format(Markup(" and ").join(parts))


def _condition(other: Field | None, wanted: tuple[bool | str, ...]) -> Markup:
    if other is None:
        return Markup("in {} mode").format(_listed(str(value) for value in wanted))
    label = Markup("<b>{}</b>").format(other.label)
    if other.type is FieldType.TOGGLE:
        return Markup("when {} is {}").format(label, _listed("on" if value is True else "off" for value in wanted))
    labels = {choice.value: choice.label for choice in other.choices}
    verb = "includes" if other.type is FieldType.MULTISELECT else "is"
    named = _listed(labels.get(str(value), str(value)) for value in wanted)
    return Markup("when {} {} {}").format(label, verb, named)


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _sentences(field: Field, provider: Provider, inline: Callable[[str], Markup]) -> Iterator[Markup]:
    if field.provider_label:
        stop = "" if field.provider_label.endswith(".") else "."
        yield Markup("{} calls it <b>{}</b>{}").format(provider.name, field.provider_label, stop)
    if field.help:
        yield inline(field.help)
    yield from _shape(field)
    if field.type is FieldType.SELECT:
        for choice in field.choices:
            if choice.description:
                yield Markup("<b>{}</b>: {}").format(choice.label, inline(choice.description))
    for mode, form in (("Test mode", field.environments.test), ("Live", field.environments.live)):
        if form and form.pattern_hint:
            yield Markup("{}: {}").format(mode, _ended(form.pattern_hint))
        if form and form.example:
            yield Markup("{}, for example: <code>{}</code>").format(mode, form.example)
    if field.example:
        yield Markup("For example: <code>{}</code>").format(field.example)


def _shape(field: Field) -> Iterator[Markup]:
    if field.pattern_hint:
        yield Markup("{}").format(_ended(field.pattern_hint))
    elif field.min_length or field.max_length:
        yield Markup("{}").format(_length(field.min_length, field.max_length))
    if field.type is FieldType.FILE and (field.accept or field.max_size):
        yield Markup("{}").format(_file(field))
    if field.kinds:
        yield Markup("It holds {}; an archive must be unpacked first.").format(
            _listed(KIND_WORDS[kind] for kind in field.kinds)
        )
    if field.type is FieldType.SELECT and not field.choices:
        yield Markup("The Dashboard shows a list to choose from. Here, type the code.")
    if field.type is FieldType.MULTISELECT and not field.choices:
        yield Markup("The Dashboard shows a list to choose from. Here, type the codes with commas between them.")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _length(shortest: int | None, longest: int | None) -> str:
    if shortest and longest:
        return f"{shortest} characters." if shortest == longest else f"{shortest} to {longest} characters."
    return f"At least {shortest} characters." if shortest else f"At most {longest} characters."


def _file(field: Field) -> str:
    endings = _listed(field.accept) if field.accept else ""
    size = f"at most {size_words(field.max_size)}" if field.max_size else ""
    return f"Accepted: {', '.join(filter(None, [endings, size]))}."
