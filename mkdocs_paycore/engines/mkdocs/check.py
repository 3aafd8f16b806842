"""All problems of a site: it is rendered as a strict build would, into a folder that is thrown away."""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections import Counter
from logging import ERROR
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.context import CheckedSources
from mkdocs_paycore.check.generator import GENERATOR
from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.check.run import run
from mkdocs_paycore.engines.mkdocs.build import (
    UnusableSiteError,
    build_site,
    collected_warnings,
    plugin_of,
    usable_config,
)
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from logging import LogRecord

    from mkdocs.config.defaults import MkDocsConfig

MKDOCS = GENERATOR.name
_DOC_FILE = re.compile(r"Doc file '(?P<file>[^']+)' contains .*? '(?P<link>[^']*)'")


def site_problems(config_file: Path) -> list[Problem]:
    """Return everything that is wrong with a site's sources, in the order of files and lines.

    Args:
        config_file: its mkdocs.yml, which lists the plugin `paycore`.

    Raises:
        UnusableSiteError: the configuration cannot be read or does not list the plugin.
    """
    problems = set[Problem]()
    with collected_warnings() as warnings, tempfile.TemporaryDirectory() as folder:
        config = usable_config(config_file, Path(folder) / "site")
        plugin = plugin_of(config)
        try:
            build_site(config)
        except UnusableSiteError as error:
            is_logged = not error.path and any(warning.levelno >= ERROR for warning in warnings)
            if not plugin.problems and not error.path:
                reasons = [*(warning.getMessage() for warning in warnings), *([] if is_logged else [str(error)])]
                raise UnusableSiteError("; ".join(reasons)) from None
            if not is_logged:
                path = error.path or Path(config.config_file_path).name
                problems.add(Problem(path, error.line, 0, MKDOCS, Severity.ERROR, error.reason))
    known = [*(abort.message for abort in problems), *map(str, plugin.problems)]
    reported = _problems_of_mkdocs(warnings, config, hidden=plugin.hidden_pages)
    problems |= {problem for problem in reported if not any(words in problem.message for words in known)}
    problems.update(plugin.problems)
    if (site := getattr(plugin, "site", None)) is not None:
        run(Stage.CHECK, CheckedSources(site=site), problems.add)
    return sorted(problems)


def _problems_of_mkdocs(
    records: Iterable[LogRecord], config: MkDocsConfig, *, hidden: Collection[str]
) -> Iterator[Problem]:
    """Yield what was logged as problems; MkDocs tells each link of a page that leads nowhere, in their order."""
    root = str(Path(config.config_file_path).resolve().parent)
    reported = Counter[tuple[str, str]]()
    for record in records:
        message = record.getMessage()
        severity = Severity.ERROR if record.levelno >= ERROR else Severity.WARNING
        match = _DOC_FILE.search(message)
        if match is None:
            yield Problem(Path(config.config_file_path).name, 0, 0, MKDOCS, severity, message)
            continue
        page, link = match["file"], match["link"]
        reported[page, link] += 1
        file = Path(config.docs_dir, page)
        source = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
        place = link_place(source, link, number=reported[page, link])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.partition("#")[0]))
        hint = "the brand hides this page: put the link between <<brand_except(…)>> and <<brand_end()>>"
        yield Problem(shown_path(file, root), *place, MKDOCS, severity, message, hint if target in hidden else "")
