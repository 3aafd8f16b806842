"""Snippets that a page takes in, and that are not there: `pymdownx.snippets` leaves the place empty without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.targets import MISSING_FILE
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_SNIPPET = expression(r"^[ \t]*-{1,}8<-{1,}[ \t]+(?P<mark>[\"'])(?P<name>[^\"'\n]+)(?P=mark)[ \t]*$", re.MULTILINE)
_PART = expression(r":[-\w:,]*$")
"""The lines or the part of a snippet that a page takes."""
_TURNED_ON = expression(r"\bpymdownx\.snippets\b|\bmaterial\.extensions\b")


@looks_for(MISSING_FILE, stage=Stage.TEXT)
def lost_snippets(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each snippet on a line of its own that no folder has; addresses are left alone."""
    paths = checked.project.snippets
    if not any(_TURNED_ON.search(text) for _, text in checked.config_sources):
        return
    for page in checked.manuscripts:
        for found in _SNIPPET.finditer(page.body) if "8<" in page.text else ():
            name = found["name"]
            plain = _PART.sub("", name)
            if "://" in name or name.startswith((";", ":")) or page.is_code(found.start("name")):
                continue
            if paths.find(name) is None and paths.find(plain) is None:
                message = f"there is no snippet {quoted_value(plain)}"
                beside = {
                    file.relative_to(folder).as_posix()
                    for folder in paths.folders
                    for file in (folder / plain).parent.glob("*")
                    if file.is_file()
                }
                yield page.problem(MISSING_FILE, found.start("name"), message, did_you_mean(plain, beside))
