"""A field in which something is chosen, by words that have its name and list its values: *Region: EU or US*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.plain import GENERIC, without_tail
from mkdocs_paycore.manuscript.manual.page.kinds import is_kind_of_account
from mkdocs_paycore.manuscript.manual.wording.nouns import OF_FORM, is_typed
from mkdocs_paycore.manuscript.manual.wording.remarks import NO_NAME
from mkdocs_paycore.manuscript.manual.wording.values import ONE_OF, offered_values, values_in
from mkdocs_paycore.manuscript.manual.wording.words import (
    SET_OFF_NAME,
    emphasised,
    label,
    masked,
    split_masked,
    terms_blanked,
    with_sign_outside,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.wording.values import Values

_FIELD = r"(?:field|box|(?:drop-?down\s+)?(?:list|menu)|drop-?down)"
_BEFORE_VALUES = expression(
    rf"\s*+:\s++|\s++[=\u2013\u2014-]\s++|\s++(?=\()|\s*+,\s++(?={ONE_OF}\b)|\s++(?=(?:from|between|with)\s)",
    re.IGNORECASE,
)
"""What stands between the name of a field and its values."""
_AND = expression(r"\s*,\s+(?:and\s+)?|\s+and\s+")
_BEFORE_FIELD = expression(r"(?:^|\s)(?P<how>in|from|as|for|under)\s+", re.IGNORECASE)
"""What stands between the values of a field and its name: *EU or US as the Region*."""
_SAYS_FIELD = expression(
    rf"\b{_FIELD}\s+(?P<behind>{SET_OFF_NAME})|(?P<before>{SET_OFF_NAME})\s+{_FIELD}\b"
    rf"|^(?:(?:the|our)\s+)?(?:{_FIELD}\s+(?P<plain>(?-i:[A-Z])[\w -]{{1,40}})"
    rf"|(?P<other>(?-i:[A-Z])(?:(?!\b(?:from|in|of|the|an?)\b)[\w -]){{1,40}}?)\s+{_FIELD})$",
    re.IGNORECASE,
)
"""What says that a name is a field's: *the field X*, *the X list*."""
_LEADING = expression(
    r"^(?:(?:the|your|our|its|an?|following|needed|required|necessary|right|appropriate|corresponding|desired|correct)\s+)*",
    re.IGNORECASE,
)
_NO_FIELD = expression(
    r"^(?:one|any|either|both|all|which|who|whom|what|how|in|on|at|under)\b|\s(?:and|or)\s|[,;:?]|^[^()]*\)|\([^()]*$",
    re.IGNORECASE,
)
_BEHIND = expression(
    r"\s*(?:\s(?:of|for|from|in|on|at|under|that|which|you|below|here|there)\b(?:(?!\sand\s).)*)?",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand behind a name that is set off: where it is, and whose."""
_LONGEST = 5
_FURTHEST = 400
"""The characters within which a name and its values stand apart."""


def all_chosen_in(aim: str, *, is_told: bool = True) -> list[Mapping]:
    """Return the fields in each of which something is chosen; empty where words say not of all what.

    Args:
        aim: what there is to choose, as it is typed: *Region (EU or US) and Lane (one or two)*.
        is_told: whether something tells to choose; else the values have to look like ones.
    """
    found = chosen_in(aim, is_told=is_told)
    if found is not None:
        return [found]
    each = [chosen_in(piece, is_told=is_told) for piece in split_masked(_AND, aim, masked(aim))]
    named = [one for one in each if one is not None]
    return named if len(named) == len(each) else []


def chosen_in(aim: str, *, is_told: bool = True) -> Mapping | None:
    """Return the field in which something is chosen, with the words that list its values; None where not both are told.

    Args:
        aim: what there is to choose, as it is typed: *the Region: EU or US*, *`EU` or `US` in the field Region*.
        is_told: whether something tells to choose; else the values have to look like ones, and stand behind the name.
    """
    aim = with_sign_outside(aim.strip().rstrip(".;!"))
    mask = terms_blanked(aim)[:_FURTHEST]
    for found in _BEFORE_VALUES.finditer(mask):
        name, values = field_named(aim[: found.start()]), aim[found.end() :]
        listed = values_in(values, is_told=not is_typed(name)) if is_told else offered_values(name, values)
        if name and _are_chosen(listed) and (is_told or (listed.is_either and not is_typed(name))):
            return Mapping(says_field(values) or name, note=values)
    for found in _BEFORE_FIELD.finditer(mask) if is_told else ():
        name, values = field_named(aim[found.end() :]), aim[: found.start()]
        is_sure = found["how"].lower() == "as" or OF_FORM.search(name) or says_field(aim[found.end() :])
        if name and is_sure and _are_chosen(listed := values_in(values, is_told=True)) and listed.is_all:
            return Mapping(name, note=values)
    return None


def field_named(words: str) -> str:
    """Return the name of the field that words have and nothing else: *the field **X***, *your X*; else nothing."""
    if (said := _SAYS_FIELD.search(words.strip())) is not None and said.end() == len(words.strip()):
        return _name_in(said)
    bare = _LEADING.sub("", words.strip(), count=1)
    terms = emphasised(bare)
    if terms and (terms[0].start > 0 or not _BEHIND.fullmatch(bare, terms[0].end)):
        return ""
    name = terms[0].text if terms else label(without_tail(bare))
    is_name = 0 < len(name.split()) <= _LONGEST and any(map(str.isalpha, name)) and not is_kind_of_account(name)
    is_plain = not terms and (_NO_FIELD.search(name) or NO_NAME.search(name))
    return name if is_name and not is_plain and not GENERIC.search(name.split()[-1].removesuffix("s")) else ""


def says_field(words: str) -> str:
    """Return the name that words say to be a field's: *in the field **X***, *the X list*; else nothing."""
    found = _SAYS_FIELD.search(words.strip())
    return _name_in(found) if found is not None else ""


def _name_in(found: re.Match[str]) -> str:
    return label(next(filter(None, found.groups())))


def _are_chosen(values: Values) -> bool:
    """Return whether there are values, and no kinds of account: one chooses these before a form opens."""
    return bool(values.names) and not any(map(is_kind_of_account, values.names))
