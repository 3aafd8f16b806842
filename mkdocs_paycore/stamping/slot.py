"""Slots: the places in a rendered tree where a brand's values go.

A slot is a run of upper-case letters, `QZPAY` + the letters A to P + `ZQ`. Upper-case letters pass through Markdown,
Pygments' lexers, JSON and HTML minifiers unharmed; `Q` and `Z` never occur inside, so a slot ends itself whatever
stands beside it. The letters between spell the slot's kind and payload (four bits a letter), so that a tree
explains itself: no register has to travel with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

MARK = "QZPAY"
END = "ZQ"
SLOT = expression(rf"{MARK}([A-P]+){END}")

URL_MARK = "paycore-url:"
"""Put before a slot that begins a URL, so that every tool on the way takes the URL for an absolute one."""
AUTOLINK_MARK = "paycore-autolink:"
"""Put before a slot that begins `<…>` in Markdown: a mail address or a URL, as the brand's value turns out."""

_NO_WORD, _SPACES = expression(r"[^\w\s-]"), expression(r"[-\s]+")
"""What Markdown leaves out of a heading's id, and what is one hyphen there."""
_LINK_SHAPE = expression(rf"https://{MARK}(?P<letters>[A-P]+){END}/?")

_TO_LETTERS = str.maketrans("0123456789abcdef", "ABCDEFGHIJKLMNOP")
_TO_HEX = str.maketrans("ABCDEFGHIJKLMNOP", "0123456789abcdef")


class SlotKind(StrEnum):
    """What fills a slot: a brand's value by name, a fixed text, or (on its way to a component) a call as typed.

    On its way through another generator a call is one that was drawn already, and a slot that begins a link is within
    one that says so: see `Drawing` and `link_shaped`.
    """

    VARIABLE = "v"
    TEXT = "t"
    CALL = "c"
    DRAWN = "d"
    LINK = "l"
    AUTOLINK = "a"


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot in the clear. `payload`: the variable's name, the fixed text, or the call's source text."""

    kind: SlotKind
    payload: str

    def __str__(self) -> str:
        """Return the slot as it stands in a tree."""
        return f"{MARK}{(self.kind + self.payload).encode('utf-8', 'surrogatepass').hex().translate(_TO_LETTERS)}{END}"

    def value(self, values: Mapping[str, str]) -> str:
        """Return what the slot shows for a brand's values.

        A name that the brand lacks shows as the variable was written; the check reports it.
        """
        if self.kind is SlotKind.VARIABLE:
            return values.get(self.payload, f"<<{self.payload}>>")
        if self.kind is SlotKind.DRAWN:
            return Drawing.of(self).typed
        if self.kind in {SlotKind.LINK, SlotKind.AUTOLINK}:
            return self.inner.value(values)
        return self.payload

    def anchor_words(self) -> str:
        """Return what the slot says in an anchor, the same for every brand."""
        if self.kind is SlotKind.VARIABLE:
            return self.payload.partition(".")[2].replace("_", "-").replace(".", "-")
        if self.kind in {SlotKind.LINK, SlotKind.AUTOLINK}:
            return self.inner.anchor_words()
        return Drawing.of(self).typed if self.kind is SlotKind.DRAWN else self.payload

    def id_words(self) -> str:
        """Return what the slot says in an id, a link to one or a file's name, where no slug is made of it any more."""
        if self.kind is SlotKind.VARIABLE:
            return self.anchor_words()
        return _SPACES.sub("-", _NO_WORD.sub("", self.anchor_words()).strip())

    @property
    def inner(self) -> Slot:
        """The slot within one that begins a link."""
        return Slot(SlotKind(self.payload[:1]), self.payload[1:])


class Drawing(NamedTuple):
    """A component call that was drawn before the page is rendered, for a generator that cannot draw it.

    Attributes:
        typed: the call as it was typed, for where it stands in code.
        html: what it drew, with slots.
        is_block: whether it stands in a paragraph of its own; else also in a line of text.
    """

    typed: str
    html: str
    is_block: bool

    @classmethod
    def of(cls, slot: Slot) -> Drawing:
        """Return the drawing that a slot of the kind `DRAWN` carries."""
        return cls(*json.loads(slot.payload))

    def slot(self) -> str:
        """Return the slot that carries it."""
        return str(Slot(SlotKind.DRAWN, json.dumps(list(self), ensure_ascii=False)))


