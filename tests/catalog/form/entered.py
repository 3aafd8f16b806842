"""Values to enter into a connection: seeded, of every shape, near to right and far from it."""

# ruff: noqa: RUF001 - characters that look like others are among the values

from __future__ import annotations

import base64
import json
import random
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import MULTILINE_TYPES, FieldType
from mkdocs_paycore.catalog.model.relation import wanted_values
from mkdocs_paycore.catalog.regex.ambiguity import is_wide
from mkdocs_paycore.catalog.regex.automaton import Automaton, EmptyRepetitionError, build_automaton
from mkdocs_paycore.catalog.regex.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection

ALPHABET = (
    "abcXYZ019_-.@:/?#&<>\"'\\ \t\n\r\v\0\x1f\x7f\x85\xa0äß\u017fKİЖ漢שלוםمرحبا"
    "\u200b\u200d\u2028\u202e\ufeff\u0301\u0323\ud800\udc00\ufffd😀\U0001d4b3👩\u200d💻"
)
SHAPES: list[Any] = [
    None, True, False, 0, 1, -1, 1.5, "", " ", "\u3000\n", "\u200b", [], {}, [None], [""], [[]], ["a", 1], ["a", "b"],
    {"name": "a.pem"}, {"name": 1, "size": 1}, {"size": 1}, "true", "0", "null", "[object Object]", "constructor",
    "\ud83d", "\ude00", "a", "test",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "007", "1.", ".5", "1.5", "-12.50", "1e3", "+1", "1,5", "1.234,56", "1 000", "1\u202f000", "٣", "१२",
    "1\n", " 1", "0x1F", "9" * 400, "−1", "½", "$5", "5 %",
]  # fmt: skip
FAR = {"number": ["-" + "9" * 31, "9" * 31], "date": ["0000-01-01", "9999-12-31"]}
"""Values outside of nearly every range."""
DATES = [
    "2026-01-31", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
    "2026-1-1", "31.01.2026", "2026-01-31T00:00", " 2026-01-31", "2026-01-31\n", "0000-01-01",
    "9999-12-31", "2025-12-31",
    "2026-06-15", "+012026-01",
]  # fmt: skip
ADDRESSES = [
    "https://a", "http://a.example/p?q#f", "https://", "https:// a", "HTTPS://a", "https:///a", "https://a b",
    "https://?x", "https://ä.example", "//a", "https://a\u2028", "http://a:80/😀", "www.a.example", "www.", "www. a",
]  # fmt: skip
MAILS = [
    "a@b", "a.b+c@d.example", "@b", "a@", "a@b.", "a@-b", "a@b-", "a b@c", "ä@b", "a@b\n", "a@" + "x" * 63,
    "a@" + "x" * 64, "a@@b", "'@b", "a@b..c", "a{|}~@b", "a@b.example ", "a@b.c.d.example",
]  # fmt: skip
PASTED = [
    "Bearer abc", "bearer: abc", "BEARER\tabc", "Bearer", "Bearer:", "Bearer  ", "Authorization: Basic YWJj",
    "Authorization:x", "authorization: a b c", '"abc"', "'abc'", "`abc`", "“abc”", "„abc“", "„abc”", "‘abc’", "«abc»",
    '"Bearer t_1"', '"Bearer sk_live_1"', "'Bearer l_1'",
    '""', '"', "\"a'", '"😀"', " pk_live_1\n", "\ufeffsk_live_1", "\u200babc\u200e", "pk_live_1", "sk_test_1", "аbс",
    "АВС", "АВС1", "Кофе shop", "ΑΒΓ x", "ｆull", "раураl", "t_1", "l_1", "abc", "ABC", "12", "\r\nabc\r\n", "a b",
]  # fmt: skip
PEM = "-----BEGIN PRIVATE KEY-----\nMIIE+/abcd==\n-----END PRIVATE KEY-----"
LOCKED = "-----BEGIN RSA KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A-B,0F\n\nMIIE\n-----END RSA KEY-----"
LONG = PEM.replace("MIIE", "MIIE" * 40)
LISTED = "10.0.0.1\n2001:db8::1\n\nc"
LINES = [PEM, LOCKED, LONG, LISTED]
BREAKS = ["", " ", "\r\n", "\r", "\\n", "\\r\\n", "\\\\n", "\n\t", " \n", "\n\n", "\u2028", "\n\u200b", "\n x"]
LINES += [text.replace("\n", instead) for text in LINES for instead in BREAKS]
LINES += [
    f"{LONG}\n{PEM}\n", f"{PEM} {LOCKED}", f"{LONG}{LONG}".replace("\n", ""), f"a {PEM}", f"{PEM}\r\n{LONG}\n",
    f'"{PEM}"', PEM[:-1], PEM.replace("PRIVATE", "PGP", 1), PEM.replace("RIV", "-"), PEM.replace("\n", "", 1),
    f" \n {LONG}", "a\nb", "a\rb", "{\n  1\n}", "[\\n]", "<a>\n b", "a:\n  b", "a b\n c", "\\n", "\\\\\\n", "C:\\new",
    "аb\n c", "Bearer a\n b", "\n\n", "\\n\\n", "a\u2028b", "t_1\n", " t_1\r\n", "t_1\n\n", '"t_1\\n"',
    "'Bearer l_1'", "Authorization: Bearer t_1", "t\\n_1",
]  # fmt: skip
"""Texts of several lines, and what becomes of them on their way."""
NAMES = [
    "key.pem", "KEY.PEM", "a.key", "a.KEY", "a.\u212aEY", "pem", ".pem", "a.pem ", "a.pem.zip", "A.ZIP", "a.tar.gz",
    "a.7z", ".tgz", "a.zip\u0307", "", "a.P12", "\ud800.pem",
]  # fmt: skip
SIZES: list[Any] = [0, 1, 20480, 20481, -1, 1.0, 0.5, 2**53 - 1, 2**53, 10**400, 1e300, True, "1", None, -0.0]
CONTENTS = [
    b"-----BEGIN PRIVATE KEY-----\n", b"\xef\xbb\xbf-----BEGIN", b"Bag Attributes\n-----BEGIN X", b"x-----BEGIN",
    b"-----BEGI", b"\x30\x82\x09\x01\x02\x01\x03\x30\x82", b"\x30\x80\x02\x01\x03\x30\x80",
    b"\x30\x82\x01\x01\x30\x82", b"\x30\x03\x02\x01\x03", b"\x30\x82\x04\x01\x02\x01\x00\x30", b"\x30\x81\x30",
    b"\x30", b"0123456789", b"\x30\x84\0\0\0\x01\x06", b'{"a": 1}', b" \n[", b"\xef\xbb\xbf\t{", b"\xa0{",
    b"PK\x03\x04", b"PK\x05\x06", b"PK", b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh9",
    b"BZh0", b"\xfd7zXZ\0", b"-----BEGIN ENCRYPTED PRIVATE KEY-----",
    b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n", b"-----BEGIN CERTIFICATE-----",
    b"-----BEGIN TRUSTED CERTIFICATE-----\n-----BEGIN EC PRIVATE KEY-----", b"-----BEGIN CERTIFICATE REQUEST-----",
    b"-----BEGIN PUBLIC KEY-----", b"\x30\x82\x03\x01\x30\x82\x02\x01\xa0\x03\x02\x01\x02",
    b"\0" * 257 + b"ustar", b"\0" * 256 + b"ustar", b"", b"\n" * 999,
]  # fmt: skip
HEADS: list[Any] = [None, "", "QUJD", "QUI=", "QQ==", "QR==", "Q", "QQ=", "QUJD\n", "Q Q=", 1, "=" * 4, "ä"]
HEADS += [base64.b64encode(content).decode() for content in CONTENTS]
KEY_HEADS: list[Any] = [base64.b64encode(content).decode() for content in CONTENTS if b"-----BEGIN " in content]
LOCKED_FILES: list[Any] = [
    {"name": "a.pem", "size": 99, "head": base64.b64encode(content).decode()}
    for content in CONTENTS
    if b"ENC" in content
]
HUGE = [
    "a", "😀", " ", "\0", "https://a", "1", "Bearer ", "\u0301", "א", "\n", "\\",
    "\\n", "a\n ", "A: b ", "-----BEGIN ", "' ",
]  # fmt: skip
EDGES = [" ", "\n", "\t", "\xa0", "\u200b", "\u2028", "\ufeff", "\r\n"]


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
        if values and source.random() < 0.1:
            values |= {source.choice([*values]): source.choice([*values.values()])}
        values |= _related(connection, values, source)
        yield json.loads(json.dumps(values))


