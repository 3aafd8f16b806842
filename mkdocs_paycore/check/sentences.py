"""Variables in the sentences of provider files: each fault told once, with its place in `provider.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.syntax import Finding, substitute
from mkdocs_paycore.markdown.vocabulary import PageVocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.source.problem import Problem


def sentence_problems(site: Site) -> Iterator[Problem]:
    """Yield what is wrong in the sentences (help, setup, warnings …) of the site's providers."""
    for sentence in site.catalog.sentences():
        found: list[Finding] = []
        substitute(sentence.text, PageVocabulary(site, Page(provider_code=sentence.code)), report=found.append)
        for finding in found:
            token = sentence.text[finding.start : finding.end]
            yield sentence.problem(finding.rule, finding.message, finding.suggestion, at=token)