def variable_slot(name: str) -> str:
    """Return the slot of a brand's variable by its whole name, such as `custom.company_name`."""
    return str(Slot(SlotKind.VARIABLE, name))


def text_slot(text: str) -> str:
    """Return a slot that shows `text` as typed, wherever it lands."""
    return str(Slot(SlotKind.TEXT, text))


def call_slot(source: str) -> str:
    """Return the slot of a component call; left where no component can stand, it shows its source."""
    return str(Slot(SlotKind.CALL, source))


def link_shaped(slot: Slot, *, is_autolink: bool = False) -> str:
    """Return a slot that begins a link as an address that any tool takes for one: `https://<slot>/`.

    Args:
        slot: a variable or a fixed text.
        is_autolink: whether the link is Markdown's `<…>`, whose value may be a mail address.
    """
    kind = SlotKind.AUTOLINK if is_autolink else SlotKind.LINK
    return f"https://{Slot(kind, slot.kind + slot.payload)}/"


def without_link_shapes(text: str) -> str:
    """Return a text with the slots that `link_shaped` wrote as they begin links elsewhere: each behind its mark."""
    return _LINK_SHAPE.sub(_marked, text) if "https://" + MARK in text else text


def _marked(shape: re.Match[str]) -> str:
    slot = decode(shape["letters"])
    if slot.kind not in {SlotKind.LINK, SlotKind.AUTOLINK}:
        return shape[0]
    mark = AUTOLINK_MARK if slot.kind is SlotKind.AUTOLINK else URL_MARK
    return f"{mark}{slot.inner}"


@cache
def decode(letters: str) -> Slot:
    """Return the slot that the letters between mark and end spell (group 1 of `SLOT`).

    Letters that spell none (something on the way changed them) give a text slot that shows them as they stand.
    """
    try:
        spelled = bytes.fromhex(letters.translate(_TO_HEX)).decode("utf-8", "surrogatepass")
        return Slot(SlotKind(spelled[:1]), spelled[1:])
    except ValueError:
        return Slot(SlotKind.TEXT, f"{MARK}{letters}{END}")


def anchor_text(text: str) -> str:
    """Return `text` with each slot as the words it says in an anchor."""
    return SLOT.sub(lambda match: decode(match[1]).anchor_words(), text)


def id_text(text: str) -> str:
    """Return `text`, an id or a file's name, with each slot as the words it says there."""
    return SLOT.sub(lambda match: decode(match[1]).id_words(), text)


SLOT_OR_MARK = expression(f"{SLOT.pattern}|{URL_MARK}|{AUTOLINK_MARK}")
"""What `plain_text` puts something else in the place of."""


def plain_text(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its slots filled and nothing escaped, for text that is no markup (a log line, a file name).

    Args:
        text: may hold slots.
        values: the brand's, by the names of the slots; one that is missing shows as the variable is written.
    """
    filled = SLOT.sub(lambda match: decode(match[1]).value(values), text)
    return filled.replace(URL_MARK, "").replace(AUTOLINK_MARK, "")


_SPAN = r"</?span[^>]*+>"
_SPANS = expression(_SPAN)
_SPLIT = expression(f"((?:{_SPAN})*+)".join([*MARK, f"(?P<letters>[A-P](?:(?:{_SPAN})*+[A-P])*)", *END]))


def rejoined(markup: str) -> str:
    """Return the markup of highlighted code with every slot in one piece again.

    A few lexers (COBOL's columns, sed's one-letter commands) colour parts of a word; the tags that fell inside a
    slot are moved behind it, which leaves them balanced.
    """

    def close_up(match: re.Match[str]) -> str:
        return _SPANS.sub("", match[0]) + "".join(_SPANS.findall(match[0]))

    return _SPLIT.sub(close_up, markup) if "<span" in markup else markup
