"""What MkDocs and other plugins logged, as problems with a place."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from logging import ERROR
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.check.tree.site_links import PAGE_ENDINGS
from mkdocs_paycore.engines.mkdocs.problems.logged_navigation import of_navigation
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from logging import LogRecord

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.source.problem import Problem

DeadLink = tuple[str, str]
"""A page, as a path below the docs folder, and a link in it as it is typed."""
_DOC_FILE = expression(r"Doc file '(?P<file>[^']+)' contains .*? '(?P<link>[^']*)'")
_NAV_PAGE = expression(
    rf"A reference to '[^']*(?:{'|'.join(map(re.escape, PAGE_ENDINGS))})'"
    " is included in the 'nav' configuration, which is not found"
)
"""The rule `missing-nav-page` reports these, with their lines."""
_VARIABLE = expression(r"\{\{[ \t]*([\w.-]+)[ \t]*\}\}")
_DEAD = expression(r"not found among documentation files|does not contain an anchor|no such anchor")
_TRACEBACK = "Traceback (most recent call last)"
_PAGE_OF_MACROS = expression(r"_File_: `(?P<file>[^`\n]+)`")
_HIDDEN = "the brand hides this page: put the link between <<brand_except(…)>> and <<brand_end()>>"


def _of_macros(message: str, config: MkDocsConfig, *, root: str) -> tuple[str, str]:
    """Return the file that a message is about and its words, without the traceback that `macros` logs as Markdown."""
    file = Path(config.config_file_path)
    if _TRACEBACK not in message:
        return file.name, message
    page = _PAGE_OF_MACROS.search(message)
    words = " ".join(message.partition(_TRACEBACK)[0].replace("`", " ").replace("# ", " ").split())
    return (shown_path(Path(config.docs_dir, page["file"]), root) if page else file.name), words


def logged_problems(
    records: Iterable[LogRecord], config: MkDocsConfig, *, hidden: Collection[str], reported: Collection[DeadLink]
) -> Iterator[Problem]:
    """Yield what was logged as problems; MkDocs reports each link of a page that leads nowhere, in their order.

    A dead link that a snippet brings into a page is an error, as one of the page itself is; the rules see no snippet's.

    Args:
        records: what was logged.
        config: the configuration of the site.
        hidden: the pages that the brand hides.
        reported: links that a rule reports; they are left out.
    """
    root = str(Path(config.config_file_path).resolve().parent)
    reported = {(page, _VARIABLE.sub(r"<<\1>>", link)) for page, link in reported} | {*reported}
    seen = Counter[DeadLink]()
    for record in records:
        message = record.getMessage()
        severity = Severity.ERROR if record.levelno >= ERROR else Severity.WARNING
        if _NAV_PAGE.match(message):
            continue
        match = _DOC_FILE.search(message)
        if (named := of_navigation(message, config, root=root)) is not None:
            yield from named
            continue
        if match is None:
            path, words = _of_macros(message, config, root=root)
            yield GENERATOR.problem(path, (0, 0), words, severity=severity)
            continue
        page, link = match["file"], match["link"]
        if (page, link) in reported:
            continue
        seen[page, link] += 1
        file = Path(config.docs_dir, page)
        source = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
        place = link_place(source, link, number=seen[page, link])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.partition("#")[0]))
        hint = _HIDDEN if target in hidden else ""
        is_of_snippet = link not in source
        severity = Severity.ERROR if is_of_snippet and _DEAD.search(message) else severity
        yield GENERATOR.problem(shown_path(file, root), place, message, hint, severity=severity)
