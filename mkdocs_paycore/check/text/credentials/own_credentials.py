"""The credentials of a manual against each other: what is entered is what was got before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.lost_credentials import is_lost, is_said_beside, lost_at
from mkdocs_paycore.check.text.credentials.manuals import manuals, names_at_provider
from mkdocs_paycore.check.text.credentials.renamed_credentials import form_labels, renamings
from mkdocs_paycore.check.text.credentials.spoken_names import is_one_too_many, spoken_names
from mkdocs_paycore.check.text.credentials.twin_names import has_twin, plain_names
from mkdocs_paycore.manuscript.manual.sides.remarked import told_in
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import CredentialList, ListedCredential
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
CHOSEN_VALUES = expression(
    r"\b(?:name|currenc(?:y|ies)|country|countries|urls?|address|descriptor|description|language|locale|mode|type|limit"
    r"|title|comment|methods?)$",
    re.IGNORECASE,
)
"""What a merchant chooses for a connection, and no provider gives."""
_MAIL = expression(r"\be-?mail(?:\s+address)?$", re.IGNORECASE)
_HELD = expression(r"\((?P<name>[^()]+)\)")
"""Another name in brackets: *salt (secret key)*."""
_HUMP = expression(r"(?<=[a-z])(?=[A-Z])")
"""Where a word of a name in code begins: *accountId* is *account ID*."""
_FILE = expression(r"\.\w{2,6}\b|\b(?:key|certificate|file|archive)\b", re.IGNORECASE)
_LONGEST = 3
"""So many words may be a name; more are one only with a word such as *key* or *number*."""
_FILE_NAME = expression(r"\w\.\w{2,5}$")
_UPLOADED = expression(r"\b(?:upload|attach|file)\b")

_DESCRIBED = expression(
    r"(?:[a-z][^A-Z]* )?(?:e-?mail|address|phone|phone number|login|user ?name|password)"
    r" (?:of (?:the|your)|for your) (?:account|registration|profile|login)$"
)
"""What somebody gave who has an account, in plain words: *e-mail address of the account*; a key is given to him."""


@looks_for(UNEXPLAINED, UNUSED, of_pages=True)
def differing_credentials(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield where the credentials to get and those to enter differ, in manuals that list both.

    Where sentences or a table explain the credentials to get, and no list, those to enter are looked for in these.

    A credential is named where its words stand near each other in the text. What is explained where it is listed, and
    what the form offers to choose, needs no other place.
    """
    for manual in manuals(checked):
        names = spoken_names(manual, form_labels(manual, checked))
        for each in (each for each in names.strange if is_one_too_many(each, names)):
            message = f"found {quoted_value(each.name)}, which no part about connecting asks for"
            others = [other.name for other in names.told.values()]
            yield manual.page.problem(UNUSED, each.start, message, _hint(each.name, others))
        if manual.set_up is not None and manual.connects:
            two_names = frozenset(
                mention.plain
                for each in renamings(manual, form_labels(manual, checked))
                for mention in (each.wrong, each.other)
                if mention is not None
            )
            told = plain_lines(manual.outside)
            both = {label for label, name in names_at_provider(manual, checked) if is_mentioned(name, told)}
            yield from _of_manual(manual, two_names | both)


