"""The search of a page that lists methods. Without JavaScript the page is the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.components.directory import named_side
from mkdocs_paycore.components.trade_words import trade_words
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")


@component(block=True, example='method_search("payment")')
def method_search(place: PageVocabulary, side: str) -> str:
    """Return a search of the page's directory of payment or payout methods, with the number of those that are shown."""
    usage = place.site.usage
    count = len(usage.shared(named_side(side)))
    return _TEMPLATES.html("method_search.html.j2", count=count, trade=trade_words(usage.all))
