"""Strategies of Hypothesis: connections that use every key a field can have, and values to enter into them."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, MULTILINE_TYPES, TEXT_TYPES, Field, FieldType
from mkdocs_paycore.catalog.model.provider import Connection
from mkdocs_paycore.catalog.model.relation import CROSS_RULES, wanted_values
from mkdocs_paycore.catalog.model.use import uses
from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from mkdocs_paycore.catalog.regex.matching import fault
from tests.catalog.form import entered as near
from tests.catalog.form.entered import ALPHABET, EDGES, HEADS, NAMES, SHAPES, SIZES
from tests.catalog.form.specs import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

OPEN = ["[^a]+", "[^a-z]*", "[^A-Z]+", r"[^\w\n]*", r"\w+", "[0-9A-Za-z]*"]
"""Patterns that read nearly any text of letters and digits, or without."""
ATOMS = {
    "[a-z]": "az", "[A-Z0-9]": "Z9", r"\d": "07", r"\w": "k_", r"\S": "~ß", ".": " é", r"[^\s@]": "x😀", "@": "@",
    r"\p{Lu}": "AЖ", r"[\p{L}\p{M}]": "e\u0301", "[A-Fa-f0-9]": "f0", r"[\-_\/]": "-/", r"\u{1F600}": "😀",
    r"[\s\S]": "\n\u2028",
}  # fmt: skip
"""Parts of patterns, and characters that they read."""
REPEATED = {"": 1, "?": 0, "+": 2, "*": 3, "{2}": 2, "{1,3}": 3, "{4,}": 5, "+?": 1}
LITERALS = ["", "", "", "pk_", "sk-", "id:", "(?:test|live)_", "(?=.)", "(?!x)", r"\b", "^"]
AROUND: dict[str, list[Any]] = {
    "placeholder": ["Type"],
    "prefix": ["https://"],
    "suffix": ["days"],
    "read_only": [True],
}
SEVERAL_TYPES = uses(Field)["several"].types or frozenset()
MEANINGS = {FieldType.TEXT: "name", FieldType.TOGGLE: "test_mode", FieldType.SELECT: "status"}
PROSE = {
    "section": "Its section",
    "help": "*Not* read.",
    "find_at": "See **there**.",
    "provider_label": "Its name",
    "anchor": "there",
}
WANTED = [True, False, "a", ["a", "b"], "test", ["live"]]
OF_FILES: dict[str, list[Any]] = {
    "accept": [[".pem"], [".pem", ".key"], [".tar.gz", ".p12", ".zip"]],
    "kinds": [["pem"], ["pkcs12", "der"], ["json", "pem"], ["der"]],
    "holds": ["private_key", "certificate"],
    "max_size": [1, 1024, 1500, 20480, 1048576],
}
_BY_MODE = [{"pattern": f"{start}_.*", "pattern_hint": f"{start}_", "example": f"{start}_1"} for start in "tlk"]
OF_TEXTS: dict[str, list[Any]] = {
    "min_length": [1, 2, 4, 9],
    "max_length": [1, 4, 30],
    "severity": ["warn", "block"],
    "source": ["https://acme.example/"],
    "environments": [{"test": test, "live": live} for test in _BY_MODE for live in _BY_MODE[1:]]
    + [{"test": _BY_MODE[0]}, {"live": {"pattern": "[0-9]+", "pattern_hint": "Digits"}}, {"live": {"example": "l_2"}}],
    "tests": [{"valid": ["abc"], "invalid": ["a b"]}],
}
LIMITS: dict[str, dict[str, list[Any]]] = {
    "number": {"minimum": [0, "1.5", -12.5, "-0.1"], "maximum": [1, 0, "7.50", 1.5, -2, "9" * 30]},
    "date": {"minimum": ["2026-01-31", "0000-01-01"], "maximum": ["2026-06-15", "2000-02-29", "0001-01-01"]},
}
NAMED = {"k0": "apiKey", "k1": "X-API", "k2": "card[number].x", "k3": "3DS:$", "k4": "K4"}
"""Keys as data has them."""
_ABSENT = object()

ALWAYS = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""The same examples on every run, however long they take."""


@st.composite
def formats(draw: DrawFn) -> dict[str, Any]:
    """A pattern that the check lets pass, its hint, and mostly an example that it reads."""
    known = draw(st.sampled_from([PATTERNS, OPEN, []]))
    if known:
        return {"pattern": draw(st.sampled_from(known)), "pattern_hint": "Like this"}
    pattern = draw(st.sampled_from(LITERALS))
    text = {"(?:test|live)_": "test_", "(?=.)": "", "(?!x)": "", r"\b": "", "^": ""}.get(pattern, pattern)
    for atom, times in draw(st.lists(st.tuples(st.sampled_from([*ATOMS]), st.sampled_from([*REPEATED])), max_size=3)):
        pattern += atom + times
        text += "".join(draw(st.sampled_from(ATOMS[atom])) for _ in range(REPEATED[times]))
    assume(pattern and fault(pattern) is None and repetition_fault(pattern) is None)
    return {"pattern": pattern, "pattern_hint": "Like this", **({"example": text} if text.strip() else {})}


