"""Values to enter into a connection: seeded, of every shape, near to right and far from it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.provider import Connection, FieldType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.catalog.provider import Field

ALPHABET = (
    "abcXYZ019_-.@:/?#&<>\"'\\ \t\n\r\v\0\x1f\x7f\x85\xa0äß\u017fKİЖ漢"
    "\u200b\u200d\u2028\ufeff\u0301\ud800\udc00\ufffd😀\U0001d4b3"
)
SHAPES: list[Any] = [
    None, True, False, 0, 1, -1, 1.5, "", " ", "\u3000\n", [], {}, [None], [""], [[]], ["a", 1], {"name": "a.pem"},
    {"name": 1, "size": 1}, {"size": 1}, "true", "0", "null", "[object Object]", "constructor", "\ud83d", "\ude00",
]  # fmt: skip
NUMBERS = ["0", "-0", "007", "1.", ".5", "1.5", "-12.50", "1e3", "+1", "1,5", "٣", "1\n", " 1", "0x1F", "9" * 400]
ADDRESSES = [
    "https://a", "http://a.example/p?q#f", "https://", "https:// a", "HTTPS://a", "https:///a", "https://a b",
    "https://?x", "https://ä.example", "//a", "https://a\u2028", "http://a:80/😀",
]  # fmt: skip
MAILS = [
    "a@b", "a.b+c@d.example", "@b", "a@", "a@b.", "a@-b", "a@b-", "a b@c", "ä@b", "a@b\n", "a@" + "x" * 63,
    "a@" + "x" * 64, "a@@b", "'@b", "a@b..c", "a{|}~@b",
]  # fmt: skip
NAMES = [
    "key.pem",
    "KEY.PEM",
    "a.key",
    "a.KEY",
    "a.\u212aEY",
    "pem",
    ".pem",
    "a.pem ",
    "a.pem.zip",
    "",
    "a.P12",
    "\ud800.pem",
]
SIZES: list[Any] = [0, 1, 20480, 20481, -1, 1.0, 0.5, 2**53 - 1, 2**53, 10**400, 1e300, True, "1", None, -0.0]
HEADS: list[Any] = [None, "", "QUJD", "QUI=", "QQ==", "Q", "QQ=", "QUJD\n", "Q Q=", 1, "=" * 4, "ä"]


def entered(connection: Connection, *, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield `count` sets of values as JSON gives them."""
    source = random.Random(seed)  # noqa: S311 - the same values on every run
    for _ in range(count):
        values: dict[str, Any] = {}
        for field in connection.fields:
            if source.random() < 0.9:
                values[field.key] = _value(field, source)
        if source.random() < 0.1:
            values["test_mode"] = source.choice([True, False, None, 1, "true"])
        yield json.loads(json.dumps(values))


def _value(field: Field, source: random.Random) -> Any:
    chance = source.random()
    if chance < 0.15:
        return source.choice(SHAPES)
    if chance < 0.16:
        return source.choice(["a", "😀", " ", "\0", "https://a", "1"]) * 50_000
    makers: dict[FieldType, Callable[[], Any]] = {
        FieldType.TOGGLE: lambda: source.random() < 0.5,
        FieldType.MULTISELECT: lambda: [_choice(field, source) for _ in range(source.randrange(4))],
        FieldType.SELECT: lambda: _choice(field, source),
        FieldType.FILE: lambda: _file(field, source),
    }
    return makers.get(field.type, lambda: _text(field, source))()


def _file(field: Field, source: random.Random) -> dict[str, Any]:
    name = source.choice([*NAMES, *(f"a{ending}" for ending in field.accept)])
    file = {"name": name, "size": source.choice(SIZES), "head": source.choice(HEADS)}
    return {key: value for key, value in file.items() if source.random() < 0.95}


def _choice(field: Field, source: random.Random) -> str:
    values = [choice.value for choice in field.choices]
    return source.choice(values) if values and source.random() < 0.8 else _random_text(source)


def _text(field: Field, source: random.Random) -> str:
    formats = (field, field.environments.test, field.environments.live)
    known = [format_.example for format_ in formats if format_ and format_.example]
    known += [*field.tests.valid, *field.tests.invalid, *NUMBERS, *ADDRESSES, *MAILS, "t_1", "l_1", "a", "ABC"]
    text = source.choice(known) if source.random() < 0.6 else _random_text(source)
    if formats[1] or formats[2]:
        text = source.choice(["t_1", "l_1", "x", text])
    return text + source.choice(ALPHABET) if source.random() < 0.1 else text


def _random_text(source: random.Random) -> str:
    return "".join(source.choices(ALPHABET, k=source.choice([0, 1, 2, 3, 4, 5, 9, 40])))
