"""Values that begin a link: they decide where a click leads, so their scheme must be a link's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.project.inheritance import with_inherited
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.place import Place
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.yaml.read import read_yaml
from mkdocs_paycore.stamping.escapes import LINK_SCHEMES, link_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTree
    from mkdocs_paycore.source.document import Data, Document, Trail
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
            documents = documents or _values_files(checked)
            path, place = _place(name, documents)
            yield LINK_SCHEME.problem(path, place, message, hint)


def _values_files(checked: CheckedTree) -> list[Document]:
    """Return the file of the values, and those that a configuration inherits."""
    files = with_inherited(checked.root / checked.path)
    root = str(checked.root)
    return [read_yaml(text, path=shown_path(file, root), rule=LINK_SCHEME.name) for file, text in files]


def _place(name: str, documents: list[Document]) -> tuple[str, Place]:
    """Return where a value stands in a brand's file, or in mkdocs.yml; (0, 0) where no file has it."""
    steps = name.split(".")
    for document in documents:
        if trail := _trail(document.data, steps) or _trail(document.data, ["extra", *steps]):
            return document.path, document.place(trail)
    return documents[0].path, Place(0, 0)


def _trail(data: Data, steps: list[str]) -> Trail | None:
    trail: Trail = ()
    for step in steps:
        key = int(step) if isinstance(data, list) and step.isdecimal() else step
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
        trail = (*trail, key)
    return trail
