"""What a merchant needs before a connection can be made, and about how long that takes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType, FileKind
from mkdocs_paycore.catalog.model.provider import IpAllowlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection, Provider

ASKED_FOR = frozenset({IpAllowlist.REQUIRED, IpAllowlist.ASK_MANAGER})
"""What a provider says of an allow-list where the platform's IP addresses matter to a merchant."""
_A_STEP, _A_VALUE, _A_FILE, _A_LIST, _THE_FORM = 2, 1, 5, 5, 5
_ROUNDED_TO = 5
_SECRET_TYPES = frozenset({FieldType.SECRET, FieldType.PASSWORD, FieldType.MULTILINE_SECRET, FieldType.FILE})
_KEY_FILES = frozenset({".pem", ".p12", ".pfx", ".key", ".crt", ".cer", ".der"})
_KEY_KINDS = frozenset({FileKind.PEM, FileKind.PKCS12, FileKind.DER})


@dataclass(frozen=True, slots=True)
class MerchantNeeds:
    """What a merchant needs.

    Attributes:
        kinds: the kinds of accounts that can be connected; one of them is enough to begin.
        least: how many values the connection with the fewest asks for that somebody has to hand out.
        most: how many that with the most asks for.
        has_file: whether one of them is a file.
        names: what the provider calls the values that every connection requires, in their order.
        names_by_kind: the same of those that only some connections require, by the kind of account.
        optional: the same of those that no connection requires.
        allowlist: whether the provider wants the platform's IP addresses.
        minutes: about how long it takes; None where the steps at the provider are not known.
    """

    kinds: tuple[str, ...]
    least: int
    most: int
    has_file: bool
    names: tuple[str, ...]
    names_by_kind: dict[str, tuple[str, ...]]
    optional: tuple[str, ...]
    allowlist: IpAllowlist
    minutes: int | None


def merchant_needs(provider: Provider) -> MerchantNeeds | None:
    """Return what a merchant needs to connect a provider; None where no connection of it is described."""
    connections = [connection for connection in provider.connections if connection.fields]
    if not connections:
        return None
    collected = [[field for field in each.fields if is_handed_out(field)] for each in connections]
    longest = max(collected, key=len)
    required = [_names(field for field in fields if field.required) for fields in collected]
    in_all = [name for name in required[0] if all(name in names for names in required)]
    asked = _names(field for fields in collected for field in fields)
    return MerchantNeeds(
        kinds=tuple(str(connection.kind) for connection in connections),
        least=min(map(len, collected)),
        most=len(longest),
        has_file=any(field.type is FieldType.FILE for fields in collected for field in fields),
        names=tuple(required[0][name] for name in in_all),
        names_by_kind={
            str(connection.kind): others
            for connection, names in zip(connections, required, strict=True)
            if (others := tuple(said for name, said in names.items() if name not in in_all))
        },
        optional=tuple(said for name, said in asked.items() if not any(name in names for names in required)),
        allowlist=provider.ip_allowlist,
        minutes=_minutes(provider, longest) if provider.setup else None,
    )


def _minutes(provider: Provider, collected: Sequence[Field]) -> int:
    """Return about how long a connection takes to make, in minutes, whose values are collected at the provider.

    2 minutes for each step of `setup`, 1 for each value, 5 for each file among them, 5 where the platform's addresses
    go onto an allow-list, and 5 for the form; rounded up to 5. The days in which a provider opens or verifies an
    account do not count.
    """
    files = sum(field.type is FieldType.FILE for field in collected)
    minutes = len(provider.setup) * _A_STEP + len(collected) * _A_VALUE + files * _A_FILE + _THE_FORM
    minutes += _A_LIST if provider.ip_allowlist is IpAllowlist.REQUIRED else 0
    return math.ceil(minutes / _ROUNDED_TO) * _ROUNDED_TO


def _names(fields: Iterable[Field]) -> dict[str, str]:
    """Return what the provider calls values; those that differ in capitals only are one."""
    found: dict[str, str] = {}
    for field in fields:
        name = name_at_provider(field)
        found.setdefault(name.casefold(), name)
    return found


def name_at_provider(field: Field) -> str:
    """Return what the provider calls a value, as far as that is known to differ from what the form calls it."""
    return field.provider_label or field.label


def is_own_choice(field: Field) -> bool:
    """Say whether the merchant decides on the value (a mode, a currency) and no provider hands it out."""
    return field.type is FieldType.TOGGLE or (field.type in CHOICE_TYPES and not is_handed_out(field))


def is_handed_out(field: Field) -> bool:
    """Return whether the file says that somebody hands out the value: where it is found, or that it is a secret."""
    is_named = field.provider_label is not None or field.find_at is not None
    return field.type is not FieldType.TOGGLE and (is_named or field.type in _SECRET_TYPES)


def has_account(provider: Provider) -> bool:
    """Return whether a connection needs anything from the provider; a money order, for one, does not."""
    return any(is_handed_out(field) for connection in provider.connections for field in connection.fields)


def test_switch(connection: Connection) -> Field | None:
    """Return the switch between test and live mode of a connection; None where it has none."""
    switches = (field for field in connection.fields if field.type is FieldType.TOGGLE)
    return next((field for field in switches if field.key == connection.test_mode_key), None)


def has_modes(connection: Connection) -> bool:
    """Return whether a value of a connection looks different in test mode and in live mode."""
    return any(field.environments.test or field.environments.live for field in connection.fields)


def key_files(provider: Provider) -> list[Field]:
    """Return the fields that take a certificate or a key as a file, each label once: such files expire."""
    fields = (field for connection in provider.connections for field in connection.fields)
    found = {field.label: field for field in fields if _holds_key(field)}
    return list(found.values())


def _holds_key(field: Field) -> bool:
    return field.type is FieldType.FILE and bool(_KEY_FILES & {*field.accept} or _KEY_KINDS & {*field.kinds})
