"""The parts of a manual against themselves: each is about one kind of connection."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.check.text.credentials.manuals import ManualPart, manuals
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/example/index.md"
_PART = "# Example\n\n## Connect H2H merchant account\n\nChoose **{}** to open the form.\n"
OTHER_KIND = Rule(
    "manual-other-kind",
    "A part about one kind of connection that has its reader choose another kind, or shows the form of another.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, _PART.format("Provider account"), _PART.format("H2H Merchant account")),
)
KIND_CHOSEN = expression(
    r"(?:\b(?:choose|select|pick|press|click)[ \t]+(?:the[ \t]+)?|\bconnect\b[*_\"']*[ \t]*(?:\u2192|-{1,3}>)[ \t]*)"
    r"(?P<marks>[*_\"'`]*)"
    r"(?P<kind>H2H[ \t]+Merchant|Host-to-host[ \t]+merchant|Provider|Merchant)[ \t]+account\b[*_\"'`]*",
    re.IGNORECASE,
)
"""A sentence that has its reader choose a kind of connection."""
_ACCOUNT = expression(r"\b(?:accounts?|connect\w*|form)\b", re.IGNORECASE)
_KIND_SAID = expression(r"\b(?:h2h|host-to-host|provider|merchant)[ -](?:merchant[ -])?account\b", re.IGNORECASE)
_CONNECTED = expression(
    r"you have (?:successfully )?connected[^.!?\n]{1,80}?\b"
    r"(?P<kind>H2H|Host-to-host|Provider)[ \t]+(?:merchant[ \t]+)?account\b",
    re.IGNORECASE,
)
"""A sentence that says what kind has been connected; *merchant account* alone may be any."""
_PAYOUTS = expression(r"\bpay-?outs?\b", re.IGNORECASE)
_FORM_PICTURE = expression(
    r"(?P<kind>h2h|host-to-host|provider|merchant)[-_ ]?(?:merchant)?[-_ ]?(?:account|connection)?", re.IGNORECASE
)


def kind_called(name: str) -> Kind:
    """Return the kind of connection that the first word of its name stands for."""
    beginnings = {"h2h": Kind.H2H_MERCHANT_ACCOUNT, "hos": Kind.H2H_MERCHANT_ACCOUNT, "pro": Kind.PROVIDER_ACCOUNT}
    return beginnings.get(name[:3].lower(), Kind.MERCHANT_ACCOUNT)


@looks_for(OTHER_KIND, of_pages=True)
def parts_of_other_kinds(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each part whose heading names one kind of connection, and whose text or picture another.

    A picture counts that is called after a kind, where the manual is about several, or has one of the part's own kind.
    Where several places of a part agree, the heading is told, once.
    """
    for manual in manuals(checked):
        for part in _payouts(manual) if manual.has_usual_kinds else ():
            yield from _of_payouts(manual, part)
        for part in manual.connects:
            if part.kind is not None and manual.has_usual_kinds:
                found = [*_chosen(manual, part, part.kind), *_shown(manual, part, part.kind, checked)]
                yield from (
                    _of_heading(manual, part, part.kind) if len(found) > 1 and _says_other(manual, part) else found
                )


def _says_other(manual: Manual, part: ManualPart) -> bool:
    """Return whether all that names a kind in a part names one, and its heading another: then that is the mistake."""
    return len(_said_kinds(manual, part) - {part.kind}) == len(_said_kinds(manual, part)) == 1


def _said_kinds(manual: Manual, part: ManualPart) -> set[str | None]:
    text = manual.text(part)
    return {kind_called(found["kind"]) for found in (*KIND_CHOSEN.finditer(text), *_CONNECTED.finditer(text))}


def _of_heading(manual: Manual, part: ManualPart, kind: str) -> Iterator[Problem]:
    other = next(str(each) for each in _said_kinds(manual, part))
    message = f"the heading is about {words(f'kind.{kind}')!r}, and all that its part says about another kind"
    yield manual.page.problem(OTHER_KIND, part.heading.title_start, message, f"expected {words(f'kind.{other}')}")


def _chosen(manual: Manual, part: ManualPart, kind: str) -> Iterator[Problem]:
    text = manual.text(part)
    for chosen in (*KIND_CHOSEN.finditer(text), *_CONNECTED.finditer(text)):
        if kind_called(chosen["kind"]) != kind:
            message = f"found {quoted_value(chosen['kind'])} in the part about {words(f'kind.{kind}')!r}"
            start = part.heading.end + chosen.start("kind")
            yield manual.page.problem(OTHER_KIND, start, message, f"expected {words(f'kind.{kind}')}")


def _payouts(manual: Manual) -> Iterator[ManualPart]:
    """Yield the parts about an account or connection for payouts that name none of the kinds."""
    headings = manual.page.headings
    for number, heading in enumerate(headings):
        is_kind = kind_named(heading.title) not in {None, Kind.ACCOUNT}
        if heading.level > 1 and _PAYOUTS.search(heading.title) and _ACCOUNT.search(heading.title) and not is_kind:
            following = (each.start for each in headings[number + 1 :] if each.level <= heading.level)
            yield ManualPart(heading, next(following, len(manual.page.text)))


def _of_payouts(manual: Manual, part: ManualPart) -> Iterator[Problem]:
    """Yield a problem where a part about payouts has its reader choose a kind that has a part of its own, or shows it.

    A picture counts where the manual has one of payouts, too.
    """
    of_others = {each.kind for each in manual.connects if not part.heading.start <= each.heading.start < part.end}
    for chosen in KIND_CHOSEN.finditer(manual.text(part)):
        if kind_called(chosen["kind"]) in of_others:
            message = f"found the option {quoted_value(chosen['kind'])} in the part {part.heading.title!r}"
            start = part.heading.end + chosen.start("kind")
            yield manual.page.problem(OTHER_KIND, start, message, "name the option for payouts")
    pictures = {link: f"{_spaced(link)} {link.text}" for link in manual.page.links if link.is_picture}
    has_own = any(_PAYOUTS.search(said) for said in pictures.values())
    for link, said in pictures.items() if has_own else ():
        named = _FORM_PICTURE.match(posixpath.basename(link.target)) or _KIND_SAID.search(link.text or "")
        if part.heading.end <= link.start < part.end and named and not _PAYOUTS.search(said):
            message = f"the picture {quoted_value(link.target)} is of another form, in the part {part.heading.title!r}"
            yield manual.page.problem(OTHER_KIND, link.target_start, message, "show the form of payouts")


def _spaced(link: Link) -> str:
    return re.sub(r"[-_./]", " ", link.target)


def _shown(manual: Manual, part: ManualPart, kind: str, checked: CheckedTexts) -> Iterator[Problem]:
    pictures = [link for link in manual.page.links if link.is_picture]
    for link in pictures:
        folder, name = posixpath.split(link.target)
        stem, ending = posixpath.splitext(name)
        named = _FORM_PICTURE.fullmatch(stem) if part.heading.end <= link.start < part.end else None
        if named is None or kind_called(named["kind"]) == kind:
            continue
        own = f"{str(kind).replace('_', '-')}{ending}"
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(manual.page.uri), folder, own))
        if beside in checked.files or len({each.kind for each in manual.connects}) > 1:
            message = f"the picture {quoted_value(name)} is called after another kind than {words(f'kind.{kind}')!r}"
            yield manual.page.problem(OTHER_KIND, link.target_start, message, f"did you mean {own!r}?")
