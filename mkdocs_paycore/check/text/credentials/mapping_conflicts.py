"""What the lists of one manual say of a credential: each part has it go into the same field of the form."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.manuals import has_forms, manuals
from mkdocs_paycore.check.text.credentials.misnamed_credentials import OPPOSITES
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
_LISTS = (
    "# North\n## Connect H2H merchant account\nEnter credentials:\n\n* Login --> User\n* Sign key --> Secret\n"
    "## Connect merchant account\nEnter credentials:\n\n* Login --> User\n* Sign key --> {}\n"
)
CONFLICT = Rule(
    "manual-mapping-conflict",
    "A credential that goes into another field, or has another spelling, than in another list of the manual.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, _LISTS.format("API key"), _LISTS.format("Secret")),
)


class _Mapped(NamedTuple):
    """A credential of a list with both of its names, as they are compared."""

    listed: ListedCredential
    provider: str
    form: str


@looks_for(CONFLICT, of_pages=True)
def mapping_conflicts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each credential that two lists of a manual map differently; the odd list is reported.

    That is the one that fewer lists agree with, of two the later one. Forms that have no field in common are different
    ones, and may call a credential differently. Where forms are known, they say which field is right. Two spellings
    that both stand outside the parts about connecting are two credentials.
    """
    for manual in manuals(checked):
        if has_forms(manual, checked):
            continue
        lists = [
            _mapped(found.credentials, is_form=part != manual.set_up)
            for part in manual.asked
            if (found := manual.listed(part) if part == manual.set_up else manual.asked_for(part))
        ]
        reported = set[int]()
        for one, other in combinations([each for each in lists if each], 2):
            for problem, start in _between(manual, one, other, lists):
                if start not in reported:
                    reported.add(start)
                    yield problem


def _mapped(credentials: Sequence[ListedCredential], *, is_form: bool) -> list[_Mapped]:
    """Return the items of a list with both names; in one of a form, an item without an arrow has one name for both."""
    return [
        _Mapped(each, plain_label(each.at_provider or each.in_form), plain_label(each.in_form))
        for each in credentials
        if each.is_arrow or (is_form and not each.at_provider)
    ]


def _between(
    manual: Manual, one: Sequence[_Mapped], other: Sequence[_Mapped], lists: Sequence[Sequence[_Mapped]]
) -> Iterator[tuple[Problem, int]]:
    """Yield what two lists say differently, each problem with its place."""
    agreed = {each[1:] for each in one} & {each[1:] for each in other}
    swapped = _forms(one) & _forms(other)
    for first in one:
        for second in other:
            if first.provider == second.form and first.form == second.provider != second.form:
                yield _reported(manual, *_odd(manual, first, second, lists), "the other way round than")
            elif first.provider == second.provider and first.form != second.form and (agreed or swapped):
                is_told = (
                    (first.listed.is_arrow and second.listed.is_arrow)
                    or first.form in _forms(other)
                    or second.form in _forms(one)
                )
                if is_told and _names(one, first.provider) == _names(other, first.provider) == 1:
                    yield _reported(manual, *_odd(manual, first, second, lists), "into another field than")
            elif (
                _has_one_field(first, second) and _is_misspelt(first.provider, second.provider, one, other)
            ) or _is_called_otherwise(first, second, one, other):
                outside = plain_lines(manual.outside)
                if all(is_mentioned(each.provider, outside) for each in (first, second)):
                    continue
                text = manual.page.text
                odd = min(second, first, key=lambda each: text.count(each.listed.at_provider or each.listed.in_form))
                yield _reported(manual, odd, first if odd is second else second, "under another spelling than")


def _has_one_field(first: _Mapped, second: _Mapped) -> bool:
    """Return whether two items may be about one field: they name it so, or each has but one name for all."""
    return first.form == second.form or not (first.listed.is_arrow or second.listed.is_arrow)


def _forms(mapped: Sequence[_Mapped]) -> set[str]:
    return {each.form for each in mapped}


def _names(mapped: Sequence[_Mapped], provider: str) -> int:
    return sum(each.provider == provider for each in mapped)


def _is_misspelt(first: str, second: str, one: Sequence[_Mapped], other: Sequence[_Mapped]) -> bool:
    """Return whether a name of one list is that of another but for a letter or two, and neither has both."""
    is_near = first != second and is_misspelt(second, first, [])
    return is_near and not _names(one, second) and not _names(other, first)


def _is_called_otherwise(first: _Mapped, second: _Mapped, one: Sequence[_Mapped], other: Sequence[_Mapped]) -> bool:
    """Return whether two arrows to one field come from names that are one but for a word, each of its list alone.

    Words that tell credentials apart, such as *test* and *live*, make two of one.
    """
    names, others = first.provider.split(), second.provider.split()
    apart = {*names} ^ {*others}
    return (
        first.form == second.form
        and first.listed.is_arrow
        and second.listed.is_arrow
        and len(names) == len(others)
        and len(apart) == 2  # noqa: PLR2004 - a word of each
        and len(names) > 1
        and all(len(word) > 1 and word.isalpha() and word not in OPPOSITES for word in apart)
        and not _names(one, second.provider)
        and not _names(other, first.provider)
    )


def _odd(
    manual: Manual, first: _Mapped, second: _Mapped, lists: Sequence[Sequence[_Mapped]]
) -> tuple[_Mapped, _Mapped]:
    """Return the mapping of two that is reported, and the one that speaks against it.

    That is the one that fewer lists have, or whose name the part about setting up does not know; else the later one.
    """
    said: dict[tuple[str, str], int] = defaultdict(int)
    for each in lists:
        for pair in {(mapped.provider, mapped.form) for mapped in each}:
            said[pair] += 1
    known = plain_lines(manual.text(manual.set_up)) if manual.set_up else ""
    is_named = [bool(each.provider) and is_mentioned(each.provider, known) for each in (first, second)]
    is_first = (said[first[1:]], is_named[0]) < (said[second[1:]], is_named[1])
    return (first, second) if is_first else (second, first)


def _reported(manual: Manual, odd: _Mapped, right: _Mapped, how: str) -> tuple[Problem, int]:
    start = odd.listed.item_start
    line = manual.page.place(right.listed.item_start).line
    message = f"the list has {quoted_value(_shown(odd))}, {how} line {line}"
    hint = f"did you mean {_shown(right)!r}?"
    return manual.page.problem(CONFLICT, start, message, hint), start


def _shown(mapped: _Mapped) -> str:
    names = (mapped.listed.at_provider, mapped.listed.in_form)
    return " → ".join(name for name in names if name)
