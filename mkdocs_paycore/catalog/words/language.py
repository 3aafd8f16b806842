"""The words of a language, by key: what a reader of a built site sees and no writer wrote.

They are in `<language>.toml` beside this module. What is in braces is filled in. Where the words depend on a number,
they are a table: `one`, where the language has it, and `other`. To add a language, translate `en.toml`; what a file
lacks is taken from that one.
"""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent
DEFAULT = "en"
PLAIN_WORDS = "plain."
"""How the keys begin of words for products that have nothing to do with payments."""
Words: TypeAlias = str | dict[str, str]
"""Words, or those for `one` and `other` numbers."""
_chosen = {"language": DEFAULT}


@dataclass(frozen=True, slots=True, eq=False)
class OwnWords:
    """Words of a site that are said instead of those of the language.

    Attributes:
        texts: the words, by their keys.
        is_plain: whether words that speak of payments are left to others: those under `plain` in the file stand for
            the words of the same key then.
    """

    texts: Mapping[str, Words] = field(default_factory=dict)
    is_plain: bool = False


NO_OWN_WORDS = OwnWords()
_own: ContextVar[OwnWords] = ContextVar("own words", default=NO_OWN_WORDS)


def languages() -> tuple[str, ...]:
    """Return the names of the languages that there are words in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def use_language(name: str) -> None:
    """Have all words come in a language from now on; where there is no file of it, in English."""
    _chosen["language"] = name if name in languages() else DEFAULT


@contextmanager
def saying(own: OwnWords) -> Iterator[None]:
    """Have words of a site said instead of those of the language, as long as the context lasts."""
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


def chosen_language() -> str:
    """Return the language that all words come in."""
    return _chosen["language"]


def words(key: str, /, **values: object) -> str:
    """Return the words of a key, filled with values and terms; those that depend on a number take it as `count`."""
    return phrase(key, count=values.get("count")).format(**{**terms(), **values})


def terms() -> Mapping[str, str]:
    """Return what things are called, by the names that words have for them: what is under `term` in the file."""
    return _terms(_chosen["language"], _own.get())


def has_own(key: str) -> bool:
    """Return whether the site says its own words for a key, at the place at hand."""
    return key in _own.get().texts


def phrase(key: str, *, count: object = None) -> str:
    """Return the words of a key as they are in the file, with what is to fill in still in braces.

    Raises:
        KeyError: no words have that key.
    """
    own, known = _own.get(), words_of(_chosen["language"])
    found = own.texts.get(key) or (known.get(f"{PLAIN_WORDS}{key}") if own.is_plain else None) or known[key]
    if isinstance(found, str):
        return found
    return found["one"] if count == 1 and "one" in found else found["other"]


def word_table(prefix: str) -> dict[str, str]:
    """Return the words of all keys below a prefix, by what follows it, with what is to fill in still in braces."""
    return {rest: phrase(f"{prefix}.{rest}") for rest in _below(_chosen["language"], prefix)}


@cache
def _below(language: str, prefix: str) -> tuple[str, ...]:
    """Return what follows a prefix in the keys of a language: a verdict asks for that with each remark."""
    start = f"{prefix}."
    return tuple(key.removeprefix(start) for key in words_of(language) if key.startswith(start))


@cache
def phrases(language: str) -> Mapping[str, str]:
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


@cache
def _terms(language: str, own: OwnWords) -> Mapping[str, str]:
    known = words_of(language)
    plain = {key.removeprefix(PLAIN_WORDS): text for key, text in known.items() if key.startswith(PLAIN_WORDS)}
    known = {**known, **(plain if own.is_plain else {}), **own.texts}
    named = {key.removeprefix("term."): text for key, text in known.items() if key.startswith("term.")}
    said = {key: text for key, text in named.items() if isinstance(text, str)}
    return {**said, **{f"{key}_first": text[:1].upper() + text[1:] for key, text in said.items()}}


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Words]]:
    for key, value in table.items():
        if isinstance(value, str) or value.keys() <= {"one", "other"}:
            yield f"{prefix}{key}", value
        else:
            yield from _flat(f"{prefix}{key}.", value)
