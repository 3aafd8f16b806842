"""What the rules over several keys find in the parts of a provider: in each field, and in each connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.lint.connection import connection_faults
from mkdocs_paycore.catalog.lint.field import field_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.source.document import Trail
    from mkdocs_paycore.source.fault import Fault


def faults_of_parts(provider: Provider) -> Iterator[Fault]:
    """Yield every fault of the fields and connections of a provider, with its trail from the top of the file."""
    for number, connection in enumerate(provider.connections):
        for index, field in enumerate(connection.fields):
            yield from faults_under(("connections", number, "fields", index), field_faults(field))
        yield from faults_under(("connections", number), connection_faults(connection))


def faults_under(trail: Trail, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield faults of a part as those of the file in which it stands at a trail."""
    return (fault._replace(trail=(*trail, *fault.trail)) for fault in faults)
