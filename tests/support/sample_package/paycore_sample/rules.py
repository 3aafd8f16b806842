"""A rule over rendered pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.stamping.html import start_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedPages
    from mkdocs_paycore.source.problem import Problem

PLAIN_LINK = Rule(
    "sample-plain-link",
    "A link to an address that begins with http://.",
    severity=Severity.WARNING,
    stage=Stage.PAGES,
    sample=Sample("docs/index.md", "# A\n\n[x](http://x.example/)\n", "# A\n\n[x](https://x.example/)\n"),
)


@looks_for(PLAIN_LINK)
def plain_links(checked: CheckedPages) -> Iterator[Problem]:
    """Yield a problem for each link that is not encrypted."""
    for page in checked.pages:
        for tag in start_tags(page.html):
            link = tag.values().get("href", "")
            if link.startswith("http://"):
                place = link_place(page.source, link, number=1)
                yield PLAIN_LINK.problem(page.path, place, f"found {link}", f"write https{link[4:]}")
