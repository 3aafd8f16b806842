"""Steps to connect a provider that is not ready: in its manual, and in its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.page.kinds import SET_UP
from mkdocs_paycore.manuscript.paragraphs import paragraphs
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

NOT_READY = Rule(
    "manual-of-unready",
    "Steps to connect a provider that is not ready yet, or a sentence that says it can be connected.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/connectors/example/index.md",
        "# Example\n\n## Connect account\n\nPress **Connect**.\n",
        "# Example\n\n## Connect account\n\nYou can connect it later.\n",
    ),
)
_PRESS = expression(r"(?:press|click|choose|select|push)\b[^\n.]{0,20}\bconnect\b", re.IGNORECASE)
_ENTERS = expression(r"\b(?:enter|fill[ \t]+in|paste|upload)\b", re.IGNORECASE)
_LATER = expression(r"\b(?:once|as soon as|later|not yet|not ready|becomes|will be|available)\b", re.IGNORECASE)
_WHO = r"(?P<who>(?i:it)|[A-Z][\w&.-]*+(?: [A-Z][\w&.-]*+){0,2}+)"
_READY = (
    expression(
        rf"\b{_WHO}\s+(?:has\s+(?:already\s+|now\s+)?been|is)\s+(?:(?:already|now|fully)\s+)?"
        r"(?:implemented|integrated|available|supported|ready)\s+(?:at|in|by|with)\s+(?:<<|\{\{|our\b|us\b)"
    ),
    expression(rf"\b[Yy]ou\s+can\s+(?:already\s+|now\s+)?connect\s+{_WHO}(?=\s+(?:now|already|at|to|with|in)\b|[,.])"),
    expression(rf"\b{_WHO}\s+can\s+(?:already\s+|now\s+)?be\s+connected\b"),
)
"""What a sentence says of a provider that is ready."""
_IS_NOT = expression(
    r"\b(?:not|never|no|nor|neither|without|yet|once|as\s+soon\s+as|when|if|whether|until|before|after|later|soon|will|would"
    r"|becomes?|planned|others?|another|test(?:s|ing)?|sandbox)\b|n['\u2019]t\b|\?",
    re.IGNORECASE,
)
"""What takes that back, puts it off, or asks for it."""
_SENTENCE = expression(r"(?:[^.!?\n]|\n(?!\s*\n)|[.!?](?![*_\"')]*(?:\s|\Z)))+[.!?]?")
_WHEN_READY = expression(
    r"\b(?:later|not yet|not ready|will be|planned)\b"
    r"|\b(?:once|as soon as)\b[^.]{0,40}\b(?:form|connect\w*|ready|available)\b",
    re.IGNORECASE,
)
"""What says of the set-up of an account that it is for the time when there is a form."""
_IN_FORM = expression(
    r"\b(?:enter|paste|type|put|fill[ \t]+in|upload|choose|select)\b[^\n.]*\b(?:in|into|on)[ \t]+(?:the|our)[ \t]+"
    r"(?:connection[ \t]+)?form\b(?!\])",
    re.IGNORECASE,
)


@looks_for(NOT_READY, of_pages=True)
def unready_manuals(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem where a manual has its reader connect a provider that is not ready, or prepare for that."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        if provider is not None and manual.code not in checked.site.catalog.listed and _is_unready(provider):
            yield from _says_ready(manual, provider)
            yield from _in_manual(manual, provider)


@looks_for(NOT_READY)
def unready_steps(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each step of a provider's file that has its reader fill in a form which there is not yet."""
    catalog = checked.site.catalog.described()
    for code, provider in catalog.providers.items():
        for index, step in enumerate(provider.setup if _is_unready(provider) and not provider.connections else ()):
            if _IN_FORM.search(step) and not _LATER.search(step):
                message = f"{provider.name} is not ready, but a step has its reader fill in the form"
                hint = "leave the step out, or set status: ready"
                yield catalog.documents[code].problem(("setup", index), NOT_READY, message, hint)


def _is_unready(provider: Provider) -> bool:
    """Return whether a provider cannot be connected yet; of one that has ended the head of the page says so."""
    return not provider.is_ready and not provider.ended


def _says_ready(manual: Manual, provider: Provider) -> Iterator[Problem]:
    """Yield a problem for the first sentence of a manual that says of its provider that it can be connected."""
    page = manual.page
    for sentence in _SENTENCE.finditer(page.with_spans, page.body_start):
        found = (pattern.search(sentence[0]) for pattern in _READY)
        said = next((each for each in found if each and each["who"].lower() in {"it", provider.name.lower()}), None)
        if said is not None and not _IS_NOT.search(sentence[0]):
            message = f"found {quoted_value(said[0])}, and the status of {provider.name} is {provider.status}"
            hint = "say that it can be connected later, or set status: ready"
            yield page.problem(NOT_READY, sentence.start() + said.start(), message, hint)
            return


def _in_manual(manual: Manual, provider: Provider) -> Iterator[Problem]:
    """Yield the first place where a manual has its reader connect a provider, or else set up an account for that."""
    page = manual.page
    texts = [(part.heading.end, manual.text(part)) for part in manual.connects]
    told = ((found.start(), found[0]) for found in paragraphs(page.prose, page.body_start))
    for start, text in (*texts, *(each for each in told if _ENTERS.search(each[1]))):
        pressed = _PRESS.search(text)
        if pressed is not None and not _LATER.search(text):
            message = f"{provider.name} is not ready, but the manual has its reader connect it"
            at = start + pressed.start()
            yield manual.page.problem(
                NOT_READY, at, message, "say that it can be connected later, or set status: ready"
            )
            return
    part = None if provider.connections or manual.connects else manual.set_up
    if part is not None and SET_UP.search(part.heading.title) and not _WHEN_READY.search(manual.text(part)):
        message = f"{provider.name} is not ready, but the manual tells how to set up an account for it"
        yield page.problem(NOT_READY, part.heading.title_start, message, "leave it out, or set status: ready")
