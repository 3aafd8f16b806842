"""Names of credentials that are alone on their side: all others of a list have their like on the other side."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.credential_mentions import CredentialMention
from mkdocs_paycore.check.text.credentials.rival_names import (
    SETTING_WORDS,
    are_alike,
    are_of_one_sort,
    are_told_apart,
)
from mkdocs_paycore.check.text.credentials.spoken_mentions import spoken_mentions
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_paycore.check.text.credentials.manuals import Manual

_Pair = tuple[CredentialMention, CredentialMention]
_WAY = expression(r"[\u2192>\u00bb]")
_FEWEST = 2
"""So many names that both sides have say that they mean the same list."""


def lone_pairs(
    manual: Manual, asked: Sequence[CredentialMention], told: Sequence[CredentialMention]
) -> Iterator[_Pair]:
    """Yield the names that parts about connecting have in the place of another one, each with that.

    Args:
        manual: the manual.
        asked: the names in its parts about connecting.
        told: the names in all others.
    """
    yield from _of_groups(asked, told)
    yield from _of_mapped(manual, asked, told)
    in_form, before = {each.plain for each in asked}, {each.plain for each in told}
    shared = in_form & before
    sections = {each.section for each in told if each.plain in shared}
    lone_told = {
        each.plain: each
        for each in reversed(told)
        if each.section in sections and each.plain not in in_form and not _is_part(each.plain, shared)
    }
    forms = {form for _, form in _mapped(asked)}
    lone_asked = {
        each.plain: each
        for each in reversed(asked)
        if each.plain not in before | forms and not each.is_explained and not _is_part(each.plain, before)
    }
    if len(shared) >= _FEWEST and len(lone_asked) == len(lone_told) == 1:
        [one], [other] = lone_asked.values(), lone_told.values()
        is_swap = are_of_one_sort(one.plain, other.plain) and not are_alike(one.plain, other.plain)
        if is_swap and not _is_said(one, manual, inside=False) and not _is_said(other, manual, inside=True):
            yield one, other


def _of_mapped(
    manual: Manual, asked: Sequence[CredentialMention], told: Sequence[CredentialMention]
) -> Iterator[_Pair]:
    """Yield the one name that a form with arrows has in the place of the one name that it leaves out, by its words.

    Who says by arrows what the form calls otherwise means the provider's own names left of them, and where none is.
    """
    mapped = _mapped(asked)
    if all(name == field for name, field in mapped):
        return
    fields = {field for _, field in mapped}
    form = {each.plain: each for each in reversed(asked) if each.entered_as or each.plain not in fields}
    before = {each.plain: each for each in reversed(told)}
    shared = form.keys() & before.keys()
    sections = {each.section for each in told if each.plain in shared}
    left = [each for name, each in form.items() if name not in before]
    lost = [each for name, each in before.items() if name not in form and each.section in sections]
    if len(shared) < _FEWEST or not len(left) == len(lost) == 1:
        return
    [one], [other] = left, lost
    is_one = bool({*one.plain.split()} & {*other.plain.split()}) and not are_told_apart(one.plain, other.plain)
    is_said = f" {one.plain} " in _plain(manual, inside=False).replace(f" {other.plain} ", "  ")
    if is_one and not one.is_explained and not is_said and not _is_said(other, manual, inside=True):
        yield one, other


def _mapped(asked: Sequence[CredentialMention]) -> list[tuple[str, str]]:
    """Return the plain names before arrows, each with that of its field."""
    return [(each.plain, plain_label(each.entered_as, brackets=False)) for each in asked if each.entered_as]


def _of_groups(asked: Sequence[CredentialMention], told: Sequence[CredentialMention]) -> Iterator[_Pair]:
    """Yield the one name by which the list of a form differs from one that is got, and which belongs to another list.

    What stands in its place there is asked for nowhere.
    """
    wanted, lists = {each.plain for each in asked}, _by_section(told)
    before = {each.plain for each in told}
    for form in _by_section(asked).values():
        near = (got for got in lists.values() if len(form) == len(got) == len(form.keys() & got.keys()) + 1 > 1)
        apart = [(form[min(form.keys() - got.keys())], got[min(got.keys() - form.keys())]) for got in near]
        pairs = [
            (one, other)
            for one, other in apart
            if one.plain in before and other.plain not in wanted and are_of_one_sort(one.plain, other.plain)
        ]
        yield from pairs if len(pairs) == 1 else ()


def _by_section(found: Sequence[CredentialMention]) -> Mapping[int, Mapping[str, CredentialMention]]:
    sections = defaultdict[int, dict[str, CredentialMention]](dict)
    for each in found:
        sections[each.section].setdefault(each.plain, each)
    return sections


def spoken_pairs(manual: Manual, told: Sequence[CredentialMention]) -> Iterator[_Pair]:
    """Yield the names that a plain sentence about connecting has in the place of another one, each with that.

    The sentence names all others that a part has set off, and two at least.

    Args:
        manual: the manual.
        told: the names outside of its parts about connecting.
    """
    lists = [names for names in _by_section(told).values() if len(names) > _FEWEST]
    within = _plain(manual, inside=True) if lists else ""
    for names in lists:
        left = [each for each in names.values() if f" {each.plain} " not in within]
        if len(left) != 1 or left[0].plain.split()[-1] in SETTING_WORDS:
            continue
        for spoken in spoken_mentions(manual):
            if not manual.is_connecting(spoken.start) or _is_part(spoken.plain, set(names)):
                continue
            sentence = f" {plain_label(spoken.sentence)} "
            is_list = all(f" {name} " in sentence for name in names if name != left[0].plain)
            if is_list and are_of_one_sort(spoken.plain, left[0].plain):
                yield CredentialMention(spoken.name, spoken.plain, spoken.start, spoken.section), left[0]


def _is_part(name: str, others: set[str]) -> bool:
    """Return whether a name is another one in fewer words, or in more."""
    words = set(name.split())
    return any(words <= set(other.split()) or words >= set(other.split()) for other in others)


def _is_said(mention: CredentialMention, manual: Manual, *, inside: bool) -> bool:
    """Return whether the parts about connecting, or all others, have a name; what is the way through a menu is none."""
    return f" {mention.plain} " in _plain(manual, inside=inside)


def _plain(manual: Manual, *, inside: bool) -> str:
    text = "\n".join(manual.text(part) for part in manual.connects) if inside else manual.outside
    ways = [(term.start, term.end) for term in emphasised(text) if _WAY.search(term.text)]
    return f" {plain_lines(blanked(text, ways))} ".replace("\n", " ")
