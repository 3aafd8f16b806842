"""The credentials that a manual lists: the name of each at the provider and in the connection form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.words.characters import latin_letters
from mkdocs_paycore.manuscript.manual.credentials.announced import looks_like_names
from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_LEAD = expression(r"(?:(?:your|the|an?|enter|of)[ \t]+)+", re.IGNORECASE)
_BRACKETS = expression(r"\s*\([^()]*\)")
_WORD = expression(r"[^\W_]+")
_GOT = expression(
    r"\b(?:get|got|copy|obtain\w*|receiv\w+|find|save|generate|need|request|ask|provided?|given?|gives|issued|note"
    r"|write[ \t]+down|ha(?:s|ve)|holds?|contains?|shows?|lists?|sends?)\b",
    re.IGNORECASE,
)
_ENTERED = expression(r"\b(?:fill|enter|specify|set|configure|choose|select|enable|turn|add)\b", re.IGNORECASE)
_CREDENTIALS = expression(r"\b(?:credentials?|keys?)\b", re.IGNORECASE)
_GIVES = expression(r"(?:please[ \t]+)?(?:send|tell|e?-?mail|give|provide|pass|forward)[ \t]", re.IGNORECASE)
_TO_WHOM = expression(r"\b(?:manager|support|team|them|bank|provider|department)\b", re.IGNORECASE)
_HAS_DONE = expression(r"\b(?:ask|request)\b", re.IGNORECASE)
_DONE = expression(
    r"\bto[ \t]+(?:switch[ \t]+on|turn[ \t]+on|enable|activate|allow|set|add|open|connect)\b", re.IGNORECASE
)
DEFINED_TERM = expression(r"[ \t]*(?P<name>[^\n]{2,60})\n[ \t]*:[ \t]+(?P<note>[^\n]*)")
"""A term, and the line below it that says what it is (`def_list` of Python-Markdown)."""
_SHORT_STEM = 3


@dataclass(frozen=True, slots=True)
class ListedCredential:
    """An item of a list of credentials.

    Attributes:
        credential: the credential as the manual names it.
        at_provider: what the provider calls it; empty where the item has one name only.
        in_form: what the connection form calls it, by the direction of the arrow.
        form_start: the offset of that name.
        item_start: the offset of the words of its item.
    """

    credential: Credential
    at_provider: str
    in_form: str
    form_start: int
    item_start: int

    @property
    def name(self) -> str:
        """What the provider calls it, as far as is known."""
        return self.at_provider or self.in_form

    @property
    def is_arrow(self) -> bool:
        """Whether the item has both names."""
        return bool(self.credential.mapping.right)

    @property
    def is_explained(self) -> bool:
        """Whether more text follows the names, or what is asked for is chosen in the form."""
        return len(_WORD.findall(self.credential.mapping.note)) > 1


@dataclass(frozen=True, slots=True)
class CredentialList:
    """Lists of credentials in a part of a page: where the first is announced, and all their items."""

    start: int
    credentials: tuple[ListedCredential, ...]


def credential_list(page: Manuscript, part: Sequence[Block], *, is_got: bool = False) -> CredentialList | None:
    """Return what the lists of credentials in a part of a page hold; None where there is none.

    Args:
        page: the page.
        part: the blocks of the part.
        is_got: whether only lists count that are to be got or copied, not those of settings.
    """
    read = read_credentials(part)
    found = [each for each in read.credentials if not each.from_sentence and _is_listed(each)]
    found = [each for each in found if not is_got or _is_got(each)]
    found = list(_without_others(found))
    if not found:
        return None
    return CredentialList(_announced_at(page, found[0]), tuple(_listed(page, each) for each in found))


def said_credentials(page: Manuscript, part: Sequence[Block]) -> CredentialList | None:
    """Return the credentials that sentences of a part of a page ask for and set off; None where a list has some.

    Args:
        page: the page.
        part: the blocks of the part.
    """
    found = read_credentials(part).credentials
    said = [each for each in found if each.mapping.left in {term.text for term in emphasised(each.blocks[0].text)}]
    if not said or not all(each.from_sentence for each in found):
        return None
    listed = sorted((_listed(page, each) for each in said), key=_first_named)
    return CredentialList(said[0].start, tuple(listed))


def _first_named(credential: ListedCredential) -> int:
    """Return where the sentences of a block first set off one of the names of a credential."""
    block = credential.credential.blocks[0]
    names = {credential.at_provider, credential.in_form}
    places = [block.start + term.start for term in emphasised(block.text) if term.text in names]
    return min(places, default=credential.form_start)


def defined_credentials(page: Manuscript, part: Sequence[Block]) -> CredentialList | None:
    """Return the credentials that a part of a page has as terms, each with what it says of it in the line below.

    Args:
        page: the page.
        part: the blocks of the part.
    """
    found = [
        Credential(Mapping(term["name"].strip(" *_`"), note=term["note"]), None, block.start, [block])
        for block in part
        if block.kind is BlockKind.ITEM and (term := DEFINED_TERM.match(page.text, block.start, block.end)) is not None
    ]
    return CredentialList(found[0].start, tuple(_listed(page, each) for each in found)) if found else None


def _is_listed(credential: Credential) -> bool:
    """Return whether something announces a credential, or an arrow between two names says what it is."""
    return credential.announced_by is not None or ARROW.fullmatch(credential.mapping.sign) is not None


def _without_others(found: Sequence[Credential]) -> Iterator[Credential]:
    """Yield credentials without the lists in boxes that hold something else: no name of theirs is a credential's.

    Beside lists that hold such names these are the rest: *Senegal: `+221`* in a note about phone numbers.
    """
    lists = [list(some) for _, some in groupby(found, key=lambda each: (each.list_number, each.in_note))]
    named = [looks_like_names([each.mapping for each in some]) for some in lists]
    for some, is_named in zip(lists, named, strict=True):
        if is_named or not any(named) or len(some) == 1 or not some[0].in_note:
            yield from some


def _announced_at(page: Manuscript, credential: Credential) -> int:
    start = credential.announced_by.start if credential.announced_by else credential.start
    return start + len(page.text[start:]) - len(page.text[start:].lstrip(" \t"))


def _is_got(credential: Credential) -> bool:
    words = unmarked(credential.announced_by.text) if credential.announced_by else ""
    is_item = credential.blocks[0].kind is BlockKind.ITEM
    is_heading = is_item and credential.announced_by and credential.announced_by.kind is BlockKind.HEADING
    is_table = credential.announced_by is not None and credential.announced_by.kind is BlockKind.TABLE
    is_sent = (_GIVES.match(words) and _TO_WHOM.search(words)) or (_HAS_DONE.search(words) and _DONE.search(words))
    return (bool(is_heading) or is_table or (words.endswith(":") and not is_sent)) and bool(
        _GOT.search(words) or (_CREDENTIALS.search(words) and not _ENTERED.search(words))
    )


def _listed(page: Manuscript, credential: Credential) -> ListedCredential:
    mapping, block = credential.mapping, credential.blocks[0]
    form, provider = mapping.left, ""
    if mapping.right:
        form, provider = (mapping.right, mapping.left) if mapping.towards_right else (mapping.left, mapping.right)
    item = page.text.find(block.text[:1], credential.start + block.content - block.indent, block.end)
    item = item if item >= 0 else credential.start
    begin = page.text.find(mapping.sign, item, block.end) if mapping.right and mapping.towards_right else item
    at = page.text.find(form, max(begin, item), block.end)
    if credential.from_sentence:  # which may begin with the form's name: *as Y, enter the X*
        set_off = next((term.start for term in emphasised(block.text) if term.text == form), -1)
        at = page.text.find(form, credential.start + set_off, block.end) if set_off >= 0 else at
    return ListedCredential(credential, provider, form, at if at >= 0 else item, item)


@lru_cache(maxsize=8192)
def plain_label(text: str, *, brackets: bool = True) -> str:
    """Return a name as words in small letters, plurals made singular; `brackets`: with what stands in them."""
    if not text.isascii():
        text = "".join(latin_letters().get(char, char) for char in text)
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    if not brackets:
        text = _BRACKETS.sub("", text)
    return " ".join(_stem(word) for word in _WORD.findall(text.lower()))


def _stem(word: str) -> str:
    if len(word) > _SHORT_STEM and word.endswith("s") and not word.endswith("ss"):
        return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return word


def plain_lines(text: str) -> str:
    """Return a text as `plain_label` gives each of its lines, by lines."""
    return "\n".join(map(plain_label, text.split("\n")))


def is_mentioned(name: str, text: str) -> bool:
    """Return whether a plain text has a plain name: its words in a row, or all of them near each other on a line."""
    if not name or f" {name} " in f" {text} ".replace("\n", " "):
        return True
    wanted = set(name.split())
    return any(_are_near(wanted, line.split()) for line in text.split("\n"))


def _are_near(wanted: set[str], words: list[str]) -> bool:
    if not wanted <= set(words):
        return False
    span = 2 * len(wanted) + 1
    return any(wanted <= set(words[max(0, at - span) : at + span]) for at, word in enumerate(words) if word in wanted)
