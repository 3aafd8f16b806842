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
        sign: what joins the names: the arrow as it is typed, `|` for two columns of a table, `:` for a name and a
            remark that is one, or a word: `as` and `is`, whose names stand in the order of the sentence, or `called`,
            where the text itself says which is whose. Empty where there is one name.
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

    @property
    def has_arrow(self) -> bool:
        """Whether an arrow joins the names: it points as a manual says that its arrows do."""
        return not self.is_spoken and self.sign not in {"|", ":"}
