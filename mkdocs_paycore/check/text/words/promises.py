"""What a manual promises for later, and was forgotten: *Coming soon*, *To be added*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
PROMISE = Rule(
    "forgotten-promise",
    "A sentence such as *Coming soon* or *To be added* in the manual of a provider that can be connected.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE,
        "# North\n\n## Connect account\n\nScreenshots will be added later.\n",
        "# North\n\n## Connect account\n\nSave the form.\n",
    ),
)
_LATER = r"(?: (?:soon|later|shortly|here|in the future))"
_PART = r"(?:section|page|part|manual|guide|article|chapter|documentation)"
_THING = (
    r"(?:screenshot|picture|image|photo|description|detail|instruction|section|text|link|example|step|manual|content"
    r"|table|list|guide|documentation|information|info|video)s?"
)
_ALONE = expression(
    r"(?:more |details? )?(?:is |are )?coming (?:very )?soon"
    r"|(?:it is |is |are )?(?:still )?to be (?:added|announced|defined|described|determined|done|filled(?: in)?"
    rf"|continued|written|updated|completed|translated|confirmed|clarified|specified){_LATER}?"
    rf"|(?:(?:this|the) {_PART} )?(?:is )?(?:still |currently )?(?:under (?:construction|development)"
    r"|work in progress|in (?:development|preparation)|being (?:written|updated|prepared)"
    r"|not (?:ready|written|finished|complete) yet|wip)"
    rf"|(?:(?:the|a|an|this|these|more|further|detailed) )*(?:\w+ )?{_THING} (?:(?:is|are) )?"
    rf"(?:(?:will|to) be (?:added|uploaded|written|inserted|confirmed|announced|defined|clarified){_LATER}?"
    rf"|will be (?:available|updated|provided|published|described){_LATER}|to follow|to come|coming soon"
    r"|(?:is|are) missing(?: here)?)"
    r"|(?:add|insert|put|attach|update) (?:(?:the|a|an) )?(?:screenshot|picture|image|photo|description)s? here"
    r"|(?:we )?will (?:add|update|write|describe) (?:it|this|them|that|the rest) (?:soon|later|shortly)"
    r"|скоро будет|в разработке|уточняется|будет добавлено(?: позже)?|незабаром"
)
_PIECES = expression(r"(?<=[.!?…])[ \t]+")
_MARKS = " \t*_>\"'()[].!?…`-–—:“”«»~#"  # noqa: RUF001 - what stands around a sentence
_STRUCTURE = expression(r"[ \t]*(?:[|#]|!!!|\?\?\?|===)")
"""Lines that mark something as not there yet: headings, tables of what is supported, heads of boxes."""


@looks_for(PROMISE, of_pages=True)
def forgotten_promises(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each sentence that only promises something, in a manual that has steps.

    A provider that is not ready may promise what it likes, and so may a page that is nothing but the promise.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        has_steps = manual.set_up is not None or bool(manual.connects)
        if has_steps and (provider is None or provider.is_ready):
            yield from _of_manual(manual)


def _of_manual(manual: Manual) -> Iterator[Problem]:
    offset = 0
    for line in manual.page.prose.split("\n"):
        start = offset
        for piece in _PIECES.split(line) if not _STRUCTURE.match(line) else ():
            at = manual.page.prose.index(piece, start)
            start = at + len(piece)
            words = " ".join(piece.strip(_MARKS).split())
            if words and _ALONE.fullmatch(words.casefold()):
                message = f"found {quoted_value(words)}, which promises what is not there"
                begin = at + piece.index(words.split(" ", 1)[0])
                yield manual.page.problem(PROMISE, begin, message, "write what was promised, or remove the sentence")
        offset += len(line) + 1
