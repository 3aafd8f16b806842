"""Which pages are no manuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.manual.head import dashboard_links, logos
from mkdocs_paycore.intake.manual.surroundings import listed_rows
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.page.blocks import blocks, visible
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.manual.head import Head
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.outline.sections import Parts
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_NO_LETTERS = expression(r"[\W_]+")
_FEWEST = 2
_CALL = expression(r"<<(?:credentials|connection_form)\(")


class NoManualError(UnreadableError):
    """A page is not about a provider, or does not look so."""


def refuse_others(page: Manuscript, parts: Parts, head: Head, product: Product, *, called: str) -> None:
    """Refuse a page that is no manual: it has neither a section that connects nor a provider's head.

    Args:
        page: the page.
        parts: its parts.
        head: what stands above these.
        product: what is connected.
        called: the code by which its file or folder goes; a page with it in the title is about that provider.

    Raises:
        UnreadableError: it lists providers, or has components.
        NoManualError: it is none.
    """
    if listed_rows(page.text, product):
        raise UnreadableError("it lists providers and is no manual")
    if _CALL.search(visible(page)):
        raise UnreadableError("it has the components already, and its provider's file says what they show")
    has_head = bool(head.websites or head.logins or logos(page, parts.intro_end))
    is_named = bool(page.headings) and _is_called(unmarked(page.headings[0].title), called)
    is_named = is_named and not all(each.is_guessed for each in parts.connect)
    has_form = bool(parts.connect) and (has_head or is_named or bool(parts.set_up) or _joins_names(page, parts))
    if not (has_head or has_form or dashboard_links(page, product)) or not page.headings:
        raise NoManualError("found no section that connects an account, and no provider's head")


def _joins_names(page: Manuscript, parts: Parts) -> bool:
    """Return whether a section that connects says of several credentials what the form and the provider call them."""
    text = visible(page)
    read = (read_credentials(blocks(text, each.start, each.end)) for each in parts.connect)
    both = ([each for each in one.credentials if each.mapping.right or _is_noted(each)] for one in read)
    return any(len(some) >= _FEWEST for some in both)


def _is_noted(credential: Credential) -> bool:
    """Return whether an item says of a credential nothing but a name."""
    return not credential.from_sentence and NOUN.search(label(credential.mapping.note)) is not None


def _is_called(title: str, code: str) -> bool:
    """Return whether some words of a title in a row are a code: *Acme.Pay: how to connect* has `acmepay`."""
    words = [word for word in _NO_LETTERS.split(title.casefold()) if word]
    runs = ("".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return _NO_LETTERS.sub("", code) in runs
