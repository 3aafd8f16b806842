"""Tables of providers on other pages against the providers' files: what a row says of status and features."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.check.text.links.provider_links import provider_led_to
from mkdocs_paycore.check.text.providers.names import bare_letters
from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.manuscript.rows import tables
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.manuscript.rows import Cell
    from mkdocs_paycore.source.problem import Problem

_HEAD = (
    "# All\n\n| Provider | Status |\n|---|---|\n| [Shop](shop/index.md) | Ready |\n| [Bank](bank/index.md) | Ready |\n"
)
PROVIDER_ROW = Rule(
    "provider-row",
    "A row of a table that gives a provider another status or other features than its file does.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/connectors/index.md",
        f"{_HEAD}| [Example](example/index.md) | Ready |\n",
        f"{_HEAD}| [Example](example/index.md) | Not ready |\n",
    ),
)
_BETWEEN = expression(r"\s*(?:,|/|&|\+|<br\s*/?>|\band\b)\s*")
_FEWEST = 2
"""So many rows of a column have to be as the files say, and more than are not, before another one is wrong."""


class _Said(NamedTuple):
    """What a cell says of a provider, what its file says, and how a cell would say that."""

    cell: Cell
    name: str
    found: frozenset[str]
    known: frozenset[str]
    right: str


@looks_for(PROVIDER_ROW)
def rows_of_providers(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each cell of a table that does not say of its row's provider what the provider's file does.

    The row leads to the provider's page. A column counts in which most cells are as the files say.
    """
    for page in checked.manuscripts:
        if not page.is_page or code_of(page, checked) is not None or "|" not in page.text:
            continue
        led_to = {link.start: code for link in page.links if (code := provider_led_to(page, link, checked))}
        for rows in tables(page) if led_to else ():
            yield from _of_table(page, rows, led_to, checked)


def _of_table(
    page: Manuscript, rows: Sequence[Sequence[Cell]], led_to: dict[int, str], checked: CheckedTexts
) -> Iterator[Problem]:
    catalog = checked.site.catalog.described()
    columns: dict[int, list[_Said]] = {}
    for row in rows:
        codes = {code for at, code in led_to.items() if row[0].start <= at < row[-1].start + len(row[-1].text)}
        provider = catalog.providers.get(codes.pop()) if len(codes) == 1 else None
        for number, cell in enumerate(row):
            if provider is not None and (said := _said(cell, provider)) is not None:
                columns.setdefault(number, []).append(said)
    for column in columns.values():
        odd = [each for each in column if each.found != each.known]
        if _FEWEST <= len(column) - len(odd) > len(odd):
            for each in odd:
                message = f"found {quoted_value(each.cell.text)} for {each.name}, whose file says {each.right!r}"
                yield page.problem(PROVIDER_ROW, each.cell.start, message, f"expected {each.right}")


def _said(cell: Cell, provider: Provider) -> _Said | None:
    """Return what a cell says of a provider's status or features; None where it is about something else."""
    product, text = provider.product, bare_letters(cell.text)
    with saying(product.words):
        statuses = {bare_letters(words(f"status.{code}")): code for code in product.statuses}
        if text in statuses:
            right = words(f"status.{provider.status}")
            return _Said(cell, provider.name, frozenset({statuses[text]}), frozenset({str(provider.status)}), right)
        parts = [bare_letters(each) for each in _BETWEEN.split(cell.text)]
        found = [{feature for feature in product.features if feature in part} for part in parts]
        if not provider.features or not all(found):
            return None
        right = ", ".join(words(f"feature.{feature}") for feature in provider.features)
    of_kinds = (product.kinds.get(each.kind) for each in provider.connections)
    known = product.with_implied([*map(str, provider.features), *(each for each in of_kinds if each)])
    return _Said(cell, provider.name, product.with_implied(set[str]().union(*found)), known, right)
