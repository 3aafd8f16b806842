"""The site while `mkdocs serve` shows it: after a change, first the pages that somebody looks at, then all the others.

MkDocs lets browsers wait for a build that failed until another one succeeds; here they get the last good site, with
what is wrong on it.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.serving.served_page import with_messages
from mkdocs_paycore.engines.mkdocs.serving.served_request import refusal, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("paycore")
_OPEN_FOR = 75.0
"""Seconds for which a page counts as open: a browser asks once a minute whether there is anything new."""
_MOST_OPEN = 5


class BuildsPages(Protocol):
    """What is seen of the plugin."""

    first_pages: Collection[str]
    """The addresses of the pages that the next build may do alone, where all would take long."""

    @property
    def has_all_pages(self) -> bool:
        """Whether the last build did all pages."""

    def told(self) -> list[str]:
        """Return what the last build reported."""


class ServedSite:
    """Stands between MkDocs' server and what builds the site."""

    def __init__(self, server: LiveReloadServer, plugin: BuildsPages) -> None:
        """Have a server build and show a site through this.

        Args:
            server: MkDocs' own; changed in place.
            plugin: ours.
        """
        self.server, self.plugin = server, plugin
        self.messages: list[str] = plugin.told()
        self._build: Callable[[], None] = server.builder
        self._answer: Callable[..., Iterable[bytes]] = server.serve_request
        self._open: dict[str, float] = {}
        server.builder = self.rebuild
        server.set_app(self.answer)

    def rebuild(self) -> None:
        """Build the site anew; what goes wrong is said, and the last good site stays."""
        opened = self._opened()
        try:
            self.plugin.first_pages = opened
            with _quiet(is_wanted=bool(opened)) as said:
                self._build()
            if self.plugin.has_all_pages:
                _say_again(said)
            else:
                self._build_others(opened)
            self.messages = self.plugin.told()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything, MkDocs ends with an exit
            self._fail(error)
        finally:
            self.plugin.first_pages = ()

    def _build_others(self, opened: Collection[str]) -> None:
        """Show the pages that were built, and build the whole site, which is shown where they are others in it."""
        self.plugin.first_pages = ()
        before = [self._content(url) for url in opened]
        self._show()
        self._build()
        if before != [self._content(url) for url in opened]:
            self.server._wanted_epoch += 1  # noqa: SLF001 - the server has no other way to load pages again

    def _show(self) -> None:
        """Have browsers load the pages that are there now."""
        with self.server._epoch_cond:  # noqa: SLF001 - as above
            self.server._visible_epoch = self.server._wanted_epoch  # noqa: SLF001 - as above
            self.server._epoch_cond.notify_all()  # noqa: SLF001 - as above

    def _fail(self, error: BaseException) -> None:
        self.messages = [*self.plugin.told(), str(error) or type(error).__name__]
        log.error("%s", self.messages[-1])
        log.info("The last good site stays, and shows what is wrong")

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request as MkDocs does, but with messages on pages; note which pages are open.

        Args:
            environ: the request (PEP 3333).
            start_response: gets the status and the headers.

        Returns:
            The content of the answer.
        """
        if (refused := refusal(environ)) is not None:
            return refuse(refused, start_response)
        if environ["PATH_INFO"].startswith("/livereload/"):
            self._open[self._url(environ.get("HTTP_REFERER", ""))] = time.monotonic()
        head: list[Any] = []
        content = self._answer(environ, lambda *given: head.extend(given))
        headers = dict(head[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            content = [with_messages(b"".join(content), self.messages)]
            headers["Content-Length"] = str(len(content[0]))
        start_response(head[0], list(headers.items()))
        return content

    def _url(self, address: str) -> str:
        """Return the address of a page below the site."""
        return urlsplit(address).path.removeprefix(self.server.mount_path)

    def _opened(self) -> list[str]:
        """Return the addresses of the pages that are open, the last ones that asked first."""
        since = time.monotonic() - _OPEN_FOR
        found = sorted(((asked, url) for url, asked in list(self._open.items()) if asked > since), reverse=True)
        return [url for _, url in found[:_MOST_OPEN]]

    def _content(self, url: str) -> bytes:
        name = f"{url}index.html" if url.endswith("/") or not url else url
        try:
            with open(f"{self.server.root}/{name}", "rb") as file:  # noqa: PTH123 - as the server has it
                return file.read()
        except OSError:
            return b""


class _Kept(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def filter(self, record: logging.LogRecord) -> bool:
        self.records.append(record)
        return False


@contextmanager
def _quiet(*, is_wanted: bool) -> Iterator[list[logging.LogRecord]]:
    """Yield a list that gets what is logged meanwhile, where that is wanted: another build may say it again."""
    kept = _Kept()
    handlers = [*logging.getLogger(AT_WORK).handlers, *logging.getLogger().handlers] if is_wanted else []
    for handler in handlers:
        handler.addFilter(kept)
    try:
        yield kept.records
    except BaseException:
        _remove(kept, handlers)
        _say_again(kept.records)
        raise
    finally:
        _remove(kept, handlers)


def _remove(kept: logging.Filter, handlers: Iterable[logging.Handler]) -> None:
    for handler in handlers:
        handler.removeFilter(kept)


def _say_again(records: Iterable[logging.LogRecord]) -> None:
    for record in dict.fromkeys(records):
        logging.getLogger(record.name).handle(record)