def _related(connection: Connection, values: dict[str, Any], source: random.Random) -> dict[str, Any]:
    """Return values that conditions and rules look at."""
    found: dict[str, Any] = {}
    for key, wanted in (each for field in connection.fields for each in field.visible_when.items()):
        if source.random() < 0.5:
            found[key] = source.choice([*wanted_values(wanted), [*wanted_values(wanted)], None, 1, 0])
    for name, keys in (each for rule in connection.rules for each in rule.lists()):
        if name == "unlock" and source.random() < 0.4:
            found |= {**dict.fromkeys(keys), keys[0]: source.choice(LOCKED_FILES)}
        elif source.random() < 0.2:
            is_by_mode = name == "same_environment"
            found |= zip(keys, ["t_1", "l_1"], strict=False) if is_by_mode else dict.fromkeys(keys, values.get(keys[0]))
    return found


def _value(field: Field, source: random.Random) -> Any:
    chance = source.random()
    if chance < 0.15:
        return source.choice(SHAPES)
    if chance < 0.152:
        return source.choice(HUGE) * 100_000
    makers: dict[FieldType, Callable[[], Any]] = {
        FieldType.TOGGLE: lambda: source.random() < 0.5,
        FieldType.MULTISELECT: lambda: [_choice(field, source) for _ in range(source.randrange(4))],
        FieldType.SELECT: lambda: _choice(field, source),
        FieldType.FILE: lambda: _file(field, source),
    }
    if field.several:
        return [_text(field, source) for _ in range(source.choice([1, 1, 2, 3]))]
    return makers.get(field.type, lambda: _text(field, source))()


