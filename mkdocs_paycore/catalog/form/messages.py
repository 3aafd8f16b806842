"""What a verdict says, in the words of `verdict` of a language. `validate.js` fills the same words in the same way."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import DEFAULT, chosen_language, phrases, word_table, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_paycore.catalog.model.field import Field, FieldType

_SAID_BY_VERDICTS = ("verdict.", "size.", "list.or")
_OF_ANY_TYPE = "any"
_UNITS = (("mb", 1024 * 1024), ("kb", 1024), ("bytes", 1))


def message(key: str, field: Field, **values: object) -> str:
    """Return what a verdict says about a field: the words of `verdict.<key>`, filled with its label and with values."""
    return words(f"verdict.{key}", label=field.label, **values)


def message_by_type(key: str, field: Field, type_: FieldType | None = None) -> str:
    """Return what a verdict says about a field in words of its type, or of another one; else in those for any."""
    known = word_table(f"verdict.{key}")
    meant = type_ or field.type
    return message(f"{key}.{meant if meant in known else _OF_ANY_TYPE}", field)


def alternatives(names: Iterable[str]) -> str:
    """Return names as alternatives: *a, b or c*."""
    *most, last = names
    return words("list.or", most=", ".join(most), last=last) if most else last


def length_words(count: int) -> str:
    """Return a number of characters in words."""
    return words("verdict.characters", count=count)


def size_words(size: int) -> str:
    """Return a number of bytes in words: in MB or KB (of 1024) if that is a whole number, else in bytes."""
    unit, count = next((unit, size // bytes_) for unit, bytes_ in _UNITS if size % bytes_ == 0)
    return words(f"size.{unit}", count=count)


def script_messages(language: str | None = None) -> dict[str, str]:
    """Return what a verdict says in a language as `validate.js` has it: with what is to fill in still in braces.

    Args:
        language: its name; None: the one that was chosen.

    Returns:
        The words by their keys. The form that they take behind a key, joined by `_`: for `one` thing, or for a type.
    """
    return {
        key.removeprefix("verdict.").removesuffix(f".{_OF_ANY_TYPE}").replace(".", "_"): text
        for key, text in phrases(language or chosen_language()).items()
        if key.startswith(_SAID_BY_VERDICTS)
    }


def page_messages() -> dict[str, str]:
    """Return what `validate.js` has to be given to speak the language that was chosen: what is not as in English."""
    return dict(_beside_english(chosen_language()))


@cache
def _beside_english(language: str) -> Mapping[str, str]:
    english = script_messages(DEFAULT)
    return {key: text for key, text in script_messages(language).items() if text != english.get(key)}
