"""Blocks of a page that only some brands show.

    <<brand_only("acme", "north")>>          <<brand_except("acme")>>
    Text for these two.                      Text for all others.
    <<brand_end()>>                          <<brand_end()>>

    <<brand_only(feature="h2h")>>
    Text for brands that offer H2H payments.
    <<brand_end()>>

Each mark has a line of its own, outside of code. What a brand does not show is taken out before Markdown sees it, so
that it leaves no heading, link or search entry. Brands that show other blocks are of another shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.markdown.call import Call, CallError, one_of
from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.markdown.syntax import Finding
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

BRAND_BLOCK = Rule(
    "brand-block",
    "A block for some brands that is not ended, stands within another, or names no brand there is.",
    stage=Stage.PAGES,
    sample=Sample(
        "docs/index.md",
        '# Start\n\n<<brand_only("acme")>>\n\nFor some.\n',
        '# Start\n\n<<brand_only("acme")>>\n\nFor some.\n\n<<brand_end()>>\n',
    ),
)
_MARK = expression(
    r"^[ \t]*(?:<<|\{\{)[ \t]*(?P<call>(?P<name>brand_only|brand_except|brand_end)[ \t]*(?:\([^\n]*\))?)"
    r"[ \t]*(?:>>|\}\})[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """Which brands show a block: those named or that offer `feature`, or all but those."""

    names: frozenset[str]
    is_exception: bool
    feature: str = ""

    def holds(self, brand: str, hidden: Collection[str] = ()) -> bool:
        """Return whether a brand shows the block, given its name and the features that it hides."""
        is_meant = self.feature not in hidden if self.feature else brand in self.names
        return is_meant != self.is_exception


def has_blocks(text: str) -> bool:
    """Return whether a text can hold a block at all; quick."""
    return "brand_" in text


def conditions(text: str) -> Iterator[Condition]:
    """Yield the conditions of all blocks of a text; what is wrong with one is reported when the page is rendered."""
    if has_blocks(text):
        for mark in _marks(text):
            if mark["name"] != "brand_end":
                try:
                    yield _condition(mark)
                except CallError:
                    continue


def block_ranges(text: str) -> Iterator[tuple[int, int, Condition]]:
    """Yield start, end and condition of each block of a text that is well formed."""
    opened: tuple[int, Condition] | None = None
    for mark in _marks(text) if has_blocks(text) else ():
        if opened is not None and mark["name"] == "brand_end":
            yield opened[0], mark.end(), opened[1]
        opened = None
        if mark["name"] != "brand_end":
            try:
                opened = mark.start(), _condition(mark)
            except CallError:
                continue


def shown_text(
    text: str,
    *,
    brand: str,
    known: Collection[str],
    features: Collection[str] = tuple(Feature),
    hidden: Collection[str] = (),
    report: Callable[[Finding], None],
) -> str:
    """Return the text with the blocks that a brand shows and without the marks.

    Args:
        text: a page as it was written.
        brand: the brand's name; empty for a site without brands, which shows what excepts others.
        known: the names of all brands.
        features: all features.
        hidden: the features that the brand does not offer.
        report: gets what is wrong: a block that is not closed, a mark within a block, an unknown brand.
    """
    if not has_blocks(text):
        return text
    ranges = shown_ranges(text, brand=brand, known=known, features=features, hidden=hidden, report=report)
    return "".join(text[start:end] for start, end in ranges)


def shown_ranges(
    text: str,
    *,
    brand: str,
    known: Collection[str],
    features: Collection[str] = tuple(Feature),
    hidden: Collection[str] = (),
    report: Callable[[Finding], None],
) -> Iterator[tuple[int, int]]:
    """Yield start and end of each part of a text that a brand shows; see `shown_text`."""
    opened: re.Match[str] | None = None
    is_shown, end = True, 0
    for mark in _marks(text):
        if is_shown:
            yield end, mark.start()
        end = mark.end()
        if mark["name"] == "brand_end":
            if opened is None:
                report(_fault(mark, "brand_end() ends no block", "write brand_only(…) or brand_except(…) before it"))
            opened, is_shown = None, True
            continue
        if opened is not None:
            report(_fault(mark, f"{mark['name']}(…) stands within a block", "end that one first, with <<brand_end()>>"))
        opened, is_shown = mark, True
        if (condition := _checked_condition(mark, known=known, features=features, report=report)) is not None:
            is_shown = condition.holds(brand, hidden)
    if opened is not None:
        report(_fault(opened, f"{opened['name']}(…) is never ended", "write <<brand_end()>> behind the block"))
    if is_shown:
        yield end, len(text)


def _marks(text: str) -> Iterator[re.Match[str]]:
    code = list(code_ranges(text))
    for mark in _MARK.finditer(text):
        if not any(start <= mark.start() < end for start, end in code):
            yield mark


def _checked_condition(
    mark: re.Match[str], *, known: Collection[str], features: Collection[str], report: Callable[[Finding], None]
) -> Condition | None:
    """Return the condition of a mark; None, and it is reported, where it cannot be read."""
    try:
        condition = _condition(mark, features)
        if condition.feature:
            one_of(condition.feature, features, "feature")
    except CallError as error:
        report(_fault(mark, str(error), error.suggestion))
        return None
    for name in sorted(condition.names - set(known)):
        hint = did_you_mean(name, known) or all_known(known)
        report(_fault(mark, f"there is no brand {name!r}", hint))
    return condition


def _condition(mark: re.Match[str], features: Collection[str] = ()) -> Condition:
    call = Call.parse(mark["call"])
    is_exception = mark["name"] == "brand_except"
    names = call.positional
    if not names and call.keywords.keys() == {"feature"}:
        feature = call.keywords["feature"]
        if not isinstance(feature, str):
            raise CallError(f"there is no feature {feature!r}", suggestion="write its name in quotes")
        return Condition(frozenset(), is_exception, feature)
    if not names or call.keywords or not all(isinstance(name, str) for name in names):
        hint = f'as in <<{mark["name"]}("acme", "north")>>'
        for feature in list(features)[-1:]:
            hint += f' or <<{mark["name"]}(feature="{feature}")>>'
        raise CallError(f"{mark['name']}(…) names no brands", suggestion=hint)
    return Condition(frozenset(names), is_exception)


def _fault(mark: re.Match[str], message: str, suggestion: str) -> Finding:
    start = mark.start() + len(mark[0]) - len(mark[0].lstrip())
    return Finding(start, start + len(mark[0].strip()), BRAND_BLOCK, message, suggestion)
