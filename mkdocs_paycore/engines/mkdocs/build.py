"""Loading a site's configuration, and building it with MkDocs; what is wrong with its sources is told in words."""

from __future__ import annotations

import logging
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import click
from click import ClickException
from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.plugin import PaycorePlugin

_MKDOCS = logging.getLogger("mkdocs")
_OWN_LOGGER = "mkdocs.plugins.paycore"


class UnusableSiteError(ClickException):
    """A site cannot be loaded or built at all; the message says why. A command that meets it was used wrongly.

    `path` and `line` are the place of the fault in the sources, where it is known; the message has them as well.
    """

    exit_code = 2

    def __init__(self, message: str, *, path: str = "", line: int = 0) -> None:
        place = f"{path}:{line}: " if line else f"{path}: " if path else ""
        super().__init__(f"{place}{message}")
        self.reason, self.path, self.line = message, path, line

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message as the commands print theirs."""
        click.echo(f"paycore: {self.message}", file=file, err=file is None)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != _OWN_LOGGER:
            self.records.append(record)


@contextmanager
def collected_warnings() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that gets what MkDocs and other plugins warn of meanwhile; it is not printed."""
    collected = _Warnings()
    _MKDOCS.addHandler(collected)
    propagates, _MKDOCS.propagate = _MKDOCS.propagate, False
    try:
        yield collected.records
    finally:
        _MKDOCS.removeHandler(collected)
        _MKDOCS.propagate = propagates


def usable_config(config_file: Path, site_dir: Path | None) -> MkDocsConfig:
    """Return the configuration of a site that has our plugin.

    Args:
        config_file: its mkdocs.yml.
        site_dir: where the site goes; None: where mkdocs.yml says.

    Raises:
        UnusableSiteError: it cannot be read, is wrong, or does not list the plugin.
    """
    options = {} if site_dir is None else {"site_dir": str(site_dir)}
    with collected_warnings() as warnings:
        try:
            config = load_config(str(config_file), strict=False, **options)
        except (Abort, MkDocsException, ClickException) as error:
            reasons = "; ".join(warning.getMessage() for warning in warnings) or str(error)
            raise UnusableSiteError(f"{config_file} cannot be used: {reasons}") from None
        except RecursionError:
            raise UnusableSiteError(f"{config_file} cannot be used: what it inherits leads back to itself") from None
    for warning in warnings:
        _MKDOCS.handle(warning)
    if "paycore" not in config.plugins:
        raise UnusableSiteError(f"{config_file} does not list the plugin 'paycore' under 'plugins'")
    return config


def plugin_of(config: MkDocsConfig) -> PaycorePlugin:
    """Return our plugin of a usable configuration."""
    return cast("PaycorePlugin", config.plugins["paycore"])


def build_site(config: MkDocsConfig) -> None:
    """Build a site as `mkdocs build` does.

    Raises:
        UnusableSiteError: MkDocs, a plugin or a template of the site cannot go on.
    """
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, MkDocsException, ClickException) as error:
        raise UnusableSiteError(str(error)) from None
    except Exception as error:
        path, line = _place_of(error, plugin_of(config).page_at_hand)
        if not path:
            raise
        root = str(Path(config.config_file_path).resolve().parent)
        raise UnusableSiteError(_words(error), path=shown_path(Path(path), root), line=line) from None
    finally:
        config.plugins.on_shutdown()


def _place_of(error: Exception, page: str) -> tuple[str, int]:
    """Return the file and the line of the sources that an exception came from; no file where it is no fault of theirs.

    Args:
        error: what was raised.
        page: the file of the page that was read last.
    """
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "a template", error.lineno
    frames = traceback.extract_tb(error.__traceback__)  # Jinja2 puts the places of templates into it
    if templates := [frame for frame in frames if frame.filename.endswith((".html", ".xml"))]:
        return templates[-1].filename, templates[-1].lineno or 0
    if isinstance(error, OSError) and error.filename:
        return str(error.filename), 0
    return (page, 0) if isinstance(error, UnicodeError | SnippetMissingError) else ("", 0)


def _words(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        found = error.object[error.start]
        return f"found the byte {found:#x}, which is no UTF-8, in the page or in a snippet of it; expected UTF-8"
    return (isinstance(error, OSError) and error.strerror) or str(error)
