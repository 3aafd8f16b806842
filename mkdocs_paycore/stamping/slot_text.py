"""A text with slots that says when somebody computes on it, for which its value has to be known."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.yaml.write import write_as_text
from mkdocs_paycore.stamping.slot import MARK, SLOT, decode

if TYPE_CHECKING:
    from collections.abc import Callable

COMPARED, FOUND_IN, CUT, MEASURED, RECASED = "compared", "searched", "cut", "measured", "changed"
"""What is done with a text; its value, which is filled in later, has no part in that."""
_OPERATIONS = {
    COMPARED: "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ startswith endswith",
    FOUND_IN: "__contains__ find rfind index rindex count isalnum isalpha isdecimal isdigit islower isnumeric isupper",
    CUT: "__getitem__ __iter__ split rsplit partition rpartition removeprefix removesuffix",
    MEASURED: "__len__ center ljust rjust zfill",
    RECASED: "lower upper title capitalize casefold swapcase replace translate",
}
_KEPT = "__add__ __mod__ __mul__ strip lstrip rstrip expandtabs format"
"""What comes out of these has the slot in it, and is heard of as well."""

_BRACKETS = frozenset({"{{", "}}", "{%", "%}", "{#", "#}", "<<", ">>"})
"""What a text has that is still to be filled in, and no value."""


class SlotText(str):
    """A text with slots. It is one like any other, but calls `heard` with itself and what is done with it.

    A comparison with an empty text, with itself and with what is no text comes out right, and is not heard.
    """

    __slots__ = ("heard",)
    heard: Callable[[str, str], None]

    def __new__(cls, text: str, heard: Callable[[str, str], None]) -> SlotText:  # noqa: PYI034 - nobody derives from it
        """Return a text; `heard` is called with it and one of the words above."""
        made = super().__new__(cls, text)
        made.heard = heard
        return made

    def __bool__(self) -> bool:
        """Return True, and measure nothing: a text with a slot is not empty."""
        return True

    def __radd__(self, other: str) -> SlotText:
        """Return a text with this one behind it."""
        return SlotText(str(other) + str(self), self.heard)

    def __deepcopy__(self, _: dict[int, Any]) -> SlotText:
        """Return the text itself: whoever hears of it is not copied."""
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Return what another process makes a plain text of."""
        return str, (str(self),)


def variable_of(text: str) -> str:
    """Return the name of the variable, such as `custom.plan`, whose slot is the first in a text."""
    found = SLOT.search(text)
    return decode(found[1]).payload if found else ""


def _heard(name: str, what: str) -> Callable[..., Any]:
    own = getattr(str, name)

    @wraps(own)
    def operation(self: SlotText, *given: Any) -> Any:  # noqa: ANN401 - as `str` has it
        if not _is_right(self, name, given):
            self.heard(str(self), what)
        return own(self, *given)

    return operation


def _kept(name: str) -> Callable[..., Any]:
    own = getattr(str, name)

    @wraps(own)
    def operation(self: SlotText, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as `str` has it
        made = own(str(self), *given, **named)
        return SlotText(made, self.heard) if isinstance(made, str) and MARK in made else made

    return operation


def _is_right(text: str, name: str, given: tuple[Any, ...]) -> bool:
    """Return whether an operation comes out as it would with the value."""
    if name in {"__eq__", "__ne__"}:
        other = given[0]
        return not isinstance(other, str) or not str.__len__(other) or str.__eq__(other, str(text))
    return name == "__contains__" and isinstance(given[0], str) and (given[0] in MARK or given[0] in _BRACKETS)


for _what, _names in _OPERATIONS.items():
    for _name in _names.split():
        setattr(SlotText, _name, _heard(_name, _what))

for _name in _KEPT.split():
    setattr(SlotText, _name, _kept(_name))

write_as_text(SlotText)
