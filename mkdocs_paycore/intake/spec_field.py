"""Fields made of connection specifications: patterns, help and examples as a provider's file has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mkdocs_paycore.catalog.lint.field import EXAMPLE, field_faults
from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, TEXT_TYPES, Field
from mkdocs_paycore.intake.doubt import doubt
from mkdocs_paycore.intake.field_draft import field_data, key_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.model import KEY

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem

_LINK = expression(
    r"<a\b(?>[^<>]*\bhref\s*+=)\s*+[\"']?(?P<url>[^\"'\s<>]++)[^<>]*+>(?P<text>.*?)</a\s*+>", re.IGNORECASE | re.DOTALL
)
_CODE = expression(r"<(?P<tag>code|b|strong|i|em)\b[^<>]*>(?P<text>.*?)</(?P=tag)\s*>", re.IGNORECASE | re.DOTALL)
_MARKS = {"code": "`", "b": "**", "strong": "**", "i": "*", "em": "*"}
_TAG = expression(r"(?<!<)</?[a-zA-Z][^<>]*>(?!>)")
_TOKEN = expression(r"\\.|[\s\S]")
_NEEDLESS = frozenset("-_@#%&'\":;,<>=!~` ")
"""What needs no escape, and may not have one under the flag `u`; but for `-` in a set."""
_SPECIAL = frozenset("()[{}/|")
"""What must be escaped in a set under the flag `v`."""
_ESCAPED = expression(r"\\.|\[(?:\\.|[^\]\\])*\]")


@dataclass
class Notes:
    """The doubts about a specification.

    Attributes:
        document: the specification.
        found: the doubts.
    """

    document: Document
    found: list[Problem]

    def add(self, trail: Trail, message: str, suggestion: str = "") -> None:
        """Add a doubt about what stands at a place of the specification."""
        self.found.append(doubt(self.document.path, self.document.place(trail), message, suggestion))


def as_sentence(text: object) -> str:
    """Return a description as inline Markdown on one line; HTML in it becomes Markdown, or goes."""
    if not isinstance(text, str):
        return ""
    text = _LINK.sub(lambda found: f"[{found['text']}]({found['url']})", text)
    text = _CODE.sub(lambda found: f"{_MARKS[found['tag'].lower()]}{found['text']}{_MARKS[found['tag'].lower()]}", text)
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def spec_key(key: str, trail: Trail, notes: Notes, *, taken: Container[str]) -> str:
    """Return the key of a field: that of the specification as it is, where a provider's file can have it."""
    if re.fullmatch(KEY, key) and key != "__proto__" and key not in taken:
        return key
    made = key_of(key, taken=taken)
    reason = "there is a field of that key" if key in taken else "a key has letters, digits and _ $ - . : [ ]"
    notes.add(trail, f"found the key {key!r}: took {made!r}, as {reason}")
    return made


def label_of(spec: dict[str, Any], key: str, trail: Trail, notes: Notes) -> str:
    """Return the title of a field; where there is none, one that is made of its key, and a doubt."""
    title = spec.get("title")
    if isinstance(title, str) and title.strip():
        return " ".join(title.split())
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key.rpartition(".")[2]).replace("_", " ").replace("-", " ").split()
    made = " ".join(words)
    made = made[:1].upper() + made[1:] or key
    notes.add(trail, f"{key!r} has no title: took {made!r} for its label", "write what the form calls it")
    return made


def whole_pattern(pattern: str) -> tuple[str, bool]:
    """Return a pattern of JSON Schema, which may match anywhere, as one of the whole value, and if that is the same.

    Args:
        pattern: an ECMAScript pattern.
    """
    pattern = _portable(pattern)
    bare = _without_groups(pattern)
    if "|" in bare:
        return pattern, all(each.startswith("^") and each.endswith("$") for each in bare.split("|"))
    starts, ends = pattern.startswith("^"), pattern.endswith("$") and not pattern.endswith("\\$")
    core = pattern[1 if starts else 0 : -1 if ends else len(pattern)]
    return f"{'' if starts else '[^]*'}{core}{'' if ends else '[^]*'}".replace("[^]*", r"[\s\S]*"), True


def _portable(pattern: str) -> str:
    """Return a pattern of the same meaning under the flags `u` and `v`: what they refuse is written otherwise."""
    pieces, in_set = [], False
    for found in _TOKEN.finditer(pattern):
        part = found[0]
        is_hyphen = part == "-" and _is_literal(pattern, found.start())
        if part == "[" and not in_set:
            in_set = True
        elif part == "]" and in_set:
            in_set = False
        elif part[0] == "\\" and part[1:] in _NEEDLESS and not (in_set and part[1:] == "-"):
            part = part[1:]
        elif in_set and (part in _SPECIAL or is_hyphen):
            part = f"\\{part}"
        pieces.append(part)
    return "".join(pieces)


def _is_literal(pattern: str, at: int) -> bool:
    """Return whether a hyphen in a set stands at its start or end, or behind a range, and so for itself."""
    before, after = pattern[:at], pattern[at + 1 :]
    return (
        before.endswith(("[", "[^"))
        or after.startswith("]")
        or bool(re.search(r"(?<!\\)[^\[\\]-[^\]\\]$|\\[wds]$", before))
    )


def _without_groups(pattern: str) -> str:
    text, before = _ESCAPED.sub("x", pattern), ""
    while text != before:
        text, before = re.sub(r"\([^()]*\)", "x", text), text
    return text


def sound_field(data: dict[str, Any], trail: Trail, notes: Notes) -> dict[str, Any]:
    """Return a field without what its own rules refuse, with a doubt for each key that goes.

    Args:
        data: the field; what is None or empty goes without a word.
        trail: where it stands in the specification.
        notes: takes the doubts.
    """
    data = field_data(**data)
    for key, types in (
        ("pattern", TEXT_TYPES),
        ("example", TEXT_TYPES | CHOICE_TYPES),
        ("min_length", TEXT_TYPES),
        ("max_length", TEXT_TYPES),
    ):
        if key in data and data["type"] not in types:
            notes.add(trail, f"left out the {key} of {data['key']!r}: a field of the type {data['type']} has none")
            del data[key]
    if "pattern" not in data:
        data = {key: value for key, value in data.items() if key not in {"pattern_hint", "severity"}}
    for _ in range(4):
        fault = _fault(data)
        if fault is None:
            break
        key, message = fault
        notes.add(trail, f"left out the {key} of {data['key']!r}: {message}")
        gone = {key, "pattern_hint", "severity"} if key == "pattern" else {key}
        data = {name: value for name, value in data.items() if name not in gone}
    return data


def _fault(data: dict[str, Any]) -> tuple[str, str] | None:
    try:
        field = Field.model_validate({**data, "key": "any", "choices": tuple(data.get("choices", ()))})
    except ValidationError as error:
        place = str(error.errors()[0]["loc"][0]) if error.errors()[0]["loc"] else ""
        return (
            (place, "a provider's file cannot say it")
            if place in data and place not in {"key", "label", "type"}
            else None
        )
    for fault in field_faults(field):
        key = "example" if fault.rule is EXAMPLE else str(fault.trail[0])
        if key in data:
            return key, fault.message
    return None


def hint_of(example: str, pattern: str, descriptor: object) -> str:
    """Return a pattern in words: those of the specification, else by its example."""
    if isinstance(descriptor, str) and descriptor.strip():
        return " ".join(descriptor.split())
    return f"As in {example}" if example else f"In the form {pattern}"
