"""Credentials that one place of a manual calls by another name than the rest of it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential, plain_label
from mkdocs_paycore.check.text.credentials.credential_mentions import CredentialMention, credential_mentions
from mkdocs_paycore.check.text.credentials.lone_names import lone_pairs, spoken_pairs
from mkdocs_paycore.check.text.credentials.manuals import manuals, names_at_provider
from mkdocs_paycore.check.text.credentials.name_rows import differing_names
from mkdocs_paycore.check.text.credentials.rival_names import SETTING_WORDS, are_alike, are_of_one_sort, are_rivals
from mkdocs_paycore.check.text.credentials.spoken_mentions import SpokenMention
from mkdocs_paycore.check.text.credentials.spoken_names import is_copied, spoken_names
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.check.text.credentials.name_rows import RowName
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
_GET = "# North\n\n## Set up account\n\nCopy the *Shop ID* and the *Access code*.\n"
_ENTER = "\n## Connect account\n\nEnter the *Shop ID* and the"
RENAMED = Rule(
    "manual-renamed-credential",
    "A credential that one place of a manual calls by another name than the others do.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"{_GET}{_ENTER} *Access key*.\n", f"{_GET}{_ENTER} *Access code*.\n"),
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Renaming:
    """Two names of one credential.

    Attributes:
        wrong: the name that is told, with its place.
        right: the name that the other places have.
        other: the place where the other name stands; None where only the form has it.
        is_doubtful: whether nothing else of the manual says which of the two is the one to change.
    """

    wrong: CredentialMention
    right: str
    other: CredentialMention | None = None
    is_doubtful: bool = False


@looks_for(RENAMED, of_pages=True)
def renamed_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each name of a credential that one place has, where the others have another one for it."""
    for manual in manuals(checked):
        both = names_at_provider(manual, checked)
        labels = form_labels(manual, checked)
        own = {plain_label(label, brackets=False) for label in labels}
        for each in renamings(manual, labels):
            names = {each.wrong.plain, plain_label(each.right)}
            if names <= own or any(names == {*pair} for pair in both):  # names of two fields, or both names of one
                continue
            found, expected = quoted_value(each.wrong.name), each.right
            where = f"line {manual.page.place(each.other.start).line}" if each.other else "the connection form"
            message = f"found {found}, and {where} has {expected!r} in its place"
            problem = manual.page.problem(RENAMED, each.wrong.start, message, f"expected {expected}")
            if each.other is None or not each.is_doubtful:
                yield problem
                continue
            name = f"{manual.page.path}[{each.wrong.name}]"
            yield replace(problem, causes=name)
            where = f"line {manual.page.place(each.wrong.start).line}"
            message = f"found {quoted_value(expected)}, and {where} has {each.wrong.name!r} in its place"
            yield replace(manual.page.problem(RENAMED, each.other.start, message), follows=name)


def form_labels(manual: Manual, checked: CheckedTexts) -> tuple[str, ...]:
    """Return what the connection forms of a manual's provider call their fields; none where they are not known."""
    provider = checked.site.catalog.providers.get(manual.code)
    connections = provider.connections if provider else ()
    return tuple(field.label for connection in connections for field in connection.fields)


@lru_cache(maxsize=1024)
def renamings(manual: Manual, labels: tuple[str, ...]) -> tuple[Renaming, ...]:
    """Return the credentials of which a manual has two names.

    A name that the part about connecting asks for, and no other part has, is another one's that a part has and
    connecting does not, if all else that connecting asks for is told before, and no other pair is as good. Two
    names that a list has for one credential are none.

    Args:
        manual: the manual.
        labels: what the connection forms of its provider call their fields; none where they are not known.
    """
    found = (*_of_marked(manual, labels), *_of_spoken(manual, labels))
    pairs = {frozenset({each.wrong.plain, plain_label(each.right)}): each for each in reversed(found)}.values()
    listed = [each for found in manual.forms for each in found.credentials] if pairs else []
    return tuple(each for each in reversed(pairs) if not any(_has_both(other, each, manual) for other in listed))


def _has_both(listed: ListedCredential, pair: Renaming, manual: Manual) -> bool:
    """Return whether an item to enter has the two names: the provider's, which stands elsewhere, and the form's."""
    wrong, right = pair.wrong.plain, plain_label(pair.right, brackets=False)
    if listed.is_arrow:
        names = [plain_label(name, brackets=False) for name in (listed.in_form, listed.at_provider)]
        return names == [wrong, right]
    is_within = right == plain_label(listed.name, brackets=False)
    return (
        is_within
        and not manual.is_connecting(pair.wrong.start)
        and wrong in plain_label(listed.credential.mapping.note)
    )


