"""Links into the dashboard with a slip in their path or code, which the other links of a site show."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.dashboard_links import DASHBOARD_LINK, OLD_PATH, TO_DASHBOARD, code_place
from mkdocs_paycore.check.text.providers.of_pages import code_of, known_codes
from mkdocs_paycore.check.text.words.misspelt_words import is_slip
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_SEGMENT = expression(r"[A-Za-z][\w.-]*")
_TWICE = expression(r"(?:^|/)(?P<folder>[A-Za-z][\w-]*)(?P<again>/(?P=folder))(?=[/?#]|$)")
_ALIKE = 0.75
_FEWEST = 3
"""So many links have a folder of the dashboard, before another one is a slip of it."""


@looks_for(DASHBOARD_LINK, stage=Stage.TEXT)
def misspelt_paths(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each folder of the dashboard that one link alone has, and that is a slip of a usual one.

    Links of a manual to its own provider are compared with that provider's address.
    """
    links = [
        (page, link, to.start("path"), segment)
        for page in checked.manuscripts
        for link in page.links
        if not link.is_picture and (to := TO_DASHBOARD.match(link.target)) is not None
        for segment in _SEGMENT.finditer(re.split(r"[?#]", to["path"])[0])
    ]
    counts = Counter(segment[0] for *_, segment in links)
    usual = [folder for folder, count in counts.items() if count >= _FEWEST]
    known = known_codes(checked)
    for page, link, path_start, segment in links:
        found = segment[0]
        if counts[found] > 1 or found in known or code_of(page, checked) is not None:
            continue
        meant = [folder for folder in usual if is_slip(found, folder)]
        if len(meant) == 1:
            at = link.target_start + path_start + segment.start()
            message = f"found {quoted_value(found)} in a link into the dashboard, which no other link has"
            yield page.problem(DASHBOARD_LINK, at, message, f"did you mean {meant[0]!r}?")


@looks_for(DASHBOARD_LINK, stage=Stage.TEXT, of_pages=True)
def doubled_folders(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link into the dashboard that has a folder twice in a row, as after pasting twice."""
    for page in checked.manuscripts:
        for link in page.links:
            to = None if link.is_picture else TO_DASHBOARD.match(link.target)
            twice = _TWICE.search(to["path"]) if to is not None else None
            if to is not None and twice is not None:
                at = link.target_start + to.start("path") + twice.start("again")
                message = f"found {quoted_value(twice['folder'])} twice in a row in a link into the dashboard"
                fix = (Edit(at, at + len(twice["again"]), ""),)
                yield page.problem(DASHBOARD_LINK, at, message, "leave one of them out", fix=fix)


@looks_for(DASHBOARD_LINK, stage=Stage.TEXT)
def misspelt_codes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link that goes as several others of the site do, and has a code that is nearly one.

    What stands before and behind the code is learned from the manuals whose links lead to their own provider; a site
    may have several such shapes. The usual ones are looked at by `wrong_dashboard_links`.
    """
    known = known_codes(checked)
    counts = Counter[tuple[str, str]]()
    for page in checked.manuscripts:
        if (own := code_of(page, checked)) is not None:
            counts.update({shape for link in page.links if (shape := _shape(link, own)) is not None})
    usual = [product.connect_path.partition("{code}")[0] for product in checked.site.products]
    shapes = [
        (start, end)
        for (start, end), count in counts.items()
        if count >= _FEWEST and not any(each and each in start for each in usual)
    ]
    for page in checked.manuscripts if shapes else ():
        for link in page.links:
            to = None if link.is_picture else TO_DASHBOARD.match(link.target)
            if to is not None:
                yield from _of_code(page, link.target_start, to, shapes, known, own=code_of(page, checked))


def _shape(link: Link, own: str) -> tuple[str, str] | None:
    """Return what stands before and behind its page's code in the path of a link into the dashboard, if it has that."""
    place = code_place(link, own)
    start = TO_DASHBOARD.match(place[0]) if place else None
    return (start["path"], place[1]) if place and start else None


def _of_code(
    page: Manuscript,
    link_start: int,
    to: re.Match[str],
    shapes: Collection[tuple[str, str]],
    known: Collection[str],
    *,
    own: str | None,
) -> Iterator[Problem]:
    path = to["path"]
    for start, end in shapes:
        code = path[len(start) :].removesuffix(end).rstrip("/")
        is_shaped = path.startswith(start) and path.endswith(end)
        if not is_shaped or not code or code in {own, *known} or set("/?#") & set(code):
            continue
        near = nearest(code, [own] if own else known, cutoff=_ALIKE)
        is_told = near is not None and code.lower() == near.lower() and OLD_PATH.search(path) is not None
        if near is not None and not is_told and (own or is_misspelt(code, near, known)):
            at = link_start + to.start("path") + len(start)
            fix = (Edit(at, at + len(code), near),) if is_misspelt(code, near, known) else ()
            message = f"the link leads to {quoted_value(code)} in the dashboard, which is no provider of this site"
            yield page.problem(DASHBOARD_LINK, at, message, f"expected {start}{near}{end}", fix=fix)
            return
