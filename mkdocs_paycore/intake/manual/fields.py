"""From the credentials of a section to the fields of a connection, and what was not sure about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType
from mkdocs_paycore.intake.control import control_of
from mkdocs_paycore.intake.field_draft import field_data, key_of
from mkdocs_paycore.intake.manual.choices import choices_of
from mkdocs_paycore.intake.manual.manual_doubts import ManualDoubts
from mkdocs_paycore.manuscript.manual.names.likeness import matching_name, spelled
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.kinds import CHOSEN
from mkdocs_paycore.manuscript.manual.wording.remarks import is_for_some, mark_in
from mkdocs_paycore.manuscript.manual.wording.values import announces_values, offered_values
from mkdocs_paycore.manuscript.manual.wording.verbs import UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import compared
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames

_EXAMPLE = expression(r"(?:for (?:example|instance)|e\.?g\.?|example)[,:]?\s*`(?P<value>[^`\n]+)`", re.IGNORECASE)
_UPLOADED = expression(r"\b(?:upload|attach)\w*\b", re.IGNORECASE)
_FILE = expression(r"(?:an?\s+)?(?:\.?\w{2,4}\s+)?file", re.IGNORECASE)
_CHOSEN = expression(r"^\W*(?:choose|select|pick)\b|\bfrom the (?:drop-?down )?list\b", re.IGNORECASE)
_SWITCHED = expression(r"^\W*(?:enable|tick|(?:turn|switch)(?:ed)?\s+(?:it\s+)?on)\b", re.IGNORECASE)
_OF_TEST = expression(r"\b(?:test|sandbox|demo)\b", re.IGNORECASE)
_ENDINGS = expression(r"[^\w.]*+\.\w{2,5}+(?:\s*+(?:[,/]|or\b)\s*+\.\w{2,5}+)*+\.?[^\w.]*+")
_SAID = {FieldType.TEXT, FieldType.URL, FieldType.EMAIL}


@dataclass
class Fields:
    """The fields of a connection.

    Attributes:
        data: their data, in the order of the manual.
        doubts: what was not sure.
        guessed: the offsets of lines, each with a field whose type is guessed from its names.
        unmarked: the same of fields of which the manual does not say whether they must be filled in.
    """

    data: list[dict[str, Any]] = field(default_factory=list)
    doubts: ManualDoubts = field(default_factory=ManualDoubts)
    guessed: list[tuple[int, str]] = field(default_factory=list)
    unmarked: list[tuple[int, str]] = field(default_factory=list)

    def mark_optional(self, data: dict[str, Any], start: int) -> None:
        """Say of a field that it need not be filled in, as the words at an offset say in which case it is."""
        data["required"] = False
        message = f"took {data['label']!r} for a field that need not be filled in, by these words"
        self.doubts.add(start, message, "see whether the form has a mark there")

    def join(self, form: str, provider: str, start: int) -> bool:
        """Take a credential for the field of its name, where there is one already; return whether there is.

        Of the provider's names for two environments that of the live one is kept.

        Args:
            form: what the form calls it.
            provider: what the provider calls it; empty where that is the same.
            start: the offset of its line.
        """
        same = next((each for each in self.data if compared(each["label"]) == compared(form)), None)
        if same is None:
            return False
        known = same.get("provider_label", same["label"])
        if _OF_TEST.search(known) and not _OF_TEST.search(provider or form):
            same.pop("provider_label", None)
            same |= {"provider_label": provider} if provider and provider != same["label"] else {}
        message = f"found {form!r} twice in this form, for {known!r} and {provider or form!r}: took it for one field"
        self.doubts.add(start, message, "see the form")
        return True

    @property
    def keys(self) -> set[str]:
        """The keys that are taken."""
        return {each["key"] for each in self.data}


def credential_fields(found: Sequence[Credential], names: SetUpNames) -> Fields:
    """Return the fields of the credentials of a section.

    Args:
        found: the credentials; of those that have two names it is decided whose they are.
        names: what *Set up* calls things.
    """
    fields = Fields()
    labelled = [(each, *_labels(each)) for each in found]
    for credential, form, _ in labelled:
        mapping, sides = credential.mapping, credential.sides
        if sides is not None and (not sides.is_certain or mapping.sign == ":"):
            message = f"found {mapping.left!r} {mapping.sign} {mapping.right!r}: took {form!r} for the form's name"
            fields.doubts.add(credential.start, message, "see what the form and the provider's cabinet call it")
    taken = [name for _, form, provider in labelled for name in (form, provider) if name]
    for credential, form, provider in labelled:
        if fields.join(form, provider, credential.start):
            continue
        own = provider or _implied(fields, credential, form, names, taken)
        _add(fields, credential, form, own)
    return fields


def _labels(credential: Credential) -> tuple[str, str]:
    """Return what the form calls a credential, and what the provider does; empty where only the form's is known."""
    sides = credential.sides
    return (sides.form, sides.provider) if sides is not None else (credential.mapping.left, "")