def _of_marked(manual: Manual, labels: tuple[str, ...]) -> Iterator[Renaming]:
    """Yield the credentials with two names that marks or lists set off."""
    found = credential_mentions(manual)
    asked = [each for each in found if manual.is_connecting(each.start)]
    told = [each for each in found if each not in asked]
    pairs = [*_pairs(manual, asked, told, labels), *_arrows(asked, told)] if asked and told else []
    yield from pairs
    named = {each.wrong.plain for each in pairs} | {plain_label(each.right) for each in pairs}
    known = {plain_label(label) for label in labels}
    for one, other in (*lone_pairs(manual, asked, told), *spoken_pairs(manual, told)) if manual.connects else ():
        if named.isdisjoint((one.plain, other.plain)) and one.plain not in known:
            yield Renaming(one, other.name, other)
            named |= {one.plain, other.plain}
    for each in differing_names(manual) if manual.connects else ():
        if named.isdisjoint((each.asked.plain, each.told.plain)) and each.asked.plain not in known:
            yield Renaming(_of_row(each.asked), each.told.name, _of_row(each.told), is_doubtful=each.is_slip)


def _of_row(name: RowName) -> CredentialMention:
    return CredentialMention(name.name, name.plain, name.start, 0)


def _of_spoken(manual: Manual, labels: tuple[str, ...]) -> Iterator[Renaming]:
    """Yield the credentials that a plain sentence calls otherwise than a part about connecting.

    All else that is asked for is told elsewhere, and one name is left on either side; or a sentence names another
    credential of the list as well, and the name begins as one of them does.
    """
    names = spoken_names(manual, labels)
    for spoken in names.strange:
        near = [each for each in names.missing if _are_of_one(spoken, each)]
        others = [each for each in names.strange if near and _are_of_one(each, near[0])]
        if len(near) == 1 and {each.plain for each in others} == {spoken.plain}:
            rest = [each for each in names.missing if each is not near[0] and not each.is_explained]
            if names.told and not [each for each in rest if plain_label(each.name).split()[-1] not in SETTING_WORDS]:
                one, other = _as_mention(spoken), _as_mention(near[0])
                odds = _odds(manual, one, other)
                wrong, other_one = (one, other) if odds < 0 else (other, one)
                yield Renaming(wrong, other_one.name, other_one, is_doubtful=abs(odds) < _FEWEST)
    for spoken, meant in names.in_sentences:
        yield Renaming(_as_mention(spoken), meant.name, _as_mention(meant))


def _are_of_one(spoken: SpokenMention, asked: ListedCredential) -> bool:
    """Return whether a name and one that is asked for end alike; or in words of one sort, if the first is copied."""
    plain, name = spoken.plain, plain_label(asked.name, brackets=False)
    return are_of_one_sort(plain, name) and (plain.split()[-1] == name.split()[-1] or is_copied(spoken))


def _as_mention(named: SpokenMention | ListedCredential) -> CredentialMention:
    start = named.start if isinstance(named, SpokenMention) else named.form_start
    if isinstance(named, ListedCredential) and named.is_arrow:
        start = named.credential.start
    return CredentialMention(named.name, plain_label(named.name, brackets=False), start, 0)


def _pairs(
    manual: Manual, asked: list[CredentialMention], told: list[CredentialMention], labels: tuple[str, ...]
) -> Iterator[Renaming]:
    in_form, before = {each.plain for each in asked}, {each.plain for each in told}
    shared = in_form & before
    unasked = {
        each.plain: each
        for each in reversed(told)
        if each.plain not in in_form and not _is_within(each, shared) and not _is_shortened(each, in_form)
    }
    provider_side = {each.plain: each for each in reversed(asked) if not _is_forms(each, asked)}
    known = {plain_label(label) for label in labels}
    for wrong in unasked.values():
        section = {each.plain for each in told if each.section == wrong.section}
        near = [
            each
            for name, each in provider_side.items()
            if are_rivals(wrong.plain, name) and name not in section and not _is_alias(wrong, each)
        ]
        lone = [each for each in near if each.plain not in before]
        if len(lone or near) != 1:
            continue
        right = (lone or near)[0]
        rivals = [each for each in unasked.values() if are_alike(each.plain, right.plain)]
        if len(rivals) != 1 or not _is_whole(wrong, right, provider_side.values(), before):
            continue
        if right.plain in before:
            if len(section & shared) >= 1 and len(section & in_form) == len(in_form & before) - 1:
                yield Renaming(wrong, right.name, right)
        elif wrong.plain not in known and (
            right.plain in known or _is_told_wrong(manual, wrong, right, [*asked, *told])
        ):
            yield Renaming(wrong, right.name, right)
        elif not right.is_explained:
            yield Renaming(right, wrong.name, wrong)


