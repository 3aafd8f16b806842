"""A URL in an attribute: where a slot stands in it says what of a value it can show."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, SLOT, decode
from mkdocs_paycore.stamping.template import Hole, hole, pieces_of, without_marks

if TYPE_CHECKING:
    from mkdocs_paycore.stamping.escapes import Escape

_SCHEME_END = re.compile(r"[^/?#:]*:")
_DATA_DOCUMENT = re.compile(r":(?=[^,]*,)[^,]*(?:html|xml)", re.IGNORECASE)
_URL_HOST = escapes.in_markup(escapes.url_host)
_URL_PART = escapes.in_markup(escapes.url_part)
_URL_ROOT = escapes.in_markup(escapes.url_root)
_URL_DOCUMENT = escapes.in_markup(escapes.url_document)
_MAIL_OR_PHONE = escapes.in_markup(escapes.url_mail_or_phone)
_SCRIPT_IN_URL = escapes.in_markup(escapes.Nested(escapes.url_part, escapes.script_string))


def guarded_pieces(value: str) -> list[str | Hole]:
    """Return the pieces of a value that may be a URL: its first slot shows no scheme that could run code."""
    first = SLOT.search(value)
    if first is None:
        return pieces_of(value, escapes.markup)
    rest = value[first.end() :]
    start = hole(decode(first[1]), _start_escape(escapes.url_start, rest), begins_url=True)
    return [value[: first.start()], start, *pieces_of(rest, escapes.markup)]


def url_pieces(value: str, *, is_list: bool) -> list[str | Hole]:
    """Return the pieces of a URL: a value that begins it stays, a value later in it is percent-encoded.

    `is_list`: URLs with commas between them, as in `srcset`.
    """
    start_escape = escapes.autolink_start if value.lstrip().startswith(AUTOLINK_MARK) else escapes.url_start
    value = without_marks(value)
    is_own_page = not re.match(rf"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|//|{MARK})", unescape(value))
    pieces: list[str | Hole] = []
    end = 0
    for match in SLOT.finditer(value):
        before = unescape(value[: match.start()])
        slot = decode(match[1])
        pieces.append(value[end : match.start()])
        end = match.end()
        begins_url = not before.strip() or (is_list and before.rstrip().endswith(","))
        if begins_url or slot.payload.startswith("site."):
            pieces.append(hole(slot, _start_escape(start_escape, value[end:]), begins_url=begins_url))
        elif "#" in before and is_own_page:
            pieces.append(slot.id_words())
        else:
            pieces.append(hole(slot, _later_escape(before)))
    return [*pieces, value[end:]]


def _start_escape(escape: Escape, rest: str) -> Escape:
    """Return the escape for a slot that begins a URL, with `rest` behind it in the attribute."""
    colon = _SCHEME_END.match(unescape(rest))
    return escapes.in_markup(escapes.Starting(escape, colon[0] if colon else ""))


def _later_escape(before: str) -> Escape:
    if re.search(r"//[^/?#]*\Z", before):
        return _URL_HOST
    if re.fullmatch(rf"\s*/(?:{SLOT.pattern})*", before):
        return _URL_ROOT
    scheme = escapes.link_scheme(before)
    if scheme == "javascript":
        return _SCRIPT_IN_URL
    if scheme == "data" and _DATA_DOCUMENT.search(before):
        return _URL_DOCUMENT
    return _MAIL_OR_PHONE if scheme in {"mailto", "tel"} and "?" not in before else _URL_PART