def _file(field: Field, source: random.Random) -> dict[str, Any]:
    name = source.choice([*NAMES, *(f"a{ending}" for ending in field.accept)])
    size = source.choice(SIZES) if source.random() < 0.4 else source.choice([0, 1, 1024, 1025, field.max_size or 7])
    file = {
        "name": name,
        "size": size,
        "head": source.choice(KEY_HEADS if field.holds and source.random() < 0.5 else HEADS),
    }
    return {key: value for key, value in file.items() if source.random() < 0.9}


def _choice(field: Field, source: random.Random) -> str:
    values = [choice.value for choice in field.choices]
    return source.choice(values) if values and source.random() < 0.8 else _random_text(source)


def _text(field: Field, source: random.Random) -> str:
    formats = [each for each in (field, field.environments.test, field.environments.live) if each]
    known = [each.example for each in formats if each.example] * 5
    known += [*field.tests.valid, *field.tests.invalid, *PASTED]
    known += LINES if field.type in MULTILINE_TYPES else LINES[::6]
    known += {"number": NUMBERS, "date": DATES, "url": ADDRESSES, "email": MAILS}.get(field.type, []) * 5
    limits = [limit for limit in (field.minimum, field.maximum) if limit is not None]
    known += [*limits, *(FAR.get(field.type, []) if limits else [])] * 20
    known += [source.choice(NUMBERS), source.choice(ADDRESSES), source.choice(MAILS)]
    patterns = [each.pattern for each in formats if each.pattern]
    chance = source.random()
    if chance < 0.4 and patterns:
        text = _read_by(source.choice(patterns), source)
    else:
        text = source.choice(known) if chance < 0.8 else _random_text(source)
    if source.random() < 0.1:
        text += source.choice(ALPHABET)
    return source.choice(EDGES) + text if source.random() < 0.05 else text


def _random_text(source: random.Random) -> str:
    return "".join(source.choices(ALPHABET, k=source.choice([0, 1, 2, 3, 4, 5, 9, 40])))


def _read_by(pattern: str, source: random.Random) -> str:
    """Return a text that the pattern reads, or nearly: assertions are not looked at."""
    automaton = _automaton(pattern)
    text, ahead = "", list(automaton.first)
    while ahead:
        state = source.choice(ahead)
        known = [char for index, char in enumerate(automaton.alphabet) if automaton.reads[state] >> index & 1]
        text += source.choice(known) if known else ""
        if len(text) > 60 or (state in automaton.last and source.random() < 0.3):
            break
        ahead = list(automaton.next[state])
    return text


@cache
def _automaton(pattern: str) -> Automaton:
    expression = parse(pattern)
    try:
        return build_automaton(expression, is_loop=is_wide)
    except EmptyRepetitionError:
        return Automaton(expression)
