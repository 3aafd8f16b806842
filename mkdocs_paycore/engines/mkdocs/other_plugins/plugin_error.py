"""Exceptions of other plugins, of hooks and of Markdown extensions, in words: who raised what, and for which page."""

from __future__ import annotations

import os
import re
import sys
from codecs import BOM_UTF8
from importlib.metadata import packages_distributions
from inspect import unwrap
from pathlib import Path
from traceback import extract_tb, walk_tb
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config.config_options import Hooks, Plugins
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import PluginCollection, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.theme import Theme
from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.files.generated import is_made_by_us
from mkdocs_paycore.engines.mkdocs.pages_next import BuildEndsEarly
from mkdocs_paycore.engines.mkdocs.problems.missing_template import missing_template
from mkdocs_paycore.markdown.loading import LOADS_EXTENSION
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import is_full, reason_of
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("paycore")
_OURS, _PLUGIN = "mkdocs_paycore", "paycore"
_CARRIERS = frozenset({_OURS, "mkdocs", AT_WORK, "jinja2", "markdown", "click", "yaml", "_pytest", "pluggy"})
"""Packages that run the code of others; what they raise is the fault of whom they run, or of what they were given."""
_BUILDERS = frozenset({"_populate_page", "_build_page"})
"""The functions of MkDocs that have a page at hand, as their local variable `page`."""
_LOADERS = {
    Plugins.load_plugin.__code__: ("plugin", "name"),
    unwrap(Hooks._load_hook).__code__: ("hook", "name"),  # noqa: SLF001 - the name of a hook is kept nowhere else
    Theme.__init__.__code__: ("theme", "name"),
    LOADS_EXTENSION: ("Markdown extension", "ext_name"),
}
"""By the code that loads what a site names, what that is, and the local variable that is its name."""
_EXTENSION = expression(r"(?:Config value '\w+': )?Failed to load extension '(.*?)'\.\n(?:  [^\n]*\n)*(.+)", re.DOTALL)
"""What MkDocs says of an extension of Markdown that cannot be loaded: its name, a traceback, what was raised."""
_TRACEBACK_IS_SHOWN = "(--verbose shows the traceback)"


class PluginFailureError(PluginError):
    """A build ended by an exception; the message has the place and says who raised what.

    Attributes:
        reason: the message without its place.
        path: the file, as messages show it.
        line: its line, from 1; 0 where it is not known.
    """

    def __init__(self, reason: str, *, path: str, line: int = 0) -> None:
        """Keep what is wrong and where."""
        place = f"{path}:{line}: " if line else f"{path}: "
        super().__init__(f"{place}{reason}")
        self.reason, self.path, self.line = reason, path, line


def in_words(error: BaseException, config: MkDocsConfig | None = None, *, page: str = "") -> PluginFailureError | None:
    """Return an exception that ended a build in words, and log its traceback for those who debug.

    Args:
        error: what was raised.
        config: that of the build; None: the one that the exception came from.
        page: the file of the page that was read last.

    Returns:
        None where it has words already, is no fault of the site or of another plugin, or ends the process.
    """
    config = config or _config(error)
    if (
        config is None
        or isinstance(error, Abort | MkDocsException | BuildEndsEarly)
        or not isinstance(error, Exception)
    ):
        return None
    root = str(Path(config.config_file_path).resolve().parent)
    if is_full(error):
        path = shown_path(Path(config.config_file_path), root)
        return PluginFailureError(f"the site cannot be built: {reason_of(error)}", path=path)
    if (missing := missing_template(error, _frames(error))) is not None:
        path, line, reason = missing
        return PluginFailureError(reason, path=shown_path(Path(path), root), line=line)
    who = _plugin(error, config)
    path, line = _undecodable_template(error) or _template(error) or (not who and _place_of(error, page)) or ("", 0)
    if path:
        failure = PluginFailureError(_words(error), path=shown_path(Path(path), root), line=line)
    elif who := who or _package(error):
        path = _page_of(error) or config.config_file_path
        reason = f"{who} failed: {_of(error)}{_of_made_file(error, config)}"
        failure = PluginFailureError(reason, path=shown_path(Path(path), root))
    else:
        return None
    log.debug("the traceback of what ended the build", exc_info=error)
    return failure


def _config(error: BaseException) -> MkDocsConfig | None:
    """Return the configuration of the build that an exception ends."""
    found = (frame.f_locals.get("config") for frame in _frames(error) if frame.f_code is build.__code__)
    return next(found, None)


def loading_in_words(error: BaseException) -> str:
    """Return in words the `error` of what MkDocs loaded, or of a plugin that it set up; nothing for others."""
    for frame in reversed(list(_frames(error))):
        if frame.f_code in _LOADERS:
            kind, name = _LOADERS[frame.f_code]
            return f"the {kind} {frame.f_locals[name]!r} cannot be loaded: {_of(error)}"
        if frame.f_code is PluginCollection.run_event.__code__:
            name = frame.f_locals["self"]._event_origins.get(frame.f_locals["method"], "")  # noqa: SLF001 - kept nowhere else
            kind = "hook" if name.endswith(".py") else "plugin"
            return f"the {kind} {name!r} (in on_{frame.f_locals['name']}) failed: {_of(error)}" if name else ""
    return ""


