"""Values that begin a link: they decide where a click leads, so their scheme must be a link's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.sink import LINK_SCHEMES, link_scheme
from mkdocs_paycore.source.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    for name, page in sorted(starts.items()):
        scheme = link_scheme(values.get(name, ""))
        if scheme is not None and scheme not in LINK_SCHEMES:
            message = f"{name} begins a link of {page} and has the scheme {scheme!r}; the link leads nowhere"
            hint = f"expected one of {', '.join(sorted(LINK_SCHEMES))}"
            line, column = _place(name, source)
            yield Problem(path, line, column, RULE, Severity.ERROR, message, hint)


def _place(name: str, source: str) -> tuple[int, int]:
    key = name.rpartition(".")[2]
    found = re.search(rf"^[ \t]*{re.escape(key)}[ \t]*:[ \t]*", source, re.MULTILINE)
    if found is None:
        return 0, 0
    return source.count("\n", 0, found.end()) + 1, found.end() - source.rfind("\n", 0, found.end())
