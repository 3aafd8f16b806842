"""What stands under a control of a connection form: the value's name elsewhere and what it looks like."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.form.file_kind import KIND_WORDS
from mkdocs_paycore.catalog.form.messages import alternatives, size_words
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.relation import wanted_values
from mkdocs_paycore.catalog.words.language import word_table, words
from mkdocs_paycore.markdown.templates import html_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection, Provider


def hints(
    field: Field, *, provider: Provider, connection: Connection, inline: Callable[[str], Markup], has_help: bool = True
) -> tuple[Markup, ...]:
    """Return the sentences under a field's control, in reading order.

    `inline` turns the spec's own sentences (inline Markdown) into HTML; everything else is shown as text. `has_help`:
    the field's help is among them; it stands once on a page.
    """
    sentences = tuple(_sentences(field, provider, inline, has_help=has_help))
    return (condition(field, connection), *sentences) if field.visible_when else sentences


def condition(field: Field, connection: Connection) -> Markup:
    """Return the sentence that says when a field that does not always appear is needed."""
    by_key = {known.key: known for known in connection.fields}
    parts = (_condition(by_key.get(key), wanted_values(wanted)) for key, wanted in field.visible_when.items())
    return html_words("hint.only_needed", conditions=reduce(_both, parts))


def _both(first: Markup, second: Markup) -> Markup:
    return html_words("list.and", first=first, second=second)


def _condition(other: Field | None, wanted: tuple[bool | str, ...]) -> Markup:
    if other is None:
        modes = word_table("hint.mode")
        return html_words("hint.in_mode", modes=alternatives(modes.get(str(value), str(value)) for value in wanted))
    if other.type is FieldType.TOGGLE:
        states = alternatives(words("hint.on" if value is True else "hint.off") for value in wanted)
        return html_words("hint.when_switch", field=other.label, states=states)
    labels = {choice.value: choice.label for choice in other.choices}
    values = alternatives(labels.get(str(value), str(value)) for value in wanted)
    key = "hint.when_includes" if other.type is FieldType.MULTISELECT else "hint.when_is"
    return html_words(key, field=other.label, values=values)


def _sentences(
    field: Field, provider: Provider, inline: Callable[[str], Markup], *, has_help: bool
) -> Iterator[Markup]:
    if field.provider_label:
        stop = "" if field.provider_label.endswith(".") else "."
        yield html_words("hint.called", provider=provider.name, label=field.provider_label, stop=stop)
    if field.help and has_help:
        yield inline(field.help)
    yield from _shape(field)
    yield from (html_words(f"hint.{key}") for key in ("read_only", "several") if getattr(field, key))
    if field.type is FieldType.SELECT:
        for choice in field.choices:
            if choice.description:
                yield html_words("hint.choice", choice=choice.label, description=inline(choice.description))
    for key, form in (("hint.test", field.environments.test), ("hint.live", field.environments.live)):
        if form and form.pattern_hint:
            yield html_words("hint.in_mode_is", mode=words(key), hint=_ended(form.pattern_hint))
        if form and form.example:
            yield html_words("hint.in_mode_example", mode=words(key), example=form.example)
    if field.example:
        yield html_words("hint.example", example=field.example)


def _shape(field: Field) -> Iterator[Markup]:
    if field.pattern_hint:
        yield Markup("{}").format(_ended(field.pattern_hint))
    elif field.min_length or field.max_length:
        yield Markup("{}").format(_length(field.min_length, field.max_length))
    if field.type is FieldType.DATE and not field.pattern_hint:
        yield Markup("{}").format(words("hint.date"))
    if field.minimum is not None or field.maximum is not None:
        yield Markup("{}").format(_range(field))
    if field.type is FieldType.FILE and (field.accept or field.max_size):
        yield Markup("{}").format(_file(field))
    if field.kinds:
        yield html_words("hint.holds", kinds=alternatives(KIND_WORDS[kind] for kind in field.kinds))
    if field.type is FieldType.SELECT and not field.choices:
        yield html_words("hint.type_code")
    if field.type is FieldType.MULTISELECT and not field.choices:
        yield html_words("hint.type_codes")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _length(shortest: int | None, longest: int | None) -> str:
    if shortest and longest:
        is_one = shortest == longest
        return words("hint.length" if is_one else "hint.length_between", shortest=shortest, longest=longest)
    return words("hint.length_least", count=shortest) if shortest else words("hint.length_most", count=longest)


def _range(field: Field) -> str:
    if field.minimum is not None and field.maximum is not None:
        return words("hint.range", minimum=field.minimum, maximum=field.maximum)
    is_date = field.type is FieldType.DATE
    if field.minimum is not None:
        return words("hint.earliest" if is_date else "hint.minimum", limit=field.minimum)
    return words("hint.latest" if is_date else "hint.maximum", limit=field.maximum)


def _file(field: Field) -> str:
    endings = alternatives(field.accept) if field.accept else ""
    size = words("hint.size", size=size_words(field.max_size)) if field.max_size else ""
    return words("hint.accepted", what=", ".join(filter(None, [endings, size])))
