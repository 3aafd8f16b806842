"""Running MkDocs: a build, and in words whatever ends one."""

from __future__ import annotations

import traceback
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, MkDocsException
from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.engines.mkdocs.config import plugin_of
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.engines.mkdocs.build import Build


class PagesAreNext(Exception):  # noqa: N818 - no fault
    """A build ends here, as it was asked to: its files and navigation are there, and pages come next."""


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
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, MkDocsException) as error:
        raise UnusableSiteError(str(error)) from error
    except PagesAreNext:
        raise
    except Exception as error:
        path, line = _place_of(error, plugin_of(config).page_at_hand)
        if not path and isinstance(error, OSError) and error.strerror:
            raise UnusableSiteError(f"the site cannot be built: {error.strerror}") from error
        if not path:
            raise
        root = str(Path(config.config_file_path).resolve().parent)
        raise UnusableSiteError(_words(error), path=shown_path(Path(path), root), line=line) from error
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
    if isinstance(error, UnicodeDecodeError):
        return page, _line_of(error, Path(page))
    return (page, 0) if isinstance(error, UnicodeError | SnippetMissingError) else ("", 0)


def _line_of(error: UnicodeDecodeError, page: Path) -> int:
    """Return the line of the byte that is no UTF-8, if it is one of the page; 0 if it is one of another file."""
    is_of_page = page.is_file() and page.read_bytes().removeprefix(BOM_UTF8) == error.object.removeprefix(BOM_UTF8)
    return error.object.count(b"\n", 0, error.start) + 1 if is_of_page else 0


def _words(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        found = error.object[error.start]
        return f"found the byte {found:#x}, which is no UTF-8, in the page or in a snippet of it; expected UTF-8"
    return (isinstance(error, OSError) and error.strerror) or str(error)
