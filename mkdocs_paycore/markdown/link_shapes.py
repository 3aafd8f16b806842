"""Links that begin with a slot, as other tools see them in a page's text.

Those read links, too, and take what has no scheme for a path. Such a link is an address, `https://<slot>/…`, from the
text that others get until Markdown gets it. The way back is exact, wherever the text stands by then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK, SLOT, SlotKind, decode, link_shaped

if TYPE_CHECKING:
    from mkdocs_paycore.stamping.slot import Slot

_LINK_START = expression(
    rf"(?P<before>\]\([ \t]*<?|^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?|\s(?:href|src|action)=[\"']?){SLOT.pattern}",
    re.MULTILINE,
)
_SHAPE = expression(rf"https://{SLOT.pattern}/")
_SHAPED = frozenset({SlotKind.VARIABLE, SlotKind.TEXT})


def with_addresses(text: str) -> str:
    """Return a page's text in which each link that begins with a slot is an address."""
    return _LINK_START.sub(_with_address, text) if MARK in text else text


def without_addresses(text: str) -> str:
    """Return the text that `with_addresses` was given."""
    return _SHAPE.sub(_without_address, text) if "https://" + MARK in text else text


def _with_address(link: re.Match[str]) -> str:
    slot: Slot = decode(link[2])
    return f"{link['before']}{link_shaped(slot)}" if slot.kind in _SHAPED else link[0]


def _without_address(shape: re.Match[str]) -> str:
    slot = decode(shape[1])
    return str(slot.inner) if slot.kind is SlotKind.LINK else shape[0]
