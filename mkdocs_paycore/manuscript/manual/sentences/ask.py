"""What a sentence of a manual asks for: a credential, or an option of every form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.model.field import FieldType
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping


class AskedFor(StrEnum):
    """What a sentence asks for, or states."""

    CREDENTIAL = "a credential"
    TEST_MODE = "the switch between test and live"
    CURRENCY = "a currency, or several"
    FEATURES = "features"
    STATED_CURRENCIES = "currencies that nobody chooses"
    UNSURE = "what may be a field"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a sentence asks for.

    Attributes:
        what: of what sort it is.
        mapping: the names of a credential.
        type: what the sentence says of the control; None where it says nothing.
        is_many: whether several currencies are chosen.
        codes: the codes that it names; of what may be a field its name.
    """

    what: AskedFor
    mapping: Mapping | None = None
    type: FieldType | None = None
    is_many: bool = False
    codes: tuple[str, ...] = field(default=())
