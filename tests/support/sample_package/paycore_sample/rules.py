"""A rule over pages as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

PLAIN_LINK = Rule(
    "sample-plain-link",
    "A link to an address that begins with http://.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# A\n\n[x](http://x.example/)\n", "# A\n\n[x](https://x.example/)\n"),
)


@looks_for(PLAIN_LINK, of_pages=True)
def plain_links(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link that is not encrypted."""
    for page in checked.manuscripts:
        for link in page.links:
            if link.target.startswith("http://"):
                hint = f"write https{link.target[4:]}"
                yield page.problem(PLAIN_LINK, link.target_start, f"found {link.target}", hint)