def _sometimes(entries: Iterable[Any]) -> SearchStrategy[Any]:
    """One of the entries or, as often, none of them."""
    known = [*entries]
    return st.sampled_from([*known, *[_ABSENT] * len(known)])


def _present(entries: dict[str, Any]) -> dict[str, Any]:
    return {key: entry for key, entry in entries.items() if entry is not _ABSENT}


def _keys(type_: FieldType, keys: list[str]) -> dict[str, list[Any]]:
    """Return the keys that a field of a type may have, and what they may be."""
    conditions = [{key: wanted} for key in [*keys, "mode", "none"] for wanted in WANTED]
    several = [first | second for first, second in zip(conditions, conditions[len(WANTED) + 1 :], strict=False)]
    shown: list[Any] = [{}] * len(conditions) + conditions + several
    known: dict[str, list[Any]] = {"visible_when": shown}
    if meaning := MEANINGS.get(type_):
        known["means"] = [meaning]
    if type_ is FieldType.TOGGLE:
        known["default"] = [True, False]
    if type_ is not FieldType.TOGGLE:
        known["required"] = [True, True, False]
    if type_ in CHOICE_TYPES:
        return known | {"choices": [["a", {"value": "b", "label": "B", "description": "The *b*"}, "test"]]}
    if type_ is FieldType.FILE:
        return known | OF_FILES
    if type_ in SEVERAL_TYPES:
        known["several"] = [True]
    return known | OF_TEXTS | AROUND | LIMITS.get(type_, {}) if type_ in TEXT_TYPES else known


@st.composite
def _field(draw: DrawFn, key: str, keys: list[str]) -> dict[str, Any]:
    types = (
        [FieldType.TOGGLE]
        if key == "test_mode"
        else [*FieldType, FieldType.TEXT, FieldType.SECRET, FieldType.FILE, FieldType.NUMBER]
    )
    type_ = draw(st.sampled_from(types))
    some = {key: _sometimes(entries) for key, entries in _keys(type_, keys).items()}
    label = draw(st.sampled_from([f"The {key}", f"The {key}", "Label"]))
    field = {"key": key, "label": label, "type": str(type_), **_present(draw(st.fixed_dictionaries(some)))}
    field |= draw(st.sampled_from([{}, PROSE]))
    return field | draw(formats()) if type_ in TEXT_TYPES and draw(st.booleans()) else field


@st.composite
def connections(draw: DrawFn) -> Connection:
    """A connection of any fields, conditions and rules; some name fields that are not there."""
    keys = [f"k{number}" for number in range(draw(st.sampled_from([0, 1, 1, 2, 2, 3, 5])))]
    keys += draw(st.lists(st.sampled_from(["test_mode", "mode", "constructor"]), unique=True, max_size=2))
    keys = [draw(st.sampled_from([key, key, NAMED.get(key, key)])) for key in keys]
    fields = {key: draw(_field(key, keys)) for key in keys}
    pairs = [[*pair] for pair in permutations(keys, 2)] * 4 + [[key, "none"] for key in keys or ["no"]]
    rule = st.builds(_rule, st.sampled_from(CROSS_RULES), st.sampled_from(pairs), st.booleans())
    rules = [draw(rule) for _ in range(draw(st.sampled_from([0, 1, 1, 2])))]
    for key in (key for rule in rules for key in rule.get("same_environment", ()) if key in fields):
        modes = {mode: {"pattern": rf"{mode[0]}_.*", "pattern_hint": "Like this"} for mode in ("test", "live")}
        fields[key] = {"key": key, "label": f"The {key}", "type": "secret", "environments": modes}
    for key in (rule["unlock"][0] for rule in rules if "unlock" in rule and rule["unlock"][0] in fields):
        fields[key] = {"key": key, "label": f"The {key}", "type": "file"}
    return Connection.model_validate({"kind": "account", "fields": [*fields.values()], "rules": rules})


def _rule(name: str, keys: list[str], has_message: bool) -> dict[str, Any]:  # noqa: FBT001 - Hypothesis draws it
    return {name: keys, **({"message": "Both"} if has_message else {})}


