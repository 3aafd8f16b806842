"""All problems of a site: it is rendered as a strict build would, into a folder that is thrown away."""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections import Counter
from logging import ERROR
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.timing import slow_pattern_problems
from mkdocs_paycore.check.evidence import unearned_statuses
from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.engines.mkdocs.config import plugin_of, usable_config
from mkdocs_paycore.engines.mkdocs.log import collected_warnings
from mkdocs_paycore.engines.mkdocs.run import run_build
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from logging import LogRecord

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.render import RenderResult

MKDOCS = "mkdocs"
_DOC_FILE = re.compile(r"Doc file '(?P<file>[^']+)' contains .*? '(?P<link>[^']*)'")


def site_problems(config_file: Path) -> list[Problem]:
    """Return everything that is wrong with a site's sources, in the order of files and lines.

    Args:
        config_file: its mkdocs.yml, which lists the plugin `paycore`.

    Raises:
        UnusableSiteError: the configuration cannot be read or does not list the plugin.
    """
    problems, causes = set[Problem](), set[str]()
    with collected_warnings() as warnings, tempfile.TemporaryDirectory() as folder:
        config = usable_config(config_file, Path(folder) / "site")
        plugin = plugin_of(config)
        plugin.request = RenderRequest(is_quiet=True)
        try:
            run_build(config)
        except UnusableSiteError as error:
            causes = {str(cause) for cause in _chain(error)}
            problems |= _fatal(error, warnings, config, plugin.result)
    others = [record for record in warnings if not _repeats(record, causes if problems else set(), plugin.result)]
    problems |= set(_problems_of_mkdocs(others, config, hidden=plugin.result.hidden_pages))
    problems.update(plugin.result.problems)
    if (prepared := plugin.result.prepared) is not None:
        problems |= {*slow_pattern_problems(prepared.site.catalog), *unearned_statuses(prepared.site.catalog)}
    return sorted(problems)


def _fatal(
    error: UnusableSiteError, warnings: Iterable[LogRecord], config: MkDocsConfig, result: RenderResult
) -> set[Problem]:
    """Return what ended a build as a problem; none where it was reported or logged before.

    Raises:
        UnusableSiteError: nothing of the site could be checked.
    """
    if error.path:
        return {Problem(error.path, error.line, 0, MKDOCS, Severity.ERROR, error.reason)}
    is_logged = any(warning.levelno >= ERROR for warning in warnings)
    if not result.problems:
        reasons = [*(warning.getMessage() for warning in warnings), *([] if is_logged else [str(error)])]
        raise UnusableSiteError("; ".join(reasons)) from None
    path = Path(config.config_file_path).name
    return set() if is_logged else {Problem(path, 0, 0, MKDOCS, Severity.ERROR, error.reason)}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it came from."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _repeats(record: LogRecord, causes: Collection[str], result: RenderResult) -> bool:
    """Tell whether MkDocs logged the exception that ended the build, which is reported with its place."""
    message = record.getMessage()
    return any(message.endswith(cause) for cause in causes if cause) or (
        result.prepared is None and bool(result.problems) and str(result.problems[0]) in message
    )


def _problems_of_mkdocs(
    records: Iterable[LogRecord], config: MkDocsConfig, *, hidden: Collection[str]
) -> Iterator[Problem]:
    """Yield what was logged as problems; MkDocs reports each link of a page that leads nowhere, in their order."""
    root = str(Path(config.config_file_path).resolve().parent)
    seen = Counter[tuple[str, str]]()
    for record in records:
        message = record.getMessage()
        severity = Severity.ERROR if record.levelno >= ERROR else Severity.WARNING
        match = _DOC_FILE.search(message)
        if match is None:
            yield Problem(Path(config.config_file_path).name, 0, 0, MKDOCS, severity, message)
            continue
        page, link = match["file"], match["link"]
        seen[page, link] += 1
        file = Path(config.docs_dir, page)
        source = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
        place = link_place(source, link, number=seen[page, link])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.partition("#")[0]))
        hint = "the brand hides this page: put the link between <<brand_except(…)>> and <<brand_end()>>"
        yield Problem(shown_path(file, root), *place, MKDOCS, severity, message, hint if target in hidden else "")
