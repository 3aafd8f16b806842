"""What the lists of one manual say of a credential: each part has it go into the same field of the form."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credential_lists import plain_label
from mkdocs_paycore.check.text.manuals import manuals
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credential_lists import ListedCredential
    from mkdocs_paycore.check.text.manuals import Manual
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


@looks_for(CONFLICT)
def mapping_conflicts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each credential that two lists of a manual map differently; the odd list is reported.

    That is the one that fewer lists agree with, of two the later one. Forms that have no field in common are different
    ones, and may call a credential differently. Where forms are known, they say which field is right.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        if provider is not None and provider.connections:
            continue
        parts = [*([manual.set_up] if manual.set_up else []), *manual.connects]
        lists = [_mapped(found.credentials) for part in parts if (found := manual.listed(part))]
        reported = set[int]()
        for one, other in combinations([each for each in lists if each], 2):
            for problem, start in _between(manual, one, other, lists):
                if start not in reported:
                    reported.add(start)
                    yield problem


def _mapped(credentials: Sequence[ListedCredential]) -> list[_Mapped]:
    return [
        _Mapped(each, plain_label(each.at_provider), plain_label(each.in_form)) for each in credentials if each.is_arrow
    ]


def _between(
    manual: Manual, one: Sequence[_Mapped], other: Sequence[_Mapped], lists: Sequence[Sequence[_Mapped]]
) -> Iterator[tuple[Problem, int]]:
    """Yield what two lists say differently, each problem with its place."""
    agreed = {each[1:] for each in one} & {each[1:] for each in other}
    swapped = {each.form for each in one} & {each.form for each in other}
    for first in one:
        for second in other:
            if first.provider == second.form and first.form == second.provider != second.form:
                yield _reported(manual, *_odd(first, second, lists), "the other way round than")
            elif first.provider == second.provider and first.form != second.form and (agreed or swapped):
                if _names(one, first.provider) == _names(other, first.provider) == 1:
                    yield _reported(manual, *_odd(first, second, lists), "into another field than")
            elif first.form == second.form and _is_misspelt(first.provider, second.provider, one, other):
                yield _reported(manual, *_odd(first, second, lists), "under another spelling than")


def _names(mapped: Sequence[_Mapped], provider: str) -> int:
    return sum(each.provider == provider for each in mapped)


def _is_misspelt(first: str, second: str, one: Sequence[_Mapped], other: Sequence[_Mapped]) -> bool:
    """Return whether a name of one list is that of another but for a letter or two, and neither has both."""
    is_near = first != second and is_misspelt(second, first, [])
    return is_near and not _names(one, second) and not _names(other, first)


def _odd(first: _Mapped, second: _Mapped, lists: Sequence[Sequence[_Mapped]]) -> tuple[_Mapped, _Mapped]:
    """Return the mapping of two that is reported, and the one that speaks against it."""
    said: dict[tuple[str, str], int] = defaultdict(int)
    for each in lists:
        for pair in {(mapped.provider, mapped.form) for mapped in each}:
            said[pair] += 1
    is_first = said[first[1:]] < said[second[1:]]
    return (first, second) if is_first else (second, first)


def _reported(manual: Manual, odd: _Mapped, right: _Mapped, how: str) -> tuple[Problem, int]:
    start = odd.listed.item_start
    line = manual.page.place(right.listed.item_start).line
    found = quoted_value(f"{odd.listed.at_provider} → {odd.listed.in_form}")
    message = f"the list has {found}, {how} line {line}"
    hint = f"did you mean {f'{right.listed.at_provider} → {right.listed.in_form}'!r}?"
    return manual.page.problem(CONFLICT, start, message, hint), start
