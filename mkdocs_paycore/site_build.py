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

from mkdocs_paycore.manual.rendering import shown

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
        super().__init__(f"{path}:{line}: {message}" if path else message)
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
        place = _place_in_template(error)
        if place is None:
            raise
        root = str(Path(config.config_file_path).resolve().parent)
        raise UnusableSiteError(str(error), path=shown(Path(place[0]), root), line=place[1]) from None
    finally:
        config.plugins.on_shutdown()


def _place_in_template(error: Exception) -> tuple[str, int] | None:
    """Return the template and the line that an exception came from; Jinja2 puts them into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "a template", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next(
        (
            (frame.filename, frame.lineno or 0)
            for frame in reversed(frames)
            if frame.filename.endswith((".html", ".xml"))
        ),
        None,
    )
