"""Rules over the fields of a connection together: conditions that can come true, rules over several fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, TEXT_TYPES, FieldType
from mkdocs_paycore.catalog.model.relation import CROSS_RULES, MODE, wanted_values
from mkdocs_paycore.catalog.rules import connection_sample
from mkdocs_paycore.source.fault import Fault
from mkdocs_paycore.source.rule import Rule
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.catalog.model.relation import CrossRule
    from mkdocs_paycore.source.document import Trail

_SWITCH = "fields:\n  - {key: test, label: Test, type: toggle}\n"
_MOST_LEVELS, _MOST_CONDITIONS = 20, 200
"""How far conditions may go: the verdict in each language and the JSON Schema nest as deep, and repeat each."""
_TEXTS = "fields:\n  - {key: shop, label: Shop, type: text}\n  - {key: user, label: User, type: text}\n"
CONDITION = Rule(
    "provider-visible-when",
    "A condition that names no other field, or none of its values.",
    is_fixed=True,
    sample=connection_sample(
        f"{_SWITCH}  - {{key: id, label: ID, type: text, visible_when: {{tset: true}}}}",
        f"{_SWITCH}  - {{key: id, label: ID, type: text, visible_when: {{test: true}}}}",
    ),
)
CROSS_RULE = Rule(
    "provider-cross-rule",
    "A rule over several fields that names none of the connection's, or one twice.",
    is_fixed=True,
    sample=connection_sample(
        f"{_TEXTS}rules:\n  - all_or_none: [shop, usr]", f"{_TEXTS}rules:\n  - all_or_none: [shop, user]"
    ),
)
BROUGHT = Rule(
    "provider-connection-method",
    "A method of a connection that another one is called like, or that needs no toggle of the connection.",
    is_fixed=True,
    sample=connection_sample(
        f"{_SWITCH}methods:\n  - {{key: card, label: Card}}\n  - {{key: debit, label: Debit, needs: tset}}",
        f"{_SWITCH}methods:\n  - {{key: card, label: Card}}\n  - {{key: debit, label: Debit, needs: test}}",
    ),
)


def connection_faults(connection: Connection) -> Iterator[Fault]:
    """Yield every fault of the conditions and rules of a connection."""
    by_key = {field.key: field for field in connection.fields}
    for index, field in enumerate(connection.fields):
        for key, wanted in field.visible_when.items():
            trail = ("fields", index, "visible_when", key)
            yield from _condition(trail, key, wanted_values(wanted), by_key)
        yield from _both_modes(index, field, connection.test_mode_key)
    yield from _chains(connection, by_key)
    for index, rule in enumerate(connection.rules):
        yield from _cross_rule(("rules", index), rule, by_key)
    yield from _methods(connection, by_key)


def _methods(connection: Connection, by_key: dict[str, Field]) -> Iterator[Fault]:
    toggles = [key for key, field in by_key.items() if field.type is FieldType.TOGGLE]
    for index, method in enumerate(connection.methods):
        for key in ("key", "label"):
            if getattr(method, key) in {getattr(other, key) for other in connection.methods[:index]}:
                found = f"found {getattr(method, key)!r} a second time, expected another"
                yield Fault(("methods", index, key), BROUGHT, found)
        if method.needs is not None and method.needs not in toggles:
            message = f"found {method.needs!r}, expected the key of a toggle of this connection"
            yield Fault(("methods", index, "needs"), BROUGHT, message, did_you_mean(method.needs, toggles))


def _condition(trail: Trail, key: str, wanted: tuple[bool | str, ...], by_key: dict[str, Field]) -> Iterator[Fault]:
    field = by_key.get(key)
    possible: list[bool | str] = []
    if field is None and key != MODE:
        message = f"found {key!r}, expected the key of another field of this connection, or {MODE}"
        yield Fault(trail, CONDITION, message, did_you_mean(key, [*by_key, MODE]), at_key=True)
        return
    if field is None:
        possible = ["test", "live"]
    elif field.type is FieldType.TOGGLE:
        possible = [True, False]
    elif field.type not in CHOICE_TYPES:
        message = f"found a field of the type {field.type}, expected a toggle, a select or a multiselect"
        yield Fault(trail, CONDITION, message, at_key=True)
        return
    else:
        possible = [choice.value for choice in field.choices]
    if not wanted:
        yield Fault(trail, CONDITION, "found no value, so the field would never appear, expected one at least")
    for value in wanted:
        fits = isinstance(value, bool) is (True in possible) and (value in possible or not possible)
        if not fits:
            known = [_written(each) for each in possible]
            expected = f"one of {', '.join(known)}" if known else "a value"
            message = f"found {_written(value)}, expected {expected}"
            near = did_you_mean(str(value), [each for each in possible if isinstance(each, str)])
            yield Fault(trail, CONDITION, message, near)


def _both_modes(index: int, field: Field, test_mode: str) -> Iterator[Fault]:
    """Yield a fault for a field that waits for live mode and for the test switch at once, or for neither."""
    switch, modes = (wanted_values(field.visible_when.get(key, ())) for key in (test_mode, MODE))
    if len(switch) == 1 and modes and ("test" if switch[0] else "live") not in modes:
        message = (
            f"found {_written(modes[0])}, and {test_mode}: {_written(switch[0])} beside it: they are never true at once"
        )
        yield Fault(("fields", index, "visible_when", MODE), CONDITION, message, "leave one of them out")


def _chains(connection: Connection, by_key: dict[str, Field]) -> Iterator[Fault]:
    """Yield a fault for fields that wait for each other, and for each that waits for more than anybody can follow."""
    waits, reported = _waits(connection, by_key), set[str]()
    for index, field in enumerate(connection.fields):
        trail = ("fields", index, "visible_when")
        if field.key in waits:
            levels, number = waits[field.key]
            if levels > _MOST_LEVELS or number > _MOST_CONDITIONS:
                expected = f"at most {_MOST_LEVELS}, one after the other, and {_MOST_CONDITIONS} in all"
                message = f"found a field that waits for {number} conditions, {levels} of them one after the other"
                yield Fault(trail, CONDITION, f"{message}, expected {expected}")
                return  # those that wait for it have more
        elif not reported & {*(circle := _way_back(field, by_key))} and circle:
            reported |= {*circle}
            way = " → ".join([field.key, *circle])
            message = f"found fields that wait for each other ({way}), expected one that always appears"
            yield Fault(trail, CONDITION, message)


def _waits(connection: Connection, by_key: dict[str, Field]) -> dict[str, tuple[int, int]]:
    """Return how deep the conditions of each field go and how many they are in all; none for fields in a circle."""
    found: dict[str, tuple[int, int]] = {}
    needs = {field.key: {key for key in field.visible_when if key in by_key} for field in connection.fields}
    waiting = {key: set(others) for key, others in needs.items()}
    needed_by: dict[str, list[str]] = {}
    for key, others in needs.items():
        for other in others:
            needed_by.setdefault(other, []).append(key)
    ready = [key for key, others in waiting.items() if not others]
    for key in ready:
        below = [found[other] for other in needs[key]]
        levels = max((each for each, _ in below), default=0) + bool(by_key[key].visible_when)
        found[key] = levels, len(by_key[key].visible_when) + sum(number for _, number in below)
        for other in needed_by.get(key, ()):
            waiting[other].discard(key)
            if not waiting[other]:
                ready.append(other)
    return found


def _way_back(field: Field, by_key: dict[str, Field]) -> list[str]:
    """Return the keys that lead from a field's condition back to the field itself; none if none do."""
    ways = {key: [key] for key in field.visible_when}
    ahead = list(ways)
    for key in ahead:
        if key == field.key:
            return ways[key]
        for further in by_key[key].visible_when if key in by_key else ():
            if further not in ways:
                ways[further] = [*ways[key], further]
                ahead.append(further)
    return []


