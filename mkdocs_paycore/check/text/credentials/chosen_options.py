"""Kinds of accounts that manuals have their readers choose, in manuals of providers whose forms are not known."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.form_parts import NO_OPTION
from mkdocs_paycore.check.text.credentials.manuals import has_forms, manuals
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import all_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_CHOSEN = expression(
    r"(?:\b(?:choose|select|pick)[ \t]+(?:the[ \t]+)?"
    r"|\bconnect\b[*_\"']*[ \t]*(?:\u2192|-{1,3}>|,[ \t]*(?:and[ \t]+)?then)[ \t]*)"
    r"(?P<mark>[*_]{1,3}|['\"`])(?P<name>[A-Z][\w -]{1,40}? account)(?P=mark)",
    re.IGNORECASE,
)
"""A sentence that has its reader choose a kind of account, which it sets off."""
_SWITCHED = expression(
    r"\b(?:turn|switch)[ \t]+(?:on[ \t]+)?(?:the[ \t]+)?[*_\"'`]*test[ \t-]*mode[*_\"'`]*(?:[ \t]+on\b)?"
    r"|\b(?:choose|select|enable|tick)[ \t]+(?:the[ \t]+)?[*_\"'`]*test[ \t-]*mode\b",
    re.IGNORECASE,
)
_NO_TEST_AT_ALL = expression(
    r"\b(?:there[ \t]+is[ \t]+no|(?:has|have|offers?|supports?)[ \t]+no|(?:does|do)[ \t]+not"
    r"[ \t]+(?:have|offer|support)[ \t]+(?:an?[ \t]+)?)[ \t]*[*_]*test[ \t-]*mode[*_]*[ \t]*(?=[.;!\n]|\Z)",
    re.IGNORECASE,
)
"""What says that a form has no switch for tests, whatever is tried."""
_ENOUGH = 3
"""So many manuals whose options are known say what a site's dashboard offers."""


@looks_for(NO_OPTION, stage=Stage.TEXT, of_pages=True)
def unknown_options(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each kind of account that one manual has its reader choose, and that no heading has.

    The dashboard is the same for all providers of a site: what it offers is what their manuals choose.
    """
    found = [(manual, chosen) for manual in manuals(checked) for chosen in _CHOSEN.finditer(manual.page.outside_raw)]
    users = defaultdict[str, set[str]](set)
    for manual, chosen in found:
        users[plain_label(chosen["name"])].add(manual.code)
    known = {name for name, codes in users.items() if len(codes) >= _ENOUGH}
    for manual, chosen in found if known else ():
        name = plain_label(chosen["name"])
        if len(users[name]) > 1 or has_forms(manual, checked) or kind_named(chosen["name"]) or _is_said(manual, name):
            continue
        message = f"found the option {quoted_value(chosen['name'])}, which no other manual chooses"
        shown = {other["name"] for _, other in found if plain_label(other["name"]) in known}
        yield manual.page.problem(NO_OPTION, chosen.start("name"), message, all_known(shown))


@looks_for(NO_OPTION, stage=Stage.TEXT, of_pages=True)
def denied_test_modes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each manual that tells to switch test mode on, and says that there is none.

    Where the forms of its provider are known, these say which of both is right.
    """
    for manual in manuals(checked):
        text = manual.page.outside_raw
        denied = _NO_TEST_AT_ALL.search(text) if "test" in text.lower() and not has_forms(manual, checked) else None
        told = _SWITCHED.search(text) if denied else None
        if told is not None and denied is not None:
            line = manual.page.place(denied.start()).line
            message = f"found {quoted_value(told[0])}; line {line} says that there is no test mode"
            yield manual.page.problem(NO_OPTION, told.start(), message, "keep what the form has")


def _is_said(manual: Manual, name: str) -> bool:
    return any(name in plain_label(heading.title) for heading in manual.page.headings)
