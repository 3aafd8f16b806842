"""Sentences about payment providers, as schemas and drafts have them for writers, in the words of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import CONNECTORS
from mkdocs_paycore.catalog.words.language import saying, terms
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from mkdocs_paycore.catalog.product.model import Product

_WORDS = expression(
    r"`[^`]*+`|\b(?P<article>[Aa]n? )?(?P<term>payment providers?|providers?|Dashboard)\b"
    r"|\b(?P<reader>(?:[Aa]|[Tt]he) merchant)\b"
)
_TERMS = {
    "payment provider": "full_thing",
    "payment providers": "full_things",
    "provider": "thing",
    "providers": "things",
    "Dashboard": "dashboard",
}


def in_words_of(product: Product, sentence: str) -> str:
    """Return a sentence about payment providers as one about what a product connects; code in it stays as it is."""
    with saying(product.words):
        said = terms()
    return _WORDS.sub(lambda found: _said(found, said, product), sentence)


def _said(found: re.Match[str], said: Mapping[str, str], product: Product) -> str:
    if found["term"]:
        term = said[_TERMS[found["term"]]]
        return f"{_article(found['article'], term)}{term}"
    if found["reader"]:
        return ("One" if found["reader"][0].isupper() else "one") if product.words.is_plain else found[0]
    return found[0].replace(f"/{CONNECTORS}/", f"/{product.folder}/")


def _article(article: str | None, term: str) -> str:
    if not article:
        return ""
    return f"{article[0]}{'n' if term[:1].lower() in 'aeiou' else ''} "
