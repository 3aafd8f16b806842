"""Another provider's name where a copied manual keeps it longest: in what is said of a picture, and of the page."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.links.targets import target_of
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters, is_telling
from mkdocs_paycore.check.text.providers.of_pages import code_at, is_manual_of, known_codes
from mkdocs_paycore.manuscript.manual.wording.words import stands_in
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
COPIED = Rule(
    "copied-from-provider",
    "A picture, a link, a title or a description in a manual that is of another provider, as after copying its manual.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE,
        "---\ntitle: North\ndescription: How to connect Shop.\n---\n\n# North\n\nPay.\n",
        "---\ntitle: North\ndescription: How to connect North.\n---\n\n# North\n\nPay.\n",
    ),
)
_DESCRIPTION = expression(r"^description[ \t]*:[ \t]*", re.MULTILINE)


@looks_for(COPIED)
def copied_names(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each picture of another provider, by its folder or its words, and each description of one.

    A manual may speak of another provider, as of a method that its own offers: then its text names it as well.
    """
    names, known = ProviderNames(checked).shown, known_codes(checked)
    others = {name: code for code, name in names.items() if is_telling(name)}
    for manual in manuals(checked):
        for link in manual.page.links:
            if not link.is_picture:
                yield from _of_manual(manual, link, checked, names)
            else:
                yield from _of_folder(manual, link, checked, known)
                yield from _of_words(manual, link.text or "", link.start, others, names)
        for heading in manual.page.headings[:1] if manual.page.meta.get("title") else ():
            yield from _of_words(manual, heading.title, heading.title_start, others, names)
        description = _DESCRIPTION.search(manual.page.text, 0, manual.page.body_start)
        if description is not None:
            text = manual.page.text[description.end() :].partition("\n")[0]
            yield from _of_words(manual, text, description.end(), others, names)


def _of_manual(manual: Manual, link: Link, checked: CheckedTexts, names: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for a link to the manual of another provider that neither its text nor the page names."""
    target = target_of(link)
    uri = (checked.links.target(manual.page.uri, target.path) if target is not None and target.path else None) or ""
    other = code_at(uri, checked) if uri else None
    if target is None or other in {None, manual.code} or not is_manual_of(uri, checked):
        return
    prose = bare_letters(manual.page.words)
    known = {bare_letters(each) for each in (other, names.get(other or "", "")) if each}
    text = bare_letters(link.text or "")
    if text in {bare_letters(each) for each in (*names, *names.values())} or any(each in prose for each in known):
        return
    message = f"the link {quoted_value(link.text or '')} leads to the manual of {other!r}, which the page does not name"
    yield manual.page.problem(COPIED, link.target_start, message, "see whether another page is meant, or name it")


def _of_folder(manual: Manual, link: Link, checked: CheckedTexts, known: AbstractSet[str]) -> Iterator[Problem]:
    if "://" in link.target or not link.target.startswith("../"):
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(manual.page.uri), link.target))
    other = code_at(path, checked)
    if other in known - {manual.code} and posixpath.dirname(path) != posixpath.dirname(manual.page.uri):
        message = f"the picture {quoted_value(link.target)} is in the folder of another provider, {other!r}"
        yield manual.page.problem(COPIED, link.target_start, message, f"show one of {manual.code}'s own")


def _of_words(
    manual: Manual, text: str, start: int, others: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Problem]:
    own = {bare_letters(manual.code), bare_letters(names.get(manual.code, manual.code))}
    bare = bare_letters(text)
    if not text or any(each in bare for each in own):
        return
    for name, code in others.items():
        is_others = code != manual.code and name in text and stands_in(name, text)
        if is_others and not any(bare_letters(name) in each for each in own):
            prose = blanked(manual.page.prose, [(start, start + len(text) + 2)])
            if not stands_in(name, prose):
                message = f"found {quoted_value(name)}, the name of another provider, in {quoted_value(text)}"
                hint = f"see whether {names.get(manual.code, manual.code)} is meant"
                yield manual.page.problem(COPIED, start, message, hint)
                return
