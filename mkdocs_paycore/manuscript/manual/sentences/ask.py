"""What a sentence of a manual asks for: a credential, or an option of every form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.field import FieldType
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping


@dataclass(frozen=True, slots=True)
class Ask:
    """What a sentence asks for.

    Attributes:
        what: `credential`, `test_mode`, `currency`, `features`, `stated` for currencies that nobody chooses,
            or `unsure` for what may be a field, with its name among the codes.
        mapping: the names of a credential.
        type: what the sentence says of the control; None where it says nothing.
        is_many: whether several currencies are chosen.
        codes: the codes that it names.
    """

    what: str
    mapping: Mapping | None = None
    type: FieldType | None = None
    is_many: bool = False
    codes: tuple[str, ...] = field(default=())
