"""What the site generator itself and other plugins warn of, and what of a site it cannot find."""

from __future__ import annotations

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage

GENERATOR = Rule(
    "mkdocs",
    "A warning of MkDocs or of another plugin, such as a page that the navigation names and nobody wrote.",
    severity=Severity.WARNING,
    stage=Stage.PAGES,
    varies="an error for what ends a build",
    example=Sample("mkdocs.yml", "nav: [indx.md]\n", "nav: [index.md]\n"),
)
NOT_INSTALLED = Rule(
    "not-installed",
    "A plugin, theme or Markdown extension that a site names and that is not installed: no build can use the site."
    " Its sources are checked without it.",
    severity=Severity.ERROR,
    stage=Stage.PAGES,
    is_fixed=True,
    example=Sample("mkdocs.yml", "plugins: [paycore, serch]\n", "plugins: [paycore, search]\n"),
)