def _is_forms(mention: CredentialMention, asked: Sequence[CredentialMention]) -> bool:
    """Return whether a name is only the form's: another one on the provider's side is entered there."""
    return any(each.entered_as == mention.name for each in asked) and not mention.entered_as


def _is_within(mention: CredentialMention, names: set[str]) -> bool:
    """Return whether a name is another one in fewer words, or in more."""
    words = set(mention.plain.split())
    return any(words <= set(name.split()) or words >= set(name.split()) for name in names)


def _is_shortened(mention: CredentialMention, names: set[str]) -> bool:
    """Return whether some name has all words of one, of two at least, and more: *OAuth client ID* for *Client ID*."""
    words = set(mention.plain.split())
    return len(words) >= _FEWEST and any(words < set(name.split()) for name in names)


def _is_alias(one: CredentialMention, other: CredentialMention) -> bool:
    """Return whether one of two names stands in brackets behind the other: *API key (Sign key)*."""
    return one.plain in plain_label(other.name) or other.plain in plain_label(one.name)


def _is_whole(
    wrong: CredentialMention, right: CredentialMention, asked: Iterable[CredentialMention], before: set[str]
) -> bool:
    """Return whether all else that is asked for, and one name at least, is told in other parts.

    Of names that begin alike it is enough that half of the others are told.
    """
    others = [each for each in asked if each.plain != right.plain and each.plain.split()[-1] not in SETTING_WORDS]
    told = sum(each.plain in before or _is_within(each, before) for each in others)
    is_akin = wrong.plain.split()[0] == right.plain.split()[0]
    return told > 0 and (told * 2 >= len(others) if is_akin else told == len(others))


def _is_told_wrong(
    manual: Manual, wrong: CredentialMention, right: CredentialMention, found: Sequence[CredentialMention]
) -> bool:
    """Return whether of two names that nothing else judges the one outside of the parts about connecting is wrong.

    A slip is made in one place: what stands in fewer is wrong. Else the words that tell the names apart decide.

    Args:
        manual: the manual.
        wrong: the name outside of these parts.
        right: the one within.
        found: all names.
    """
    told, asked = (sum(each.plain == name.plain for each in found) for name in (wrong, right))
    return told < asked or (told == asked and _odds(manual, wrong, right) < 0)


def _odds(manual: Manual, wrong: CredentialMention, right: CredentialMention) -> int:
    """Return how much more often the own word of a name stands elsewhere than that of another one that ends alike."""
    one, other = wrong.plain.split(), right.plain.split()
    if one[-1] != other[-1]:
        return 0
    kinds = [(term.start, term.end) for term in emphasised(manual.visible) if kind_named(term.text) is not None]
    titles = [(each.start, each.end) for each in manual.page.headings]
    text = plain_label(blanked(manual.visible, [*titles, *kinds])).split()  # any manual has the words of these
    own = [word for word in one if word not in other], [word for word in other if word not in one]
    counts = [min((text.count(word) for word in words), default=0) for words in own]
    names = [" ".join(text).count(name) for name in (wrong.plain, right.plain)]
    return counts[0] - names[0] - counts[1] + names[1]


def _arrows(asked: Sequence[CredentialMention], told: Sequence[CredentialMention]) -> Iterator[Renaming]:
    """Yield the names left of an arrow that no other part has, where one has the name to the right of it."""
    before = {each.plain: each for each in reversed(told)}
    mapped = [each for each in asked if each.entered_as]
    others = [each for each in mapped if each.plain in before]
    for each in mapped:
        form = plain_label(each.entered_as, brackets=False)
        is_told = form in before and form not in {other.plain for other in mapped}
        if is_told and each not in others and not _is_within(each, set(before)) and len(others) + 1 == len(mapped) > 1:
            yield Renaming(each, before[form].name, before[form])