def extension_in_words(message: str) -> str:
    """Return a `message` of MkDocs without the traceback that it has where an extension of Markdown is broken."""
    found = _EXTENSION.fullmatch(message)
    if found is None:
        return message
    log.debug("the traceback of what ended the build: %s", message)
    words = " ".join(found[2].split())
    return f"the Markdown extension {found[1]!r} cannot be loaded: {words} {_TRACEBACK_IS_SHOWN}"


def _of(error: BaseException) -> str:
    return f"{_named(error)} {_TRACEBACK_IS_SHOWN}"


def _plugin(error: BaseException, config: MkDocsConfig) -> str:
    """Return in words the plugin or hook that MkDocs ran last; nothing where it ran none or ours."""
    for frame in reversed(list(_frames(error))):
        if frame.f_code is PluginCollection.run_event.__code__:
            name = frame.f_locals["self"]._event_origins.get(frame.f_locals["method"], "")  # noqa: SLF001 - kept nowhere else
            kind = "hook" if name in config.hooks else "plugin"
            return "" if name == _PLUGIN else f"the {kind} {name!r} (in on_{frame.f_locals['name']})"
    return ""


def _package(error: BaseException) -> str:
    """Return in words the installed package whose code raised, or MkDocs; nothing where it is Python's or ours."""
    for frame in reversed(list(_frames(error))):
        module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        if module == AT_WORK:
            return AT_WORK
        if module in _CARRIERS:
            return ""
        if module not in sys.stdlib_module_names and (found := packages_distributions().get(module)):
            return f"the package {found[0]!r}"
    return ""


def _of_made_file(error: Exception, config: MkDocsConfig) -> str:
    """Return what to do where a plugin looks in the docs folder for a file that only a build makes; else nothing."""
    if not isinstance(error, FileNotFoundError) or not isinstance(error.filename, str):
        return ""
    path = Path(os.path.relpath(error.filename, config.docs_dir)).as_posix()
    known = [frame.f_locals.get(name) for frame in _frames(error) for name in ("files", "item")]
    found = (files.get_file_from_path(path) for files in known if isinstance(files, Files))
    file = next((file for file in found if file is not None and is_made_by_us(file)), None)
    if file is None:
        return ""
    way = "write that page, or " if file.is_documentation_page() else ""
    return f"; it reads only what lies in the docs folder, and paycore makes {path} ({way}take that plugin out)"


def _page_of(error: BaseException) -> str:
    """Return the file of the page that MkDocs had at hand; nothing where it had none."""
    for frame in _frames(error):
        if frame.f_code.co_name in _BUILDERS and (page := frame.f_locals.get("page")) is not None:
            return page.file.src_uri if is_made_by_us(page.file) else str(page.file.abs_src_path or page.file.src_uri)
    return ""


def _frames(error: BaseException) -> Iterator[FrameType]:
    return (frame for frame, _ in walk_tb(error.__traceback__))


def _template(error: Exception) -> tuple[str, int] | None:
    """Return the file and the line of a template that cannot be read or drawn; None for other errors."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "a template", error.lineno
    frames = extract_tb(error.__traceback__)  # Jinja2 puts the places of templates into it
    places = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename.endswith((".html", ".xml"))]
    return places[-1] if places else None


def _undecodable_template(error: Exception) -> tuple[str, int] | None:
    """Return the file and the line of a template that is no UTF-8; None for other errors."""
    if not isinstance(error, UnicodeDecodeError):
        return None
    files = (
        frame.f_locals.get("filename")
        for frame in _frames(error)
        if frame.f_code is FileSystemLoader.get_source.__code__
    )
    return next(((str(file), error.object.count(b"\n", 0, error.start) + 1) for file in files), None)


def _place_of(error: Exception, page: str) -> tuple[str, int] | None:
    """Return the file of the sources that an exception came from; None where it is no fault of theirs.

    Args:
        error: what was raised.
        page: the file of the page that was read last.
    """
    if isinstance(error, OSError) and error.filename:
        return str(error.filename), 0
    if isinstance(error, UnicodeDecodeError):
        return page, _line_of(error, Path(page))
    return (page, 0) if isinstance(error, UnicodeError | SnippetMissingError) else None


def _line_of(error: UnicodeDecodeError, page: Path) -> int:
    """Return the line of the byte that is no UTF-8, if it is one of the page; 0 if it is one of another file."""
    is_of_page = page.is_file() and page.read_bytes().removeprefix(BOM_UTF8) == error.object.removeprefix(BOM_UTF8)
    return error.object.count(b"\n", 0, error.start) + 1 if is_of_page else 0


def _words(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        found = error.object[error.start]
        return f"found the byte {found:#x}, which is no UTF-8, in the file or in one that it takes in; expected UTF-8"
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _named(error: BaseException) -> str:
    """Return an exception in a line: its class, for many a message says nothing without it, and its words."""
    words = plain_text(" ".join(str(error).split()), {})
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
