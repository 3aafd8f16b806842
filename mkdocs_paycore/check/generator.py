"""What the site generator itself and other plugins warn of."""

from __future__ import annotations

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage

GENERATOR = Rule(
    "mkdocs",
    "A warning of MkDocs or of another plugin, such as a link that leads nowhere.",
    severity=Severity.WARNING,
    stage=Stage.PAGES,
    sample=Sample("docs/index.md", "# Start\n\nSee [the list](lst.md).\n", "# Start\n\nSee [the list](list.md).\n"),
)
