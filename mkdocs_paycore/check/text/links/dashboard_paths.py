"""Links into the dashboard with a slip in their path, which the other links of a site show: `payment-provders`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.dashboard_links import DASHBOARD_LINK, TO_DASHBOARD
from mkdocs_paycore.check.text.providers.of_pages import code_of, known_codes
from mkdocs_paycore.check.text.words.misspelt_words import is_slip
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_SEGMENT = expression(r"[A-Za-z][\w.-]*")
_FEWEST = 3
"""So many links have a folder of the dashboard, before another one is a slip of it."""


@looks_for(DASHBOARD_LINK, stage=Stage.TEXT)
def misspelt_paths(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each folder of the dashboard that one link alone has, and that is a slip of a usual one.

    Links of a manual to its own provider are compared with that provider's address.
    """
    links = [
        (page, link, to.start("path"), segment)
        for page in checked.manuscripts
        for link in page.links
        if not link.is_picture and (to := TO_DASHBOARD.match(link.target)) is not None
        for segment in _SEGMENT.finditer(re.split(r"[?#]", to["path"])[0])
    ]
    counts = Counter(segment[0] for *_, segment in links)
    usual = [folder for folder, count in counts.items() if count >= _FEWEST]
    known = known_codes(checked)
    for page, link, path_start, segment in links:
        found = segment[0]
        if counts[found] > 1 or found in known or code_of(page, checked) is not None:
            continue
        meant = [folder for folder in usual if is_slip(found, folder)]
        if len(meant) == 1:
            at = link.target_start + path_start + segment.start()
            message = f"found {quoted_value(found)} in a link into the dashboard, which no other link has"
            yield page.problem(DASHBOARD_LINK, at, message, f"did you mean {meant[0]!r}?")
