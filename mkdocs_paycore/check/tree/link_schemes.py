"""Values that begin a link: they decide where a click leads, so their scheme must be a link's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.tree.value_files import place_of_value, values_files
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.stamping.escapes import LINK_SCHEMES, link_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTree
    from mkdocs_paycore.source.document import Document
    from mkdocs_paycore.source.problem import Problem

LINK_SCHEME = Rule(
    "link-scheme",
    "A value that begins a link and has a scheme that could run code.",
    stage=Stage.TREE,
    example=Sample(
        "brands/acme.yml",
        'custom: {help_page: "javascript:help()"}\n',
        "custom: {help_page: https://help.acme.example/}\n",
    ),
)


@looks_for(LINK_SCHEME)
def bad_link_starts(checked: CheckedTree) -> Iterator[Problem]:
    """Yield a problem for each value that begins a link and has a scheme that is none of a link's."""
    documents: list[Document] | None = None
    for name, page in sorted(checked.link_starts.items()):
        scheme = link_scheme(checked.values.get(name, ""))
        if scheme is not None and scheme not in LINK_SCHEMES:
            message = f"{name} begins a link of {page} and has the scheme {scheme!r}; the link leads nowhere"
            hint = f"expected one of {', '.join(sorted(LINK_SCHEMES))}"
            documents = documents or values_files(checked.root, checked.path, rule=LINK_SCHEME.name)
            document, trail = place_of_value(name, documents)
            place = document.place(trail) if trail else (0, 0)
            yield LINK_SCHEME.problem(document.path, place, message, hint)
