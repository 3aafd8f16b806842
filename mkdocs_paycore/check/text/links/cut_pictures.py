"""Addresses of pictures that are cut, as those of other providers show: `…/north/logo` beside `…/south/logo.svg`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.addresses import CUT_ADDRESS
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_FEWEST, _NEARLY_ALL = 3, 0.75
"""So many other pictures, and so large a share of these, show how the addresses of a place end."""


class _Shown(NamedTuple):
    """A picture of a provider on its page, and what its address has behind the provider's code."""

    page: Manuscript
    link: Link
    end: str


@looks_for(CUT_ADDRESS, stage=Stage.TEXT)
def cut_pictures(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each picture whose address breaks off where those of nearly all other providers go on."""
    places = defaultdict[str, list[_Shown]](list)
    for manual in manuals(checked):
        for link in manual.page.links:
            start, code, end = link.target.partition(f"/{manual.code}/")
            if link.is_picture and code and "://" in start:
                places[start].append(_Shown(manual.page, link, end))
    for found in places.values():
        ends = Counter(each.end for each in found)
        for page, link, end in found:
            longer = {other: count for other, count in ends.items() if other.startswith(end) and other != end}
            count = sum(longer.values())
            if ends[end] == 1 and count >= _FEWEST and count >= _NEARLY_ALL * (len(found) - 1):
                usual = max(longer, key=longer.__getitem__)
                message = f"the address {quoted_value(link.target)} breaks off; those of other providers go on"
                at = link.target_start + len(link.target)
                right = usual[len(end) :]
                fix = (Edit(at, at, right),)
                yield page.problem(CUT_ADDRESS, link.target_start, message, f"expected {link.target}{right}", fix=fix)
