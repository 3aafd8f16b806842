"""What a page that lists the providers says of each: its features and currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.labels import feature_words
from mkdocs_paycore.catalog.words.language import saying
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.manuscript.rows import cells_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.product.model import Product

_ROW = expression(r"^[ \t]*\|[^\n]+\|[ \t]*$", re.MULTILINE)
_LINK = expression(r"\[[^\[\]]*\]\((?:\.?/)?(?P<code>[a-z0-9][a-z0-9_-]*)/?(?:index\.md|\.md)?\)")
_CURRENCY = expression(r"(?<!\w)[A-Z]{3,4}(?!\w)")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A provider as a table lists it."""

    features: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()


def listed_rows(text: str, product: Product = DEFAULT_PRODUCT) -> dict[str, Row]:
    """Return the rows of a page's tables of providers by code; empty where it has none. Comments count as well.

    Args:
        text: the page.
        product: what they are some of; a row is one that names features of it.
    """
    rows: dict[str, Row] = {}
    for line in _ROW.finditer(text):
        cells = [cell.text for cell in cells_of(line[0])]
        codes = [link["code"] for cell in cells if (link := _LINK.fullmatch(cell))]
        said = [
            unmarked(cell) for cell in cells if not _LINK.fullmatch(cell) and "<img" not in cell and "![" not in cell
        ]
        words = next((cell for cell in said if features_of(cell, product)), "")
        if codes and words:
            currencies = next((found for cell in said if cell != words and (found := _CURRENCY.findall(cell))), [])
            rows.setdefault(codes[0], Row(features_of(words, product), tuple(dict.fromkeys(currencies))))
    return rows if len(rows) >= _FEWEST else {}


def features_of(words: str, product: Product = DEFAULT_PRODUCT) -> tuple[str, ...]:
    """Return the features of a product that a table's words stand for, such as *H2H payment connection, Payouts*."""
    if product.has_own_features:
        with saying(product.words):
            labels = {code: re.escape(feature_words(code)) for code in product.features}
        return tuple(
            code for code, label in labels.items() if re.search(rf"(?<!\w){label}(?!\w)", words, re.IGNORECASE)
        )
    has_h2h = bool(re.search(r"\bh2h\b|host-to-host", words, re.IGNORECASE))
    named = {
        Feature.PAYMENTS: has_h2h or bool(re.search(r"\bpayments?\b", words, re.IGNORECASE)),
        Feature.PAYOUTS: bool(re.search(r"\bpayouts?\b", words, re.IGNORECASE)),
        Feature.H2H: has_h2h,
    }
    return tuple(str(feature) for feature, is_there in named.items() if is_there)