def _cross_rule(trail: Trail, rule: CrossRule, by_key: dict[str, Field]) -> Iterator[Fault]:
    lists = dict(rule.lists())
    if len(lists) != 1:
        found = " and ".join(lists) or "none"
        yield Fault(trail, CROSS_RULE, f"found {found}, expected exactly one of {', '.join(CROSS_RULES)}")
    for name, keys in lists.items():
        if len({*keys}) < 2:  # noqa: PLR2004 - a rule over several fields
            yield Fault((*trail, name), CROSS_RULE, "found fewer than two different keys, expected two or more")
        for position, key in enumerate(keys):
            at = (*trail, name, position)
            field = by_key.get(key)
            if field is None:
                message = f"found {key!r}, expected the key of a field of this connection"
                yield Fault(at, CROSS_RULE, message, did_you_mean(key, by_key))
            elif expected := _unfit(name, field, position):
                yield Fault(at, CROSS_RULE, f"found {key!r}, expected {expected}")


def _unfit(name: str, field: Field, position: int) -> str:
    """Return what a rule expects of the field at that position of its list, if this one is not that."""
    formats = (field.environments.test, field.environments.live)
    if name == "same_environment" and not any(format_ and format_.pattern for format_ in formats):
        return "a field that has environments with patterns"
    if name == "unlock" and position == 0 and field.type is not FieldType.FILE:
        return "a file"
    if name == "not_equal" and field.type not in TEXT_TYPES:
        return "a field of text"
    return "a field that may be empty, which a toggle never is" if field.type is FieldType.TOGGLE else ""


def _written(value: bool | str) -> str:  # noqa: FBT001 - a toggle's value
    return str(value).lower() if isinstance(value, bool) else repr(value)
