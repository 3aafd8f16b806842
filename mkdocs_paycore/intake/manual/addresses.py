"""The website and the login page of a head that does not put them behind a word and a colon each on its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.intake.manual.found_value import FoundValue
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.manuscript.rows import cells_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_ADDRESS = expression(r"https?://[^\s<>()\[\]\"'|]+")
_LOGIN = expression(
    r"\b(?:log[\s-]*(?:ged[\s-]*)?in(?:to)?|sign[\s-]*in|cabinet|back[\s-]?office|portal|dashboard|console|panel"
    r"|(?:client|customer|merchant|personal|partner)s?['\u2019]?s?\s+(?:area|zone|account))\b|\b(?:вхід|вход|кабінет|кабинет)",
    re.IGNORECASE,
)
_WEBSITE = expression(r"\b(?:web\s*-?site|site|home\s?-?page|web)\b|\b\u0441\u0430йт", re.IGNORECASE)
_LOGS_IN = expression(r"\b(?:log|sign)[\s-]*in(?:to)?\b[^.;]{0,40}$", re.IGNORECASE)
_IS_SITE = expression(
    r"(?:\bweb\s*-?site|(?:^|\b(?:their|its|official)\s+)site|\bhome\s?-?page)\W*(?:(?:is|at)\s+)*$", re.IGNORECASE
)
"""What says plainly, right before an address or as the words of its link, what it is."""
_OPENS_LINK = expression(r"\[[^\[\]]*\]\($|<a\b[^<>]*$")
_OURS = expression(r"\b(?:our|we|us)\b|\{\{|<<", re.IGNORECASE)
_BREAK = expression(r"\n|<br\s*/?>|</?(?:p|li|tr|td|th|div|ul|ol)\b[^<>]*>|(?<=[.!?;])\s|\|\s*(?=\S)", re.IGNORECASE)
_RULER = expression(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*")
_FURTHEST = 120
"""So many characters before an address may have the word that says what it is."""
_HOME = expression(r"https?://[^/]+(?:/[a-z]{2,3}(?:-[a-z]{2})?)?/?", re.IGNORECASE)
"""The address of a whole website, perhaps in a language."""


def linked_addresses(
    page: Manuscript, text: str, start: int, end: int, *, name: str = ""
) -> Iterator[tuple[bool, FoundValue]]:
    """Yield the addresses of a head, each behind whether it is that of the login page.

    What a sentence, a cell or the text of a link says decides; a lone address is the website, and one of the name.

    Args:
        page: the manual.
        text: the page, as `blocks.visible` gives it.
        start: where the head begins.
        end: where the sections begin.
        name: the provider's name; empty where it is not known.
    """
    behind = start
    for value, at, stop, own in _addresses(page, text, start, end):
        said = _said_before(text, behind, at)
        words = f"{_column(text, at)} {said} {own}"
        logins, sites = list(_LOGIN.finditer(words)), list(_WEBSITE.finditer(words))
        if logins or sites:
            is_login = bool(logins) and (not sites or logins[-1].start() > sites[-1].start())
            yield is_login, FoundValue(value, at, at + len(value))
        elif _is_alone(text, at, stop) or own.lower() == _host(value) or _is_of_name(name, said, own):
            yield False, FoundValue(value, at, at + len(value))
        behind = stop


def addresses_below(page: Manuscript, text: str, start: int, end: int) -> Iterator[tuple[bool, FoundValue]]:
    """Yield the addresses below a head of which the words before them, or of their link, say plainly what they are.

    Args:
        page: the manual.
        text: the page, as `blocks.visible` gives it.
        start: where the head ends.
        end: where to end.
    """
    behind = start
    for value, at, stop, own in _addresses(page, text, start, end):
        said = _said_before(text, behind, at)
        behind = stop
        if _OURS.search(f"{said} {own}"):
            continue
        words = own if _LOGS_IN.match(own) or _IS_SITE.fullmatch(own) else said
        if _LOGS_IN.search(words):
            yield True, FoundValue(value, at, at + len(value))
        elif _IS_SITE.search(words) and _HOME.fullmatch(value):
            yield False, FoundValue(value, at, at + len(value))


def _said_before(text: str, start: int, at: int) -> str:
    """Return the words of the sentence or the cell before an address, without those before an offset."""
    before, line = text[max(start, at - _FURTHEST) : at], text.rfind("\n", 0, at) + 1
    if text[line:at].lstrip().startswith("|"):
        before = _OPENS_LINK.sub("", text[max(start, line) : at])  # the cell before says what it is
    pieces = [unmarked(piece.replace("<", " ")) for piece in _BREAK.split(before)]
    return next((piece for piece in reversed(pieces) if re.search(r"\w{2}", piece)), "")


def _is_of_name(name: str, said: str, own: str) -> bool:
    """Return whether an address is that of a name: the words of its link, or what stands before it in parentheses."""
    return bool(name) and (own == name or said.rstrip(" (") == name != said)


def _addresses(page: Manuscript, text: str, start: int, end: int) -> list[tuple[str, int, int, str]]:
    """Return each address, where it begins, the offset behind it or its link, and the words of its link."""
    linked = [
        (each.target, each.target_start, each.end, unmarked(each.text or ""))
        for each in page.links
        if start <= each.start < end and not each.is_picture and _ADDRESS.match(each.target)
    ]
    taken = [(each.start, each.end) for each in page.links]
    bare = []
    for found in _ADDRESS.finditer(text, start, end):
        value = found[0].rstrip(".,;:*_`")
        if not any(first <= found.start() < last for first, last in taken):
            bare.append((value, found.start(), found.start() + len(value), ""))
    return sorted([*linked, *bare], key=lambda each: each[1])


def _is_alone(text: str, at: int, stop: int) -> bool:
    """Return whether the line of an address has nothing else than marks."""
    line = text.rfind("\n", 0, at) + 1
    behind = text.find("\n", stop)
    rest = text[stop : behind if behind >= 0 else len(text)]
    return not re.search(r"\w", _OPENS_LINK.sub("", text[line:at]) + re.sub(r"^[^<\n]*</a>", "", rest))


def _host(address: str) -> str:
    """Return the host of an address, as a sentence names a website: *a payment company ([acme.com](…))*."""
    return address.partition("://")[2].partition("/")[0].lower().removeprefix("www.")


def _column(text: str, at: int) -> str:
    """Return the head of the column of a table in which an address stands; empty outside of a table."""
    line = text.rfind("\n", 0, at) + 1
    above = text[:line].rstrip("\n").rsplit("\n", 2)[-2:]
    if len(above) < 2 or "|" not in above[0] or not _RULER.fullmatch(above[1]):  # noqa: PLR2004 - a head and a ruler
        return ""
    cells, before = cells_of(above[0]), cells_of(f"{text[line:at]}here")
    return cells[len(before) - 1].text if len(before) <= len(cells) else ""