def _of_manual(manual: Manual, two_names: frozenset[str]) -> Iterator[Problem]:
    """Yield the problems of a manual; `two_names`: the plain names of what has two, told elsewhere or in the file."""
    set_up = manual.set_up
    if set_up is None or manual.calls:
        return
    got = manual.listed(set_up)
    lists = manual.forms
    entered = [each for found in lists for each in found.credentials]
    unexplained = list(_unexplained(manual, manual.text(set_up), lists, is_listed=got is not None))
    unexplained = [each for each in unexplained if not plain_names([each]) & two_names]
    unused = [each for each in _unused(manual, got.credentials) if not plain_names([each]) & two_names] if got else []
    names = [other.name for other in got.credentials] if got else []
    is_one = len(unexplained) == len(unused) == 1  # two names of one thing: a report folds the second below the first
    pair = f"{manual.page.path}[{unexplained[0].name}]" if is_one else ""
    for each in unexplained:
        if not _is_usual(each.name, [other.in_form for other in unused], manual):
            message = f"found {quoted_value(each.name)}, which the part about setting up does not name"
            problem = manual.page.problem(UNEXPLAINED, each.form_start, message, _hint(each.name, names))
            asked = next(some.credentials for some in lists if each in some.credentials)
            at = None if pair else lost_at(manual, each, asked)
            message = f"nothing here names {each.name!r}, which line {problem.line} has its reader enter"
            gap = manual.page.problem(UNEXPLAINED, at, message) if at is not None else None
            yield from _with_gap(replace(problem, causes=pair), gap, f"{manual.page.path}[{each.name}]")
    names = [other.name for other in entered]
    for each in unused:
        if not _is_usual(each.in_form, [other.name for other in unexplained], manual):
            message = f"found {quoted_value(each.in_form)}, which no part about connecting asks for"
            problem = manual.page.problem(UNUSED, each.form_start, message, _hint(each.in_form, names))
            above = _above_gap(each, got.credentials, lists) if got and not pair else None
            message = f"the list lacks {each.in_form!r}, which line {problem.line} has its reader get"
            gap = manual.page.problem(UNUSED, above.item_start, message) if above else None
            yield from _with_gap(replace(problem, follows=pair), gap, f"{manual.page.path}[{each.name}]")


def _with_gap(problem: Problem, gap: Problem | None, cause: str) -> Iterator[Problem]:
    """Yield a problem, and where the same is missed as what follows from it; `cause` is the name of what joins them."""
    if gap is None:
        yield problem
    else:
        yield replace(problem, causes=cause)
        yield replace(gap, follows=cause)


def _above_gap(
    missed: ListedCredential, got: Sequence[ListedCredential], lists: Sequence[CredentialList]
) -> ListedCredential | None:
    """Return the item of the only list to enter behind which one is missed, by the order of those that are got."""
    if len(lists) != 1:
        return None
    asked = {plain_label(each.name, brackets=False): each for each in reversed(lists[0].credentials)}
    before = [plain_label(each.name, brackets=False) for each in got[: got.index(missed)]]
    return next((asked[name] for name in reversed(before) if name in asked), lists[0].credentials[0])


def _unexplained(
    manual: Manual, text: str, lists: Sequence[CredentialList], *, is_listed: bool
) -> Iterator[ListedCredential]:
    """Yield the credentials to enter that nothing outside of the parts about connecting names.

    A manual may leave out what one of several forms asks for; then only what stands in place of another one counts.
    """
    before = plain_lines(text)
    elsewhere = plain_lines(manual.outside)
    left_out = _FILE_NAME if is_listed else CHOSEN_VALUES
    asked = [[each for each in found.credentials if not left_out.search(each.name)] for found in lists]
    is_whole = _names_most(before, [each for found in asked for each in found], is_listed=is_listed)
    for found in asked:
        is_meant = is_whole or _names_most(before, found, is_listed=is_listed) or _names_one_of_two(before, found)
        for each in found if is_meant else ():
            is_said = each.is_explained and is_listed
            if (
                is_said
                or each.credential.type is FieldType.SELECT
                or _is_value(each)
                or _is_own_choice(each)
                or _is_named_above(each, found, manual)
                or is_said_beside(manual, each)
                or _is_named_as_in_form(each, elsewhere)
                or _is_got_by_remark(each, elsewhere)
                or _DESCRIBED.match(each.name)
                or _is_named(each.name, elsewhere, is_told=not is_listed)
            ):
                continue
            is_everywhere = is_whole and all(each.name in {other.name for other in some} for some in asked)
            is_missed = (is_everywhere and not each.is_explained) or has_twin(each, asked, before)
            if is_missed or (is_whole and is_lost(manual, each, found)):
                yield each


def _unused(manual: Manual, got: Sequence[ListedCredential]) -> Iterator[ListedCredential]:
    """Yield the credentials to get that no part about connecting names."""
    behind = plain_lines("\n".join(manual.text(part) for part in manual.connects))
    for each in got if _share(got, behind) else ():
        is_file = _FILE.search(each.name) is not None and _UPLOADED.search(behind) is not None
        is_said = len(each.name.split()) > _LONGEST and not NOUN.search(each.name)
        if not is_file and not is_said and not any(_is_named(name, behind) for name in (each.in_form, each.name)):
            yield each