def values(connection: Connection) -> SearchStrategy[dict[str, Any]]:
    """What may be entered into a connection, as JSON gives it: near to right, and anything."""
    wanted: dict[str, list[Any]] = {"test_mode": [True, False, 1, _ABSENT]}
    for field in connection.fields:
        for key, found in field.visible_when.items():
            wanted[key] = [*wanted_values(found), [*wanted_values(found)], None, 1, 0]
    fields = st.fixed_dictionaries({field.key: _value(field) for field in connection.fields})
    switches = st.fixed_dictionaries({key: _sometimes(entries) for key, entries in wanted.items()})
    for file, *rest in (rule.unlock for rule in connection.rules if rule.unlock):
        wanted |= {file: near.LOCKED_FILES, **{key: [None, ""] for key in rest}}
    together = [keys for rule in connection.rules for name, keys in rule.lists() if name != "unlock"]
    return st.builds(_entered, fields, switches, st.sampled_from([(), *together]))


def _entered(fields: dict[str, Any], switches: dict[str, Any], same: tuple[str, ...]) -> dict[str, Any]:
    entered = _present(fields) | _present(switches)
    if same and same[0] in entered:
        entered |= {key: entered[same[0]] for key in same if key in fields}
    return _as_json(entered)


def _as_json(entries: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(entries))
    return read


def _value(field: Field) -> SearchStrategy[Any]:
    choices = [*(choice.value for choice in field.choices), "a", "c", "\ud83d"]
    right: list[Any]
    match field.type:
        case FieldType.TOGGLE:
            right = [True, False]
        case FieldType.SELECT:
            right = choices
        case FieldType.MULTISELECT:
            right = [[*pair] for pair in permutations(choices, 2)] + [[choice] for choice in choices]
        case FieldType.FILE:
            return st.builds(_file, *map(st.sampled_from, _files(field)))
        case _ if field.several:
            right = [*_lists(field)]
        case _:
            right = [*_texts(field)]
    return st.sampled_from(right * (1 + 4 * len(SHAPES) // len(right)) + SHAPES + [_ABSENT])


def _lists(field: Field) -> Iterator[list[Any]]:
    """Yield lists of texts: of one, of two that are alike, and of one that is right beside one that is not."""
    texts = [*_texts(field)]
    yield from ([text] for text in texts)
    yield from ([*pair] for pair in zip(texts[::2], texts[7::2], strict=False))
    ends = [limit for limit in (field.minimum, field.maximum, field.example) if limit is not None] or ["abc", "1"]
    others = ["-99", "1000000", "0000-01-01", "9999-12-31", "a", "abcdefghijklmnopqrstuvwxyz0123456789", "t_1", "l_1"]
    for _ in range(10):
        yield from ([end, other] for end in ends for other in [*others, "", None])


def _files(field: Field) -> tuple[list[Any], ...]:
    names = [f"a{ending}" for ending in field.accept or (".pem",)] * len(NAMES) + NAMES
    heads = HEADS + near.KEY_HEADS * 9 if field.holds else HEADS
    return names, [0, 1, 1024, 1025, field.max_size or 7] * len(SIZES) + SIZES, heads, [*[None] * 9, *SHAPES]


def _file(name: Any, size: Any, head: Any, other: Any) -> Any:
    return {"name": name, "size": size, "head": head} if other is None else other


def _texts(field: Field) -> Iterator[str]:
    formats_ = [each for each in (field, field.environments.test, field.environments.live) if each]
    examples = [each.example for each in formats_ if each.example]
    known = examples * 9 + [text.swapcase() for text in examples] * 3 + [" -".join(text) for text in examples]
    known += {"number": near.NUMBERS, "date": near.DATES, "url": near.ADDRESSES, "email": near.MAILS}.get(
        field.type, []
    ) * 3
    known += [limit for limit in (field.minimum, field.maximum) if limit is not None] * 20
    known += ["1000000", "99.5", "-99", "0.7"] * 40 if field.type is FieldType.NUMBER else []
    known += near.LINES if field.type in MULTILINE_TYPES else near.LINES[::4]
    known += [*field.tests.valid, *field.tests.invalid, *near.PASTED, *["abc", "t_1", "l_1", "k_1"] * 4]
    for number, text in enumerate(known):
        yield from (text, text, text + ALPHABET[number % len(ALPHABET)])
    yield from (edge + text for edge in EDGES for text in known[:: len(EDGES)])


def made_up(*, count: int, sets: int = 0) -> dict[str, tuple[Connection, list[dict[str, Any]]]]:
    """Return `count` connections by a name, each with so many sets of values."""
    found: list[tuple[Connection, list[dict[str, Any]]]] = []

    @settings(ALWAYS, max_examples=count)
    @given(st.data())
    def gather(data: st.DataObject) -> None:
        connection = data.draw(connections())
        entered = values(connection)
        found.append((connection, [data.draw(entered) for _ in range(sets)]))

    gather()
    return {f"made up {number}": each for number, each in enumerate(found)}
