"""What stands above the sections of a manual: the name, the addresses, the tagline, and whose manual it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.intake.draft import code_from
from mkdocs_paycore.intake.manual.addresses import addresses_below, linked_addresses
from mkdocs_paycore.intake.manual.found_value import FoundValue
from mkdocs_paycore.intake.manual.title import name_in
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.page.logo_address import LOGO_ADDRESS
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.model import CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_DASHBOARD = (
    r"(?P<base>\{\{\s*custom\.dashboard_base_url\s*\}\}|<<\s*custom\.dashboard_base_url\s*>>|https?://[^/\s]+/)/?"
)
_WEBSITE = expression(
    r"^(?:(?:official|public|company|their|provider(?:'s)?)\s+)?(?:web\s*-?site|(?:web\s+)?site|home\s?-?page|web(?:\s+(?:address|page))?|link|url|сайт)$",
    re.IGNORECASE,
)
_LOGIN = expression(
    r"^(?:log[\s-]*in|sign[\s-]*in|(?:(?:personal|merchant|client|customer|partner|admin|web)\s+)?"
    r"(?:cabinet|account|dashboard|back[\s-]?office|portal|console|panel|area|zone|кабінет|кабинет)"
    r"|control\s+panel|(?:log[\s-]*in|sign[\s-]*in)\s+(?:page|url|address|link)|вхід|вход)$",
    re.IGNORECASE,
)
_LINE = expression(
    r"^[\s>*_-]*(?P<name>[A-Za-z][A-Za-z \t-]{2,30}?)[\s*_]*[:\u2013—-]+[\s*_]*(?P<rest>\S.*)$", re.MULTILINE
)
_ADDRESS = expression(r"https?://[^\s<>()\[\]\"']+")
_PLACEHOLDER = expression(
    r"\b(?:NAME|WEBSITE|LOGIN|TODO|TBD|XXX+|PROVIDER(?:[_ ]?NAME)?|TAGLINE|SLOGAN)\b|lorem ipsum|^\W*$"
    r"|^(?:unknown|none|n/a|#)$"
)


@dataclass(frozen=True)
class Head:
    """What stands above the sections of a manual.

    Attributes:
        name: the page's title; None where there is none, or only a placeholder.
        websites: addresses behind the word *Website*, the first one first.
        logins: addresses behind the word *Login*.
        tagline: the sentence in the box of quotation.
        placeholders: values that nobody has filled in, and words where an address belongs.
    """

    name: FoundValue | None
    websites: tuple[FoundValue, ...]
    logins: tuple[FoundValue, ...]
    tagline: FoundValue | None
    placeholders: tuple[FoundValue, ...]


def read_head(page: Manuscript, text: str, end: int) -> Head:
    """Return what stands above the sections of a manual.

    Args:
        page: the manual.
        text: the page, as `blocks.visible` gives it.
        end: where its sections begin.
    """
    name, tagline = _title(page), _tagline(text, page.body_start, end)
    websites, logins = (_addresses(page, text, end, wanted) for wanted in (_WEBSITE, _LOGIN))
    prose = [each for each in (*websites, *logins) if " " in each.value]
    websites, logins = ([each for each in values if each not in prose] for values in (websites, logins))
    if not (websites and logins):
        beside = _without(text, tagline)
        near = list(linked_addresses(page, beside, page.body_start, end, name=name.value if name else ""))
        websites = websites or [each for is_login, each in near if not is_login][:1]
        logins = logins or [each for is_login, each in near if is_login][:1]
    below = list(addresses_below(page, text, end, len(text))) if not (websites and logins) else []
    websites = websites or [each for is_login, each in below if not is_login][:1]
    logins = logins or [each for is_login, each in below if is_login][:1]
    websites = [each for each in websites if each.value not in {login.value for login in logins}] or websites
    empty = [each for each in (name, tagline, *websites, *logins) if each and _PLACEHOLDER.search(each.value)]
    empty += prose
    return Head(
        None if name in empty else name,
        tuple(each for each in websites if each not in empty),
        tuple(each for each in logins if each not in empty),
        None if tagline in empty else tagline,
        tuple(empty),
    )


def _without(text: str, value: FoundValue | None) -> str:
    """Return a text with blanks in place of a value: the words of a tagline say of no address what it is."""
    return text if value is None else f"{text[: value.start]}{' ' * (value.end - value.start)}{text[value.end :]}"


def _title(page: Manuscript) -> FoundValue | None:
    heading = next((each for each in page.headings if each.level == 1), None)
    if heading is None:
        return None
    name = name_in(unmarked(heading.title))
    at = max(heading.title.find(name), 0)
    start = heading.title_start + at
    is_whole = heading.title[at : at + len(name)] != name
    return FoundValue(name, start, start + len(heading.title if is_whole else name))


def _addresses(page: Manuscript, text: str, end: int, wanted: re.Pattern[str]) -> list[FoundValue]:
    """Return the addresses on the lines above the sections that begin with a word, each once."""
    found: dict[str, FoundValue] = {}
    for line in _LINE.finditer(text, page.body_start, end):
        if not wanted.match(line["name"].strip()):
            continue
        start, stop = line.span("rest")
        links = [link for link in page.links if start <= link.start < stop and not link.is_picture and link.target]
        for link in links:
            found.setdefault(link.target, _target(link))
        if not links and (address := _ADDRESS.search(text, start, stop)):
            value = address[0].rstrip(".,;")
            found.setdefault(value, FoundValue(value, address.start(), address.start() + len(value)))
        elif not links:
            found.setdefault(line["rest"], FoundValue(unmarked(line["rest"]), start, stop))
    return list(found.values())


def _target(link: Link) -> FoundValue:
    return FoundValue(link.target, link.target_start, link.target_start + len(link.target))


def _tagline(text: str, start: int, end: int) -> FoundValue | None:
    found = blocks(text, start, end)
    for number, block in enumerate(found):
        body = found[number + 1] if number + 1 < len(found) else None
        if block.kind is BlockKind.NOTE and "quote" in block.text.split()[:2] and body is not None and body.in_note:
            at = text.find(body.text[:1], body.start)
            return FoundValue(unmarked(body.text), at, at + len(text[at : body.end].rstrip()))
        if block.text.startswith(">") and "http" not in block.text:
            return FoundValue(unmarked(block.text.lstrip("> ")), block.start, block.end)
    return None


def dashboard_links(page: Manuscript, product: Product) -> list[tuple[Link, re.Match[str]]]:
    """Return the links of a manual that lead to a provider of a product in the dashboard."""
    start, code, end = product.connect_path.partition("{code}")
    if not code:
        return []
    pattern = re.compile(rf"{_DASHBOARD}{re.escape(start)}(?P<code>[^/\s?#]+){re.escape(end)}(?=$|[?#/])")
    return [(link, found) for link in page.links if (found := pattern.match(link.target))]


def logos(page: Manuscript, end: int) -> list[tuple[Link, re.Match[str] | None]]:
    """Return the pictures above the sections of a manual that show a logo."""
    result: list[tuple[Link, re.Match[str] | None]] = []
    for link in page.links:
        if link.is_picture and link.start < end:
            found = LOGO_ADDRESS.search(link.target)
            if found or re.search(r"\blogo\b", f"{link.target} {link.text or ''}", re.IGNORECASE):
                result.append((link, found))
    return result


def code_in(page: Manuscript, end: int, product: Product, *, folder: str, stem: str) -> tuple[str, Sequence[str]]:
    """Return the code of a manual's provider, and all codes that its logo and its links to the dashboard have.

    A page that is called index stands in the provider's folder; of another the links decide, and then its name.

    Args:
        page: the manual.
        end: where its sections begin.
        product: what its provider is one of.
        folder: the name of the folder of an index page; empty for another page.
        stem: the name of the file without its ending.
    """
    named = [found["code"] for _, found in logos(page, end) if found]
    named += [found["code"] for _, found in dashboard_links(page, product)]
    codes = Counter(code for each in named if re.fullmatch(CODE, code := unquote(each).lower()))
    own = folder or stem
    if (folder and re.fullmatch(CODE, folder)) or own in codes:
        return own, list(codes)
    if codes:
        return codes.most_common(1)[0][0], list(codes)
    return code_from(own), []