def _is_usual(name: str, odd: Sequence[str], manual: Manual) -> bool:
    """Return whether a name stands more often on its page than a wrong one that ends in the same word."""
    text = plain_label(manual.page.with_spans)
    said = text.count(plain_label(name))
    ends = [other for other in odd if plain_label(other).split()[-1:] == plain_label(name).split()[-1:]]
    return any(text.count(plain_label(other)) < said for other in ends)


def _names_most(before: str, entered: Sequence[ListedCredential], *, is_listed: bool) -> bool:
    """Return whether the part about setting up means to name all credentials: half, or without a list two thirds."""
    named = sum(is_mentioned(plain_label(each.name, brackets=False), before) for each in entered)
    return named * 2 >= len(entered) if is_listed else named >= _FEWEST and named * 3 >= len(entered) * 2


def _names_one_of_two(before: str, entered: Sequence[ListedCredential]) -> bool:
    names = {plain_label(each.name, brackets=False) for each in entered}
    return len(names) == _FEWEST and any(is_mentioned(name, before) for name in names)


def _is_named_as_in_form(each: ListedCredential, text: str) -> bool:
    """Return whether a text has the form's name of a credential, which is the provider's without a word at its end."""
    name, form = plain_label(each.name, brackets=False), plain_label(each.in_form, brackets=False)
    return (
        len(form.split()) >= _FEWEST and name.startswith(f"{form} ") and f" {form} " in f" {text} ".replace("\n", " ")
    )


def _is_got_by_remark(each: ListedCredential, text: str) -> bool:
    """Return whether an item says of its credential but the name of what a text has: *your Shop ID*."""
    name = plain_label(told_in(each.credential.mapping.note))
    return bool(name) and is_mentioned(name, text)


def _is_named_above(each: ListedCredential, found: Sequence[ListedCredential], manual: Manual) -> bool:
    """Return whether the part of a list sets a name off in a sentence above it: it is explained there."""
    start = found[0].item_start
    own = (part for part in manual.connects if part.heading.start <= start < part.end)
    above = (manual.page.with_spans[part.heading.end : start] for part in own)
    terms = {plain_label(term.text) for text in above for term in emphasised(text)}
    return plain_label(each.name, brackets=False) in terms


def _is_value(each: ListedCredential) -> bool:
    """Return whether a cell of a table has a value in the place of the provider's name: *two letters, such as MX*."""
    return each.credential.mapping.sign == "|" and not NOUN.search(each.at_provider)


def _is_own_choice(each: ListedCredential) -> bool:
    """Return whether a merchant decides what to enter: it may be left out, and is not called as what providers give."""
    is_chosen = not NOUN.search(each.name) or CHOSEN_VALUES.search(each.name) or _MAIL.search(each.name)
    return each.credential.mapping.required is False and bool(is_chosen)


def _share(credentials: Sequence[ListedCredential], text: str) -> bool:
    """Return whether a text names half of some credentials: then it means to name all of them."""
    return sum(_is_named(each.in_form, text) for each in credentials) * 2 >= len(credentials)


def _is_named(name: str, text: str, *, is_told: bool = False) -> bool:
    """Return whether a text names a credential; `is_told`: it does so in sentences, with its words wherever in one."""
    bare, in_words = plain_label(name, brackets=False), plain_label(_HUMP.sub(" ", name))
    last = " ".join(bare.split()[-2:])
    held = plain_label(found["name"]) if (found := _HELD.search(name)) else ""
    words = set(bare.split())
    is_said = is_told and len(words) >= _FEWEST and any(words <= set(line.split()) for line in text.split("\n"))
    return is_said or any(is_mentioned(each, text) for each in {plain_label(name), bare, in_words, last, held} if each)


def _hint(name: str, others: Sequence[str]) -> str:
    near = nearest(name, others, cutoff=_NEAR)
    return f"did you mean {near!r}?" if near else f"the other part names {', '.join(dict.fromkeys(others)) or 'none'}"
