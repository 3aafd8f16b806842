"""The words of a language, by key: what a reader of a built site sees and no writer wrote.

They are in `<language>.toml` beside this module. What is in braces is filled in. Where the words depend on a number,
they are a table: `one`, where the language has it, and `other`. To add a language, translate `en.toml`; what a file
lacks is taken from that one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent
DEFAULT = "en"
Words: TypeAlias = str | dict[str, str]
"""Words, or those for `one` and `other` numbers."""
_chosen = {"language": DEFAULT}


def languages() -> tuple[str, ...]:
    """Return the names of the languages that there are words in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def use_language(name: str) -> None:
    """Have all words come in a language from now on; where there is no file of it, in English."""
    _chosen["language"] = name if name in languages() else DEFAULT


def chosen_language() -> str:
    """Return the language that all words come in."""
    return _chosen["language"]


def words(key: str, /, **values: object) -> str:
    """Return the words of a key, filled with values; those that depend on a number take it as `count`."""
    return phrase(key, count=values.get("count")).format(**values)


def phrase(key: str, *, count: object = None) -> str:
    """Return the words of a key as they are in the file, with what is to fill in still in braces.

    Raises:
        KeyError: no words have that key.
    """
    found = words_of(_chosen["language"])[key]
    if isinstance(found, str):
        return found
    return found["one"] if count == 1 and "one" in found else found["other"]


def word_table(prefix: str) -> dict[str, str]:
    """Return the words of all keys below a prefix, by what follows it, with what is to fill in still in braces."""
    start = f"{prefix}."
    return {key.removeprefix(start): phrase(key) for key in words_of(_chosen["language"]) if key.startswith(start)}


def phrases(language: str) -> dict[str, str]:
    """Return all words of a language by their keys, as they are in the file.

    Where they depend on a number, those for `one` are behind `.one`; they are there wherever English has such words.
    """
    found: dict[str, str] = {}
    for key, entry in words_of(language).items():
        counted = entry if isinstance(entry, dict) else {"other": entry}
        found[key] = counted["other"]
        if "one" in counted or isinstance(words_of(DEFAULT)[key], dict):
            found[f"{key}.one"] = counted.get("one", counted["other"])
    return found


@cache
def words_of(language: str) -> Mapping[str, Words]:
    """Return all words of a language by their keys, whose parts are joined by dots."""
    own = dict(_flat("", tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))))
    return own if language == DEFAULT else {**words_of(DEFAULT), **own}


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Words]]:
    for key, value in table.items():
        if isinstance(value, str) or value.keys() <= {"one", "other"}:
            yield f"{prefix}{key}", value
        else:
            yield from _flat(f"{prefix}{key}.", value)
