"""What the site generator itself and other plugins warn of."""

from __future__ import annotations

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage

GENERATOR = Rule(
    "mkdocs",
    "A warning of MkDocs or of another plugin, such as a page that the navigation names and nobody wrote.",
    severity=Severity.WARNING,
    stage=Stage.PAGES,
    example=Sample("mkdocs.yml", "nav: [indx.md]\n", "nav: [index.md]\n"),
)
