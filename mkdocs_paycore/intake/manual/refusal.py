"""Which pages are no manuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.manual.head import dashboard_links, logos
from mkdocs_paycore.intake.manual.surroundings import listed_rows
from mkdocs_paycore.manuscript.manual.page.blocks import visible
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.manual.head import Head
    from mkdocs_paycore.manuscript.manual.page.sections import Parts
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_NO_LETTERS = expression(r"[\W_]+")
_CALL = expression(r"<<(?:credentials|connection_form)\(")


def refuse_others(page: Manuscript, parts: Parts, head: Head, product: Product, *, called: str) -> None:
    """Refuse a page that is no manual: it has neither a section that connects nor a provider's head.

    Args:
        page: the page.
        parts: its parts.
        head: what stands above these.
        product: what is connected.
        called: the code by which its file or folder goes; a page with it in the title is about that provider.

    Raises:
        UnreadableError: it is none.
    """
    if listed_rows(page.text, product):
        raise UnreadableError("it lists providers and is no manual")
    if _CALL.search(visible(page)):
        raise UnreadableError("it has the components already, and its provider's file says what they show")
    has_head = bool(head.websites or head.logins or logos(page, parts.intro_end))
    is_named = bool(page.headings) and _is_called(unmarked(page.headings[0].title), called)
    has_form = bool(parts.connect) and (has_head or is_named or bool(parts.set_up))
    if not (has_head or has_form or dashboard_links(page, product)) or not page.headings:
        raise UnreadableError("found no section that connects an account, and no provider's head")


def _is_called(title: str, code: str) -> bool:
    """Return whether some words of a title in a row are a code: *Acme.Pay: how to connect* has `acmepay`."""
    words = [word for word in _NO_LETTERS.split(title.casefold()) if word]
    runs = ("".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return _NO_LETTERS.sub("", code) in runs
