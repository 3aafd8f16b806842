"""The credentials of a manual against each other: what is entered is what was got before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/example/index.md"
_GET = "# Example\n## Set up account\nGet the keys:\n\n* API key\n"
_ENTER = "\n## Connect account\nEnter credentials:\n\n* API key\n"
UNEXPLAINED = Rule(
    "manual-unexplained-credential",
    "A credential to enter that the manual's part about setting up never names.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"{_GET}{_ENTER}* Login\n", f"{_GET}* Login\n{_ENTER}* Login\n"),
)
UNUSED = Rule(
    "manual-unused-credential",
    "A credential to get at the provider that no part *Connect …* of the manual asks for.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"{_GET}* Login\n{_ENTER}", f"{_GET}* Login\n{_ENTER}* Login\n"),
)
_NEAR = 0.7
_FEWEST = 2
"""So many credentials that sentences or a table name, before one more is missed there."""
_CHOSEN = re.compile(
    r"\b(?:name|currenc(?:y|ies)|country|countries|urls?|address|descriptor|description|language|locale|mode|type|limit"
    r"|title|comment|methods?)$",
    re.IGNORECASE,
)
"""What a merchant chooses for a connection, and no provider gives."""
_FILE = re.compile(r"\.\w{2,6}\b|\b(?:key|certificate|file|archive)\b", re.IGNORECASE)
_UPLOADED = re.compile(r"\b(?:upload|attach|file)\b")


@looks_for(UNEXPLAINED, UNUSED)
def differing_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield where the credentials to get and those to enter differ, in manuals that list both.

    Where sentences or a table explain the credentials to get, and no list, those to enter are looked for in these.

    A credential is named where its words stand near each other in the text. What is explained where it is listed, and
    what the form offers to choose, needs no other place.
    """
    for manual in manuals(checked):
        if manual.set_up is not None and manual.connects:
            yield from _of_manual(manual)


def _of_manual(manual: Manual) -> Iterator[Problem]:
    set_up = manual.set_up
    got = manual.listed(set_up) if set_up else None
    entered = [each for part in manual.connects if (found := manual.listed(part)) for each in found.credentials]
    if set_up is None or manual.calls:
        return
    before = plain_lines(manual.text(set_up))
    names = [other.name for other in got.credentials] if got else []
    if _names_most(before, entered, is_listed=got is not None):
        for each in entered:
            is_own = got is None and _CHOSEN.search(each.name) is not None
            if not each.is_explained and not is_own and not _is_named(each.name, before):
                message = f"found {quoted_value(each.name)}, which the part about setting up does not name"
                yield manual.page.problem(UNEXPLAINED, each.form_start, message, _hint(each.name, names))
    if got is None:
        return
    behind = plain_lines("\n".join(manual.text(part) for part in manual.connects))
    if _share(got.credentials, behind):
        for each in got.credentials:
            is_file = _FILE.search(each.name) is not None and _UPLOADED.search(behind) is not None
            if not is_file and not any(_is_named(name, behind) for name in (each.in_form, each.name)):
                names = [other.name for other in entered]
                message = f"found {quoted_value(each.in_form)}, which no part about connecting asks for"
                yield manual.page.problem(UNUSED, each.form_start, message, _hint(each.in_form, names))


def _names_most(before: str, entered: Sequence[ListedCredential], *, is_listed: bool) -> bool:
    """Return whether the part about setting up means to name all credentials: half, or without a list two thirds."""
    named = sum(is_mentioned(plain_label(each.name, brackets=False), before) for each in entered)
    return named * 2 >= len(entered) if is_listed else named >= _FEWEST and named * 3 >= len(entered) * 2


def _share(credentials: Sequence[ListedCredential], text: str) -> bool:
    """Return whether a text names half of some credentials: then it means to name all of them."""
    return sum(_is_named(each.in_form, text) for each in credentials) * 2 >= len(credentials)


def _is_named(name: str, text: str) -> bool:
    bare = plain_label(name, brackets=False)
    last = " ".join(bare.split()[-2:])
    return any(is_mentioned(each, text) for each in {plain_label(name), bare, last} if each)


def _hint(name: str, others: Sequence[str]) -> str:
    near = nearest(name, others, cutoff=_NEAR)
    return f"did you mean {near!r}?" if near else f"the other part names {', '.join(dict.fromkeys(others)) or 'none'}"
