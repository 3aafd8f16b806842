"""All problems of a site: it is rendered as a strict build would, into a folder that is thrown away."""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections import Counter
from logging import ERROR
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.check.context import CheckedSources, CheckedTexts
from mkdocs_paycore.check.generator import GENERATOR
from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.site_reporter import site_reporter
from mkdocs_paycore.check.weights import chosen_weights
from mkdocs_paycore.engines.mkdocs.config import plugin_of, project_of, usable_config
from mkdocs_paycore.engines.mkdocs.files import page_files
from mkdocs_paycore.engines.mkdocs.log import collected_warnings
from mkdocs_paycore.engines.mkdocs.run import run_build
from mkdocs_paycore.project.manuscripts import read_manuscripts
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from logging import LogRecord

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.render import RenderResult

_DOC_FILE = re.compile(r"Doc file '(?P<file>[^']+)' contains .*? '(?P<link>[^']*)'")


def site_problems(config_file: Path, *, only: Collection[str] = (), ignored: Collection[str] = ()) -> list[Problem]:
    """Return everything that is wrong with a site's sources, in the order of files and lines.

    Args:
        config_file: its mkdocs.yml, which lists the plugin `paycore`.
        only: the rules that are asked for, by name; where there are none, all are.
        ignored: the rules that are not wanted.

    Raises:
        UnusableSiteError: the configuration cannot be read or does not list the plugin.
        UnknownRuleError: there is no rule of such a name.
    """
    chosen_weights({}, only=only, ignored=ignored)  # a name that is wrong is refused at once
    fatal, causes = set[Problem](), set[str]()
    with collected_warnings() as warnings, tempfile.TemporaryDirectory() as folder:
        config = usable_config(config_file, Path(folder) / "site")
        plugin = plugin_of(config)
        plugin.request = RenderRequest(is_quiet=True)
        try:
            run_build(config)
        except UnusableSiteError as error:
            fatal = _fatal(error, warnings, config, plugin.result)
            if fatal or any(getattr(cause, "is_reported", False) for cause in _chain(error)):
                causes = {text for cause in _chain(error) if (text := str(cause))}
                if plugin.page_at_hand and any(isinstance(cause, UnicodeError) for cause in _chain(error)):
                    causes.add(Path(plugin.page_at_hand).name)  # MkDocs logs *Encoding error reading file: …*
    others = [record for record in warnings if not record.getMessage().endswith(tuple(causes))]
    report, _ = site_reporter(project_of(config, plugin.config), only=only, ignored=ignored)
    report.report_all(_problems_of_mkdocs(others, config, hidden=plugin.result.hidden_pages))
    report.report_all(plugin.result.problems)
    if (prepared := plugin.result.prepared) is not None:
        run(Stage.CHECK, CheckedSources(site=prepared.site), report, wants=report.wants)
        run(Stage.TEXT, _texts(prepared, config), report, wants=report.wants)
    return sorted({*report.problems, *fatal})  # nothing silences what ends a build


def _texts(prepared: Prepared, config: MkDocsConfig) -> CheckedTexts:
    """Return the pages that MkDocs would render, as they are typed."""
    brands = SiteBrands(prepared.project)
    manuscripts = read_manuscripts(prepared.project, page_files(config))
    known = brands.read(brands.names()) or [prepared.brand]
    return CheckedTexts(site=prepared.site, project=prepared.project, manuscripts=manuscripts, brands=known)


def _fatal(
    error: UnusableSiteError, warnings: Iterable[LogRecord], config: MkDocsConfig, result: RenderResult
) -> set[Problem]:
    """Return what ended a build as a problem; none where it was reported or logged before.

    Raises:
        UnusableSiteError: nothing of the site could be checked.
    """
    if error.path:
        return {GENERATOR.problem(error.path, (error.line, 0), error.reason, severity=Severity.ERROR)}
    is_logged = any(warning.levelno >= ERROR for warning in warnings)
    if not result.problems:
        reasons = [*(warning.getMessage() for warning in warnings), *([] if is_logged else [str(error)])]
        raise UnusableSiteError("; ".join(reasons)) from None
    path = Path(config.config_file_path).name
    return set() if is_logged else {GENERATOR.problem(path, (0, 0), error.reason, severity=Severity.ERROR)}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it came from; MkDocs logs what ends a build by the words of one of them."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


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
            yield GENERATOR.problem(Path(config.config_file_path).name, (0, 0), message, severity=severity)
            continue
        page, link = match["file"], match["link"]
        seen[page, link] += 1
        file = Path(config.docs_dir, page)
        source = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
        place = link_place(source, link, number=seen[page, link])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.partition("#")[0]))
        hint = "the brand hides this page: put the link between <<brand_except(…)>> and <<brand_end()>>"
        hint = hint if target in hidden else ""
        yield GENERATOR.problem(shown_path(file, root), place, message, hint, severity=severity)
