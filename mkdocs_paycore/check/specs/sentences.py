"""The sentences of provider files: each fault of variables and Markdown once, with its place in `provider.yml`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.sentence import objections
from mkdocs_paycore.markdown.syntax import MALFORMED, UNKNOWN, UNKNOWN_COMPONENT, Finding, substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.problem import Problem

PROVIDER_SENTENCE = Rule(
    "provider-sentence",
    "HTML, a component call or a link that could run code in a sentence of a provider, which is inline Markdown.",
    example=Sample(
        "docs/connectors/acme/provider.yml", "help: <b>Never</b> share it.\n", 'help: "**Never** share it."\n'
    ),
)


@looks_for(PROVIDER_SENTENCE, UNKNOWN, MALFORMED, UNKNOWN_COMPONENT, stage=Stage.SOURCES)
def sentence_problems(checked: CheckedSources) -> Iterator[Problem]:
    """Yield what is wrong in the sentences (help, setup, warnings …) of the site's providers."""
    site = checked.site
    for sentence in site.catalog.sentences():
        found: list[Finding] = []
        substitute(sentence.text, PageVocabulary(site, Page(provider_code=sentence.code)), report=found.append)
        for finding in found:
            token = sentence.text[finding.start : finding.end]
            problem = sentence.problem(finding.rule, finding.message, finding.suggestion, at=token)
            yield replace(problem, follows=finding.follows)
        for text, message, suggestion in objections(sentence.text):
            yield sentence.problem(PROVIDER_SENTENCE, message, suggestion, at=text)
