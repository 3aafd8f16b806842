"""Variables in code whose brackets are wrong: variables are filled there, too, as in an address to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.variables.brackets import (
    IN_BRACKETS,
    STRAY_BRACKETS,
    STRAY_VARIABLE,
    UNOPENED,
    WELL_FORMED,
    is_ours,
    known_values,
    meant,
    reported,
)
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_WHOLE = expression(r"(?<![<\\\w])<<(?P<name>[a-z]+(?:_[a-z]+)+)>>(?!>)")
"""A name of several words in brackets that code has beside its own text: no operators have them so."""
_BEFORE, _BEHIND = expression(r"(?<![\\$%])(?:\{+|<+)\Z"), expression(r"\}+|>+")
_NEAR = 6
_PAIRS = {"{": "}", "<": ">"}


@looks_for(STRAY_VARIABLE, STRAY_BRACKETS, stage=Stage.TEXT, of_pages=True)
def variables_in_code(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each known variable in code that lacks a bracket, or has one too many.

    A bracket beside a sound variable may be the code's own (`{"id": {{custom.id}}}`): it is left over where the
    brackets of the code are not in pairs with it.
    """
    known = known_values(checked)
    for page in checked.manuscripts if known else ():
        if "custom." not in page.text and "<<" not in page.text:
            continue
        for start, end in page.code:
            yield from _of_code(page, start, end, known)


def _of_code(page: Manuscript, start: int, end: int, known: Mapping[str, str]) -> Iterator[Problem]:
    for found in _WHOLE.finditer(page.text, start, end):
        if (right := known.get(found["name"])) is not None:
            yield reported(page, found.span(), right)
    code = page.text[start:end]
    if "custom." not in code:
        return
    sound = [found.span() for found in WELL_FORMED.finditer(code) if is_ours(found[0], known)]
    rest = blanked(code, sound)
    for first, last in sound:
        yield from _left_over(page, (start + first, start + last), rest, at=start)
    seen = set[int]()
    for found in (*IN_BRACKETS.finditer(rest), *UNOPENED.finditer(rest)):
        right = meant(found, known) if found.re.groups > 1 else known.get(found["name"].partition(".")[2].lower())
        is_rooted = found["name"].startswith("custom.") and not rest.startswith("(", found.end())
        if right is not None and is_rooted and found.start("name") not in seen:
            seen.add(found.start("name"))
            yield reported(page, (start + found.start(), start + found.end()), right)


def _left_over(page: Manuscript, span: tuple[int, int], rest: str, *, at: int) -> Iterator[Problem]:
    """Yield a problem for brackets beside a sound variable that none of the code, `rest`, is the pair of."""
    text, (start, end) = page.text, span
    typed = text[start:end]
    behind = _BEHIND.match(text, end)
    before = _BEFORE.search(text, max(at, start - _NEAR), start)
    for found, is_behind in ((before, False), (behind, True)):
        if found is None or not at <= found.start() <= found.end() <= at + len(rest):
            continue
        mark = found[0][0]
        opening = next(each for each, closing in _PAIRS.items() if mark in (each, closing))
        if opening == "<":
            first, last = text.rfind("\n", 0, start) + 1 - at, text.find("\n", end) - at
            part = rest[max(first, 0) : last if last >= 0 else len(rest)]
        else:
            part = rest
        more = part.count(_PAIRS[opening]) - part.count(opening)
        count = min(len(found[0]), more if is_behind else -more)
        if count > 0:
            first, last = (end, end + count) if is_behind else (start - count, start)
            message = f"found {quoted_value(text[first:last])} {'behind' if is_behind else 'before'} {typed}"
            fix = (Edit(first, last, ""),)
            yield page.problem(STRAY_BRACKETS, first, message, f"expected {typed} alone", fix=fix)
