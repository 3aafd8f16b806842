"""Arrows of a manual whose provider has no known form: they lead away from what *Set up* calls a credential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.form_lists import REVERSED
from mkdocs_paycore.check.text.credentials.manuals import has_forms, manuals
from mkdocs_paycore.manuscript.manual.sides.set_up_names import Trace, set_up_names
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_WITHOUT_DIRECTION = frozenset({"=", ":", "|"})


@looks_for(REVERSED, stage=Stage.TEXT, of_pages=True)
def reversed_arrows(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each arrow that leads to what *Set up* calls a credential; it is the provider's name.

    Where the provider's connections are known, its forms decide.
    """
    for manual in manuals(checked):
        if manual.set_up is None or has_forms(manual, checked):
            continue
        lists = filter(None, map(manual.listed, manual.connects))
        arrows = [each for listed in lists for each in listed.credentials if _is_directed(each)]
        if not arrows:
            continue
        names = set_up_names(manual.visible, [(manual.set_up.heading.end, manual.set_up.end)])
        for each in arrows:
            if names.trace(each.in_form) >= Trace.NAMED and not names.trace(each.at_provider):
                yield _reversed(manual, each)


def _is_directed(credential: ListedCredential) -> bool:
    """Return whether a sign points from one of two names to the other: an equals sign, a colon and a cell do not."""
    return credential.is_arrow and credential.credential.mapping.sign not in _WITHOUT_DIRECTION


def _reversed(manual: Manual, credential: ListedCredential) -> Problem:
    provider, form = credential.in_form, credential.at_provider
    message = f"the arrow leads to {quoted_value(provider)}, which is what the part about setting up calls it"
    return manual.page.problem(REVERSED, credential.form_start, message, f"write {provider} --> {form}")
