"""The control of a field in the practice form of a connection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, MULTILINE_TYPES, FieldType, PatternSeverity
from mkdocs_paycore.catalog.preparation import is_own_choice
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.components.credentials import credential_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.catalog.model.field import Field

_MASKED = {FieldType.SECRET, FieldType.PASSWORD, FieldType.MULTILINE_SECRET}
_KEYBOARDS = {FieldType.URL: "url", FieldType.EMAIL: "email", FieldType.NUMBER: "decimal", FieldType.DATE: "numeric"}


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where a form stands: what its controls have in common.

    Attributes:
        kind: of the connection.
        number: counts the forms of this kind on the page from 1, and keeps their ids apart.
        has_list: whether the page also holds the credential list of this kind.
        manual_url: the manual's address, or the anchor of its top on the manual's page.
        inline: turns a sentence of the spec (inline Markdown) into HTML.
    """

    kind: str
    number: int
    has_list: bool
    manual_url: str
    inline: Callable[[str], Markup]

    @property
    def prefix(self) -> str:
        """What the ids of the form begin with."""
        return f"form-{self.kind}" if self.number == 1 else f"form{self.number}-{self.kind}"

    def guide_url(self, field: Field) -> str:
        """Return where more is said of a field: its row of the list or section of the manual; empty for nowhere."""
        if self.has_list and (field.find_at or field.anchor or field.help):
            return f"#{credential_id(self.kind, field.key)}"
        manual = "" if self.manual_url.startswith("#") else self.manual_url
        return f"{manual}#{field.anchor}" if field.anchor else ""


@dataclass(frozen=True, slots=True)
class FormControl:
    """A field as its template draws it."""

    field: Field
    id: str
    hint_id: str
    widget: str
    is_masked: bool
    keyboard: str
    pattern: str
    shortest: int | None
    value: Markup
    hints: tuple[Markup, ...]
    choices: tuple[tuple[str, str, Markup | None], ...]
    guide_url: str
    guide: str


def form_control(field: Field, form: FormPlace, number: int, hints: tuple[Markup, ...]) -> FormControl:
    """Return the control of a field, which is the `number`-th of its form, with its hints as HTML."""
    return FormControl(
        field=field,
        id=f"{form.prefix}-{field.key}",
        hint_id=f"{form.prefix}--{number}",
        widget=_widget(field),
        is_masked=field.type in _MASKED,
        keyboard=_KEYBOARDS.get(field.type, ""),
        pattern=_native_pattern(field),
        shortest=_native_length(field),
        value=_first_value(field),
        hints=hints,
        choices=tuple(
            (choice.value, choice.label, form.inline(choice.description) if choice.description else None)
            for choice in field.choices
        ),
        guide_url=form.guide_url(field),
        guide=words("form.about_choice" if is_own_choice(field) else "form.where"),
    )


def _first_value(field: Field) -> Markup:
    """Return the text that a control holds at first; its line breaks are references, for a block has no empty line."""
    default = field.default
    text = (
        ("\n" if field.several else ", ").join(default)
        if isinstance(default, tuple)
        else default
        if isinstance(default, str)
        else ""
    )
    return Markup(str(escape(text)).replace("\n", "&#10;"))  # noqa: S704 - escaped


def _widget(field: Field) -> str:
    if field.type is FieldType.FILE:
        return "file"
    if field.type is FieldType.TOGGLE:
        return "switch"
    if field.several or field.type in MULTILINE_TYPES:
        return "textarea"
    if field.type in CHOICE_TYPES and field.choices:
        return "select" if field.type is FieldType.SELECT else "checkboxes"
    return "input"


def _native_pattern(field: Field) -> str:
    """Return the pattern that a browser may enforce without JavaScript: one that always blocks."""
    if not _is_bounded(field) or field.pattern_severity is PatternSeverity.WARN:
        return ""
    return field.pattern or ""


def _native_length(field: Field) -> int | None:
    return field.min_length if _is_bounded(field) else None


def _is_bounded(field: Field) -> bool:
    """Return whether the rules for the value hold for what is typed, whatever else is entered."""
    return field.type is not FieldType.MULTISELECT and not field.several and not field.visible_when
