"""Values that begin a link: they decide where a click leads, so their scheme must be a link's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.place import Place
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.yaml.read import read_yaml
from mkdocs_paycore.stamping.escapes import LINK_SCHEMES, link_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.source.document import Data, Document, Trail

RULE = "link-scheme"


def bad_link_starts(
    values: Mapping[str, str], starts: Mapping[str, str], *, path: str, source: str
) -> Iterator[Problem]:
    """Yield a problem for each value that begins a link and has a scheme that is none of a link's.

    Args:
        values: a brand's values, by name.
        starts: names whose value begins a link, each with a page that holds such a link.
        path: the file that holds the values, as messages show it.
        source: that file's text.
    """
    document: Document | None = None
    for name, page in sorted(starts.items()):
        scheme = link_scheme(values.get(name, ""))
        if scheme is not None and scheme not in LINK_SCHEMES:
            message = f"{name} begins a link of {page} and has the scheme {scheme!r}; the link leads nowhere"
            hint = f"expected one of {', '.join(sorted(LINK_SCHEMES))}"
            document = document or read_yaml(source, path=path, rule=RULE)
            yield Problem(path, *_place(name, document), RULE, Severity.ERROR, message, hint)


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
