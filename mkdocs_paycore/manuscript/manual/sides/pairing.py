"""Both names of the credentials of a section, where more than their lines says the other one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.names.called import with_called, with_sibling
from mkdocs_paycore.manuscript.manual.names.filled import all_held, are_taken, bracketed, filled, says_what_fills
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sides.hints import set_hints_apart
from mkdocs_paycore.manuscript.manual.sides.remarked import are_pairs, named_behind, with_name_behind
from mkdocs_paycore.manuscript.manual.sides.set_up_names import Trace
from mkdocs_paycore.manuscript.manual.sides.told import with_told
from mkdocs_paycore.manuscript.manual.wording.verbs import CHOOSE
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised, label, stands_in
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames

_THEIRS = expression(r"^(?:the|your)\s+[A-Z][\w-]*(?:\s(?!one\b)[\w-]+){1,3}[.;,]?$")
_YOUR = expression(r"^(?:your\s+(?=\w)|(?:(?:the|your)\s+)?(?:obtained|received|provided|given)\s+(?=\w+\s+\w))")
_VALUE_OF = expression(r"^(?:number|value|contents?|text)\s+of\s+", re.IGNORECASE)
_CHOSEN = expression(rf"\W*(?:{CHOOSE})\b", re.IGNORECASE)
_FORM = expression(r"\bform\b", re.IGNORECASE)
_by_list = attrgetter("list_number")


def pair_names(found: Sequence[Credential], names: SetUpNames, *, has_legend: bool) -> None:
    """Give the credentials of a section their other names, and say which of them a star marks as required.

    Args:
        found: the credentials; those of lists are read as lists.
        names: what *Set up* calls things.
        has_legend: whether the page says what a star stands for.
    """
    listed = sorted((each for each in found if not each.from_sentence), key=_by_list)
    lists = {number: list(some) for number, some in groupby(listed, _by_list)}
    _fill(list(lists.values()), names)
    pairs = {number for number, some in lists.items() if are_pairs([each.mapping for each in some])}
    for each in found:
        if has_legend and each.mapping.is_starred:
            each.mapping = replace(each.mapping, required=True)
        left, right = (_YOUR.sub("", name) for name in (each.mapping.left, each.mapping.right))
        each.mapping = replace(each.mapping, left=_without_value_of(left, names), right=right)
        if (called := _called(each)) is not None:
            each.mapping = called
        if each.announced_by is not None:
            each.mapping = bracketed(each.mapping, each.announced_by.text)
        each.mapping = with_told(each.mapping, names.pairs)
        is_among = each.list_number in pairs and not each.from_sentence
        named = with_name_behind(each.mapping, names, among_pairs=is_among)
        is_chosen = each.type is FieldType.SELECT or _CHOSEN.match(each.mapping.note) is not None
        if not is_chosen or _are_akin(named):  # else the remark has what is chosen
            each.mapping = named
    set_hints_apart(found, names)
    for some in lists.values():
        if any(each.mapping.sign == "is" for each in some) or _are_told(some, names):
            for each in some:
                each.mapping = with_sibling(each.mapping) or each.mapping


def _are_akin(mapping: Mapping) -> bool:
    """Return whether two names have a word in common."""
    return bool({*compared(mapping.left).split()} & {*compared(mapping.right).split()})


def _without_value_of(name: str, names: SetUpNames) -> str:
    """Return a name of *Set up* without what a line says before it: *number of `account_send`*."""
    bare = _VALUE_OF.sub("", name)
    return bare if bare != name and names.trace(bare) is Trace.EXACTLY else name


def _are_told(some: Sequence[Credential], names: SetUpNames) -> bool:
    """Return whether several of a list are *the* such and such, of which *Set up* speaks: *Login is the API user*."""
    told = [(each, called) for each in some if (called := with_sibling(each.mapping)) is not None and called.right]
    both = [called for _, called in told]
    if len(both) > 1 and all(_begins_set_off(each) for each, _ in told):
        return True
    named = [each for each in both if names.trace(each.right) > Trace.NONE]
    return len(named) > 1 and len(named) == len(both)


def _begins_set_off(credential: Credential) -> bool:
    """Return whether the item of a credential begins with its name, set off from the rest."""
    return any(each.start == 0 for each in emphasised(credential.blocks[0].text)[:1])


def _fill(lists: Sequence[Sequence[Credential]], names: SetUpNames) -> None:
    """Give the credentials of lists of fields what goes into each; those behind the first are of its habit.

    A page that says which side of its lists is the form's has such lists, too.
    """
    is_said = names.is_form_right is not None
    for some in lists:
        lead = some[0].announced_by
        is_said = is_said or (lead is not None and says_what_fills(lead.text)) or _are_theirs(some)
        is_said = is_said or (_are_of_form(some) and _are_told_of(some, names))
        own = [each.mapping for each in some]
        both = filled(own, is_form_right=names.is_form_right is True) if is_said else None
        both = both or (all_held(own, lead.text) if lead is not None else None) or named_behind(own, names)
        for each, mapping in zip(some, both or (), strict=False):
            each.mapping = mapping


def _are_of_form(some: Sequence[Credential]) -> bool:
    """Return whether words above a list speak of the form, and all remarks in it begin as a name does."""
    lead = some[0].announced_by
    is_named = all(not each.mapping.right and each.mapping.note[:1].isupper() for each in some)
    return is_named and lead is not None and _FORM.search(lead.text) is not None


def _are_told_of(some: Sequence[Credential], names: SetUpNames) -> bool:
    """Return whether *Set up* has most remarks of a list, or the manual has nothing of that sort."""
    told = [each for each in some if stands_in(label(each.mapping.note), names.written)]
    return not names.written or 2 * len(told) > len(some)


def _are_theirs(some: Sequence[Credential]) -> bool:
    """Return whether all lines of a list say what their fields get by a name: *Code: the Sales code*."""
    return are_taken([each.mapping for each in some]) or (
        len(some) > 1 and all(not each.mapping.right and _THEIRS.match(each.mapping.note) for each in some)
    )


def _called(credential: Credential) -> Mapping | None:
    """Return the names of a credential of which its line, or one below it, says the other one."""
    if credential.mapping.right:
        return None
    if (called := with_called(credential.mapping, credential.mapping.note)) is not None:
        return called
    below = (each for each in credential.blocks[1:] if each.kind is BlockKind.ITEM and not each.in_note)
    told = (with_called(credential.mapping, each.text) for each in below)
    found = next((each for each in told if each is not None), None)
    return replace(found, note=credential.mapping.note) if found is not None else None
