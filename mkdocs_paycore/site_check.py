"""All problems of a site: it is rendered as a strict build would, into a folder that is thrown away."""

from __future__ import annotations

import logging
import posixpath
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from mkdocs_paycore.catalog.pump import slow_pattern_problems
from mkdocs_paycore.check.evidence import unearned_statuses
from mkdocs_paycore.manual.rendering import shown
from mkdocs_paycore.source.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.plugin import PaycorePlugin

MKDOCS = "mkdocs"
OWN_LOGGER = "mkdocs.plugins.paycore"
_DOC_FILE = re.compile(r"Doc file '(?P<file>[^']+)' contains .*? '(?P<link>[^']*)'")


class UnusableSiteError(Exception):
    """The site cannot be rendered at all; the message says why."""


class _Warnings(logging.Handler):
    """Collects what MkDocs and other plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != OWN_LOGGER:
            self.messages.append(record.getMessage())


def site_problems(config_file: Path) -> list[Problem]:
    """Return everything that is wrong with a site's sources, in the order of files and lines.

    Args:
        config_file: its mkdocs.yml, which lists the plugin `paycore`.

    Raises:
        UnusableSiteError: the configuration cannot be read or does not list the plugin.
    """
    collected = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collected)
    propagates, logger.propagate = logger.propagate, False
    try:
        with tempfile.TemporaryDirectory() as folder:
            config = _config(config_file, Path(folder) / "site", collected)
            plugin = cast("PaycorePlugin", config.plugins["paycore"])
            try:
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            except (Abort, MkDocsException, ClickException) as error:
                if not plugin.problems:
                    raise UnusableSiteError("; ".join([*collected.messages, str(error)])) from None
            finally:
                config.plugins.on_shutdown()
    finally:
        logger.removeHandler(collected)
        logger.propagate = propagates
    told = [_told_by_mkdocs(message, config, hidden=plugin.hidden_pages) for message in collected.messages]
    catalog = plugin.site.catalog
    return sorted({*plugin.problems, *told, *slow_pattern_problems(catalog), *unearned_statuses(catalog)})


def _config(config_file: Path, site_dir: Path, collected: _Warnings) -> MkDocsConfig:
    try:
        config = load_config(str(config_file), site_dir=str(site_dir), strict=False)
    except (Abort, MkDocsException, ClickException) as error:
        reasons = "; ".join(collected.messages) or str(error)
        raise UnusableSiteError(f"{config_file} cannot be used: {reasons}") from None
    if "paycore" not in config.plugins:
        raise UnusableSiteError(f"{config_file} does not list the plugin 'paycore' under 'plugins'")
    return config


def _told_by_mkdocs(message: str, config: MkDocsConfig, *, hidden: Collection[str]) -> Problem:
    match = _DOC_FILE.search(message)
    if match is None:
        return Problem(Path(config.config_file_path).name, 0, 0, MKDOCS, Severity.WARNING, message)
    file = Path(config.docs_dir, match["file"])
    source = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
    at = source.find(match["link"])
    line, column = (source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)) if at >= 0 else (0, 0)
    path = shown(file, str(Path(config.config_file_path).resolve().parent))
    target = posixpath.normpath(posixpath.join(posixpath.dirname(match["file"]), match["link"].partition("#")[0]))
    hint = "the brand hides this page: put the link between <<brand_except(…)>> and <<brand_end()>>"
    return Problem(path, line, column, MKDOCS, Severity.WARNING, message, hint if target in hidden else "")
