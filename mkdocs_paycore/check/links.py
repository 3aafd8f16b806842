"""Values that begin a link: they decide where a click leads, so their scheme must be a link's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.place import Place
from mkdocs_paycore.source.rule import Rule, Stage, looks_for
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
)


@looks_for(LINK_SCHEME)
def bad_link_starts(checked: CheckedTree) -> Iterator[Problem]:
    """Yield a problem for each value that begins a link and has a scheme that is none of a link's."""
    document: Document | None = None
    for name, page in sorted(checked.link_starts.items()):
        scheme = link_scheme(checked.values.get(name, ""))
        if scheme is not None and scheme not in LINK_SCHEMES:
            message = f"{name} begins a link of {page} and has the scheme {scheme!r}; the link leads nowhere"
            hint = f"expected one of {', '.join(sorted(LINK_SCHEMES))}"
            document = document or _values_file(checked)
            yield LINK_SCHEME.problem(checked.path, _place(name, document), message, hint)


def _values_file(checked: CheckedTree) -> Document:
    source = (checked.root / checked.path).read_text("utf-8-sig", errors="replace")
    return read_yaml(source, path=checked.path, rule=LINK_SCHEME.name)


def _place(name: str, document: Document) -> Place:
    """Return where a value stands in a brand's file, or in mkdocs.yml; (0, 0) where another file has it."""
    steps = name.split(".")
    trail = _trail(document.data, steps) or _trail(document.data, ["extra", *steps])
    return document.place(trail) if trail else Place(0, 0)


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
