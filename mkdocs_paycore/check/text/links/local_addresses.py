"""Addresses that lead only the writer somewhere: to a file of a computer, or to a server that runs on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

LOCAL_ADDRESS = Rule(
    "local-address",
    "A link or picture on the writer's own computer, or in a manual on `localhost`; or with `\\` in place of `/`.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n![The form](file:///home/me/form.png)\n",
        "# Start\n\n![The form](https://pay.example/form.png)\n",
    ),
)
_FILE = expression(r"file:|[A-Za-z]:[\\/]|/(?:Users|home)/[\w.-]+/|~/", re.IGNORECASE)
_SERVER = expression(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)", re.IGNORECASE)
_RELATIVE = expression(r"[\w.-]+(?:[\\/][\w.-]+)*")


@looks_for(LOCAL_ADDRESS, of_pages=True)
def local_addresses(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each target that no reader can open; guides for developers may lead to `localhost`."""
    for page in checked.manuscripts:
        for link in page.links:
            target, start = link.target, link.target_start
            if "\\" in target and _RELATIVE.fullmatch(target):
                right = target.replace("\\", "/")
                message = f"found a backslash in the address {quoted_value(target)}"
                fix = (Edit(start, start + len(target), right),)
                yield page.problem(LOCAL_ADDRESS, start, message, f"expected {right}", fix=fix)
            elif _FILE.match(target):
                message = f"the address {quoted_value(target)} is that of a file on the writer's computer"
                yield page.problem(LOCAL_ADDRESS, start, message, "put the file into the site, and lead to it there")
            elif _SERVER.match(target) and code_of(page, checked) is not None:
                message = f"the address {quoted_value(target)} leads to the reader's own computer"
                yield page.problem(LOCAL_ADDRESS, start, message, "write the address of the provider")
