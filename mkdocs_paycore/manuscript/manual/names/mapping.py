"""The names of a credential on a line: one, or those on both sides of an arrow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapping:
    """The names of a credential on a line.

    Attributes:
        left: the name on the left, or the only one.
        right: the name on the right of an arrow or a word that maps; empty where there is none.
        towards_right: whether the arrow points to the right, or there is none.
        sign: the arrow or the word; empty where there is none.
        note: what else the line says, as it is typed.
        required: what the line says of that; None where it says nothing.
        is_starred: whether a star stands behind a name, which may stand for something.
        is_right_ours: whether words say that the right name is the form's; None where an arrow or nothing does.
    """

    left: str
    right: str = ""
    towards_right: bool = True
    sign: str = ""
    note: str = ""
    required: bool | None = None
    is_starred: bool = False
    is_right_ours: bool | None = None

    @property
    def is_spoken(self) -> bool:
        """Whether words join the names: which is whose is said anew in each sentence."""
        return self.sign.isalpha()
