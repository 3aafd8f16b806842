"""Running MkDocs: a build, and in words whatever ends one."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, BuildError, MkDocsException

from mkdocs_paycore.engines.mkdocs.config import plugin_of
from mkdocs_paycore.engines.mkdocs.other_plugins.plugin_error import PluginFailureError, in_words
from mkdocs_paycore.engines.mkdocs.pages_next import PagesAreNext
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.engines.mkdocs.build import Build


def run_until_pages(config: MkDocsConfig, look: Callable[[Build, Files, MkDocsConfig], None]) -> None:
    """Build the site of a usable configuration until its files and navigation are there; nothing is rendered.

    Args:
        config: changed by the plugins of the site.
        look: called then, with the build, its files, and the configuration as plugins left it.

    Raises:
        UnusableSiteError: as in `run_build`.
    """
    plugin = plugin_of(config)
    plugin.at_pages = look
    try:
        with suppress(PagesAreNext):
            run_build(config)
    finally:
        plugin.at_pages = None  # MkDocs keeps the plugin for the next build of a process


def run_build(config: MkDocsConfig) -> None:
    """Build the site of a usable configuration as `mkdocs build` does.

    Args:
        config: changed by the plugins of the site.

    Raises:
        UnusableSiteError: MkDocs, a plugin or a template of the site cannot go on.
    """
    with _unusable_in_words(config):
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        finally:
            config.plugins.on_shutdown()


@contextmanager
def _unusable_in_words(config: MkDocsConfig) -> Iterator[None]:
    try:
        yield
    except PluginFailureError as failure:
        raise UnusableSiteError(failure.reason, path=failure.path, line=failure.line) from failure
    except (Abort, MkDocsException) as error:
        reason = error.__context__ if isinstance(error.__context__, BuildError) else error  # MkDocs logs it only
        raise UnusableSiteError(str(reason)) from error
    except PagesAreNext:
        raise
    except Exception as error:
        found = in_words(error, config, page=plugin_of(config).page_at_hand)  # in what MkDocs runs beside a build
        if found is None and isinstance(error, OSError) and error.strerror:
            raise UnusableSiteError(f"the site cannot be built: {reason_of(error)}") from error
        if found is None:
            raise
        raise UnusableSiteError(found.reason, path=found.path, line=found.line) from error
