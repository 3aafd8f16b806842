"""A URL, in an attribute or a string of a script: where a slot stands in it says what of a value it can show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, SLOT, decode
from mkdocs_paycore.stamping.template import Hole, fixed_text, hole, pieces_of, without_marks

if TYPE_CHECKING:
    from mkdocs_paycore.stamping.escapes import Escape

_SCHEME_END = expression(r"[^/?#:]*:")


def guarded_pieces(value: str) -> list[str | Hole]:
    """Return the pieces of `value`, a text that may be a URL: its first slot shows no scheme that could run code."""
    first = SLOT.search(value)
    if first is None:
        return [value]
    rest = value[first.end() :]
    start = hole(decode(first[1]), _start_escape(escapes.url_start, rest), begins_url=True)
    return [value[: first.start()], start, *pieces_of(rest, escapes.plain)]


def url_pieces(value: str, *, is_list: bool) -> list[str | Hole]:
    """Return the pieces of `value`, a URL: a value that begins it stays, a value later in it is percent-encoded.

    `is_list`: URLs with commas between them, as in `srcset`.
    """
    start_escape = escapes.autolink_start if value.lstrip().startswith(AUTOLINK_MARK) else escapes.url_start
    value = without_marks(value)
    is_own_page = not re.match(rf"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|//|{MARK})", value)
    pieces: list[str | Hole] = []
    end = 0
    for match in SLOT.finditer(value):
        before = value[: match.start()]
        slot = decode(match[1])
        pieces.append(value[end : match.start()])
        end = match.end()
        begins_url = not before.strip() or (is_list and before.rstrip().endswith(","))
        if begins_url or slot.payload.startswith("site."):
            pieces.append(hole(slot, _start_escape(start_escape, value[end:]), begins_url=begins_url))
        elif "#" in before and is_own_page:
            pieces.append(fixed_text(slot.id_words()))
        else:
            pieces.append(hole(slot, _later_escape(before)))
    return [*pieces, value[end:]]


def _start_escape(escape: Escape, rest: str) -> Escape:
    """Return the escape for a slot that begins a URL, with `rest` behind it in the attribute."""
    colon = _SCHEME_END.match(rest)
    return escapes.Starting(escape, colon[0] if colon else "")


def _later_escape(before: str) -> Escape:
    if re.search(r"//[^/?#]*\Z", before):
        return escapes.url_host
    if re.fullmatch(rf"\s*/(?:{SLOT.pattern})*", before):
        return escapes.url_root
    is_contact = escapes.link_scheme(before) in {"mailto", "tel"} and "?" not in before
    return escapes.url_mail_or_phone if is_contact else escapes.url_part
