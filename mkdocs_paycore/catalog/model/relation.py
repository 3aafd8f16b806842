"""How the fields of a connection depend on one another: when a field appears, and rules over several fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from mkdocs_paycore.source.model import Expected, Key, Model, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MODE = "mode"
"""The key of `visible_when` that stands for the mode of the form, where no field of the connection has it."""


Wanted: TypeAlias = Annotated[
    bool | Text | tuple[Text, ...], Expected("true, false, a value or a list of values", is_form=False)
]
"""What a field must hold: true or false for a toggle, a value, or a list of values of which one is enough."""

VisibleWhen: TypeAlias = dict[str, Wanted]
"""Conditions by the key of another field, or `mode`; all of them must hold."""


def wanted_values(wanted: bool | str | tuple[str, ...]) -> tuple[bool | str, ...]:  # noqa: FBT001 - a toggle's value
    """Return the values of which one is enough."""
    return wanted if isinstance(wanted, tuple) else (wanted,)


class CrossRule(Model):
    """A rule over several fields: one of the five lists, of two or more keys of the same connection.

    A hidden field does not count. A problem names the first visible field of the list.
    """

    all_or_none: tuple[Key, ...] | None = None
    """All of the fields are filled in, or none."""
    one_of: tuple[Key, ...] | None = None
    """Exactly one of the fields is filled in."""
    not_equal: tuple[Key, ...] | None = None
    """No two of the fields hold the same text."""
    same_environment: tuple[Key, ...] | None = None
    """The values are all test values or all live values, by the fields' `environments`."""
    unlock: tuple[Key, ...] | None = None
    """The first is a file. Where it holds a key that is locked with a password, the others are filled in."""
    message: Text | None = None
    """The message for the reader; if left out, words made from the labels."""

    def lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the name and the keys of each list that is given; a rule that was checked has one."""
        for name in CROSS_RULES:
            keys: tuple[str, ...] | None = getattr(self, name)
            if keys is not None:
                yield name, keys


CROSS_RULES = ("all_or_none", "one_of", "not_equal", "same_environment", "unlock")
"""The names of the rules over several fields."""
