"""Two credentials of one list of which each goes into the field that the other one is called after."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.manuals import has_forms, manuals
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
_LIST = "# North\n## Connect account\nEnter credentials:\n\n* API login --> {}\n* API password --> {}\n"
CROSSED = Rule(
    "manual-crossed-credentials",
    "Two credentials of a list of which each goes into the field that the other one is called after.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, _LIST.format("Password", "Login"), _LIST.format("Login", "Password")),
)


_SECRETS = frozenset({"password", "passphrase", "passcode", "secret", "pin"})
_NAMES = frozenset({"login", "user", "username", "id", "code", "name", "account", "number", "email"})
"""Words of which no secret is made: who somebody is, and not how he proves it."""


@looks_for(CROSSED, of_pages=True)
def crossed_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem, at the first of the two, for each crossed pair; known forms say themselves what is right."""
    for manual in manuals(checked):
        if has_forms(manual, checked):
            continue
        for part in manual.asked:
            asked = manual.asked_for(part)
            listed = [each for each in asked.credentials if each.is_arrow] if asked else []
            for one, other in combinations(listed, 2):
                if _is_crossed(one, other) or _is_secret_crossed(one, other):
                    shown = quoted_value(f"{one.at_provider} → {one.in_form}")
                    line = manual.page.place(other.item_start).line
                    message = f"the list has {shown}, and the other way round in line {line}"
                    hint = f"did you mean {f'{one.at_provider} → {other.in_form}'!r}?"
                    yield manual.page.problem(CROSSED, one.item_start, message, hint)


def _is_crossed(one: ListedCredential, other: ListedCredential) -> bool:
    """Return whether each name holds the other one's field, and no word of its own."""
    own, field = _words(one.at_provider), _words(one.in_form)
    others, other_field = _words(other.at_provider), _words(other.in_form)
    is_apart = own.isdisjoint(field) and others.isdisjoint(other_field)
    return is_apart and bool(field) and field <= others and bool(other_field) and other_field <= own


def _is_secret_crossed(one: ListedCredential, other: ListedCredential) -> bool:
    """Return whether a secret goes into the field of a name, and a name into that of a secret."""
    first, second = ((_is_secret(each.at_provider), _is_secret(each.in_form)) for each in (one, other))
    is_named = all(_NAMES & _words(label) for label in _open_sides(one, other))
    return {first, second} == {(True, False), (False, True)} and is_named


def _open_sides(*pair: ListedCredential) -> list[str]:
    return [label for each in pair for label in (each.at_provider, each.in_form) if not _is_secret(label)]


def _is_secret(label: str) -> bool:
    return not _SECRETS.isdisjoint(_words(label))


def _words(label: str) -> frozenset[str]:
    return frozenset(plain_label(label).split())