def _implied(fields: Fields, credential: Credential, form: str, names: SetUpNames, taken: Sequence[str]) -> str:
    if code := spelled(form, [*names.names, form] if form in names.written else names.names):
        return code
    near = matching_name(form, names.names, taken=taken)
    is_named = any(compared(each) == compared(form) for each in names.names)
    near = near or ("" if is_named else matching_name(form, names.glossed, taken=taken))
    if near:
        message = f"found {form!r} here and {near!r} where the account is set up: took them for the same"
        fields.doubts.add(credential.start, message, "check that they are")
    return near


def _add(fields: Fields, credential: Credential, form: str, provider: str) -> None:
    control, is_certain = _control(credential, form, provider)
    if not is_certain:
        fields.guessed.append((credential.start, f"{form} ({control})"))
    mapping = credential.mapping
    is_optional = mapping.required is None and _is_in_a_case(credential)
    if mapping.required is None and not is_optional:
        fields.unmarked.append((credential.start, form))
    if credential.from_sentence and credential.type is not FieldType.FILE:
        fields.doubts.add(credential.start, f"found {form!r} in a sentence: took it for a credential")
    if credential.in_note:
        fields.doubts.add(credential.start, f"found {form!r} in a box: took it for a credential")
    said = _said(credential)
    choices, said = choices_of(credential, said) if control in CHOICE_TYPES else ([], said)
    if choices:
        message = f"took the choices of {form!r} by what the manual calls them"
        fields.doubts.add(credential.start, message, "put in what the form sends")
    example = _EXAMPLE.search(said) if control in _SAID else None
    is_ending = control is FieldType.FILE and _ENDINGS.fullmatch(said) is not None
    accept, said = (re.findall(r"\.\w+", said), "") if is_ending else ([], said)
    fields.data.append(
        field_data(
            key=key_of(form, taken=fields.keys),
            label=form,
            provider_label=provider if provider != form else "",
            type=str(control),
            required=mapping.required,
            help=_sentence(said),
            accept=accept,
            choices=choices,
            example=example["value"] if example and control is FieldType.TEXT else "",
        )
    )
    if is_optional:
        fields.mark_optional(fields.data[-1], credential.start)


def _is_in_a_case(credential: Credential) -> bool:
    """Return whether what announces a credential, or what stands below its item, says in which case it is entered."""
    lead = credential.announced_by
    below = (each.text for each in credential.blocks[1:] if each.kind is BlockKind.ITEM)
    is_of_kind = lead is not None and CHOSEN.search(lead.text) is not None
    return (lead is not None and not is_of_kind and is_for_some(lead.text)) or any(
        mark_in(each) is False for each in below
    )


def _control(credential: Credential, form: str, provider: str) -> tuple[FieldType, bool]:
    """Return the type of a field, and whether the manual says so: by what is done with it, else by its names."""
    if credential.type is not None:
        return credential.type, True
    if _FILE.fullmatch(credential.mapping.note):
        return FieldType.FILE, True
    for words, kind in ((_UPLOADED, FieldType.FILE), (_CHOSEN, FieldType.SELECT), (_SWITCHED, FieldType.TOGGLE)):
        if words.search(credential.mapping.note):
            return kind, True
    guess, is_certain = control_of(form)
    values = offered_values(form, credential.mapping.note)
    is_listed = announces_values(credential.mapping.note) and len(credential.blocks) > 1
    if is_listed or (values.names and (not values.is_plain or guess in {FieldType.TEXT, FieldType.SELECT})):
        return FieldType.SELECT, True
    if not is_certain and provider and control_of(provider)[0] is FieldType.FILE:
        return FieldType.FILE, False
    return guess, is_certain


def _said(credential: Credential) -> str:
    """Return what the manual says about a credential beside its names: on its line, and below it."""
    item = credential.blocks[0]
    below = [
        each.text
        for each in credential.blocks[1:]
        if each.kind in {BlockKind.TEXT, BlockKind.ITEM} and each.in_note == item.in_note
    ]
    note = credential.mapping.note
    note = "" if re.fullmatch(rf"\W*(?:required|mandatory|optional|{UPLOAD})\W*", note, re.IGNORECASE) else note
    return " ".join(filter(None, (note, "; ".join(below))))


def _sentence(text: str) -> str:
    words = " ".join(re.sub(r"!\[[^\[\]]*\]\([^()\n]*\)|<(?!<)/?[a-zA-Z][^<>]*>(?!>)", "", text).split()).strip(
        " -\u2013—;:,"
    )
    if not words:
        return ""
    words = words[0].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


def doubts_of_fields(fields: Fields, start: int) -> ManualDoubts:
    """Return all doubts about the fields of a connection, those of one kind as one.

    Args:
        fields: the fields.
        start: the offset of the section's heading.
    """
    found = ManualDoubts(list(fields.doubts.found))
    if fields.guessed:
        names = ", ".join(name for _, name in fields.guessed)
        found.add(fields.guessed[0][0], f"guessed from their names what these fields are: {names}", "see the form")
    if fields.unmarked:
        names = ", ".join(name for _, name in fields.unmarked)
        message = f"the manual does not say whether these must be filled in: {names}"
        found.add(fields.unmarked[0][0], message, "mark those with `required: true` that must be")
    if not fields.data:
        found.add(start, "found no credentials in this section", "write its fields by hand")
    return found
