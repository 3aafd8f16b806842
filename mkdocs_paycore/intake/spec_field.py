"""Fields made of connection specifications: patterns, help and examples as a provider's file has them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mkdocs_paycore.catalog.lint.field import EXAMPLE, field_faults
from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, TEXT_TYPES, Field
from mkdocs_paycore.intake.field_draft import field_data, key_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.model import KEY

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from collections.abc import Set as AbstractSet

    from mkdocs_paycore.intake.spec_file import SpecDoubts
    from mkdocs_paycore.source.document import Trail

FORMATS = {
    **dict.fromkeys(("uri", "url", "iri"), "url"),
    **dict.fromkeys(("email", "idn-email"), "email"),
    **{name: name for name in ("date", "password")},
}
"""The types of fields that a `format` is one for."""
_LINK = expression(
    r"<a\b(?>[^<>]*\bhref\s*+=)\s*+[\"']?(?P<url>[^\"'\s<>]++)[^<>]*+>(?P<text>.*?)</a\s*+>", re.IGNORECASE | re.DOTALL
)
_CODE = expression(r"<(?P<tag>code|b|strong|i|em)\b[^<>]*>(?P<text>.*?)</(?P=tag)\s*>", re.IGNORECASE | re.DOTALL)
_QUOTE = expression(r"\\(?=[\"'])")
"""What a text escapes once more that was taken from a string."""
_MARKS = {"code": "`", "b": "**", "strong": "**", "i": "*", "em": "*"}
_TAG = expression(r"(?<!<)</?[a-zA-Z][^<>]*>(?!>)")


def as_sentence(text: object) -> str:
    """Return a description as inline Markdown on one line; HTML in it becomes Markdown, or goes."""
    if not isinstance(text, str):
        return ""
    text = _QUOTE.sub("", text)
    text = _LINK.sub(lambda found: f"[{found['text']}]({found['url']})", text)
    text = _CODE.sub(lambda found: f"{_MARKS[found['tag'].lower()]}{found['text']}{_MARKS[found['tag'].lower()]}", text)
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def order_in_form(item: tuple[str, Any]) -> float:
    """Return where an input stands in the form, to sort by: behind all others where its `order` says nothing.

    Args:
        item: its key and what is said of it.
    """
    order = item[1].get("order") if isinstance(item[1], dict) else None
    return float(order) if isinstance(order, int | float) else float("inf")


def spec_key(key: str, trail: Trail, doubts: SpecDoubts, *, taken: Container[str]) -> str:
    """Return the key of a field: that of the specification as it is, where a provider's file can have it."""
    if re.fullmatch(KEY, key) and key != "__proto__" and key not in taken:
        return key
    made = key_of(key, taken=taken)
    reason = "there is a field of that key" if key in taken else "a key has letters, digits and _ $ - . : [ ]"
    doubts.add(trail, f"found the key {key!r}: took {made!r}, as {reason}")
    return made


def label_of(spec: dict[str, Any], key: str, trail: Trail, doubts: SpecDoubts) -> str:
    """Return the title of a field; where there is none, one that is made of its key, and a doubt."""
    title = spec.get("title")
    if isinstance(title, str) and title.strip():
        return " ".join(title.split())
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key.rpartition(".")[2]).replace("_", " ").replace("-", " ").split()
    made = " ".join(words)
    made = made[:1].upper() + made[1:] or key
    doubts.add(trail, f"{key!r} has no title: took {made!r} for its label", "write what the form calls it")
    return made


def sound_field(data: dict[str, Any], trail: Trail, doubts: SpecDoubts) -> dict[str, Any]:
    """Return a field without what its own rules refuse, with a doubt for each key that goes.

    Args:
        data: the field; what is None or empty goes without a word.
        trail: where it stands in the specification.
        doubts: takes what is not sure.
    """
    data = field_data(**data)
    for key, types in (
        ("pattern", TEXT_TYPES),
        ("example", TEXT_TYPES | CHOICE_TYPES),
        ("min_length", TEXT_TYPES),
        ("max_length", TEXT_TYPES),
    ):
        if key in data and data["type"] not in types:
            doubts.add(trail, f"left out the {key} of {data['key']!r}: a field of the type {data['type']} has none")
            del data[key]
    if "pattern" not in data:
        data.pop("severity", None)
    for _ in range(4):
        fault = _fault(data)
        if fault is None:
            break
        key, message = fault
        doubts.add(trail, f"left out the {key} of {data['key']!r}: {message}")
        gone = {key, "severity"} if key == "pattern" else {key}
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


def tell_unsaid(
    spec: dict[str, Any],
    trail: Trail,
    key: str,
    doubts: SpecDoubts,
    *,
    keys: Iterable[str],
    type_: str,
    pattern: str = "",
) -> None:
    """Tell what an input says that a provider's file has no word for.

    Args:
        spec: the input.
        trail: where it stands in the specification.
        key: the key of its field, for the messages.
        doubts: takes what is not sure.
        keys: the keys that a provider's file has no word for.
        type_: the type of its field, which may say the format.
        pattern: its pattern, which may do so as well; empty where it has none.
    """
    for name in keys:
        if name in spec:
            message = f"{name} {spec[name]!r} of {key!r} cannot be said: left it out"
            doubts.add((*trail, name), message, "its help can say it")
    is_said = bool(pattern) or type_ in CHOICE_TYPES or FORMATS.get(str(spec.get("format"))) == type_
    if spec.get("format") and not is_said:
        message = f"the format {spec['format']!r} of {key!r} cannot be said: left it out"
        doubts.add((*trail, "format"), message, "a pattern can say it")


def tell_unknown(spec: dict[str, Any], trail: Trail, key: str, doubts: SpecDoubts, *, known: AbstractSet[str]) -> None:
    """Tell which keys of an input are not known; one that a later version of the specification adds may matter.

    Args:
        spec: the input.
        trail: where it stands in the specification.
        key: the key of its field, for the messages.
        doubts: takes what is not sure.
        known: the keys that are read, and those that a form has no use for.
    """
    for name in sorted(spec.keys() - known):
        doubts.add((*trail, name), f"{name!r} of {key!r} is not known: left it out")
