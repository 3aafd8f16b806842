"""The site while `mkdocs serve` shows it: after a change, first the pages that somebody looks at, then all the others.

Who asks for another page while those are built gets it next, and who saves a file again sees that next: what is done of
the others is left, and done again.
MkDocs lets browsers wait for a build that failed until another one succeeds; here they get the last good site, with
what is wrong on it.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.pages_next import OtherPagesFirst
from mkdocs_paycore.engines.mkdocs.serving.asked_pages import AskedPages
from mkdocs_paycore.engines.mkdocs.serving.early_notice import notice_early
from mkdocs_paycore.engines.mkdocs.serving.served_page import with_messages
from mkdocs_paycore.engines.mkdocs.serving.served_request import refusal, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("paycore")
_FEW = 20
"""A build that has worked on fewer pages, each read and drawn, is soon at its end: nobody is let in before."""
_INDEX = "index.html"


class BuildsPages(Protocol):
    """What is seen of the plugin."""

    first_pages: Collection[str]
    """The addresses of the pages that the next build may do alone, where all would take long."""
    gives_way: Callable[[], bool]
    """Is asked before a page is read or drawn; where it is true, `OtherPagesFirst` ends the build."""

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
        self.asked = AskedPages()
        self._build: Callable[[], None] = server.builder
        self._answer: Callable[..., Iterable[bytes]] = server.serve_request
        self._worked_on, self._can_part = 0, True
        plugin.gives_way = self._gives_way
        server.builder = self.rebuild
        server.set_app(self.answer)
        notice_early(server)

    def rebuild(self) -> None:
        """Build the site anew; what goes wrong is said, and the last good site stays."""
        self.asked.begin()
        try:
            self._build_in_parts()
            self.messages = self.plugin.told()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything, MkDocs ends with an exit
            self._fail(error)
        finally:
            self.plugin.first_pages = ()
            self.asked.end()

    def _build_in_parts(self) -> None:
        """Build the pages that are asked for and show them, until nobody waits for one and all are built."""
        first, shown = self.asked.first(), dict[str, bytes]()
        while not self._build_all(first):
            if first:
                shown |= {url: self._content(url) for url in first}
                self._show(first)
            is_changed = self._takes_changes()
            first = self.asked.first() if is_changed or self.asked.are_waited_for else []
        if any(self._content(url) != content for url, content in shown.items()):
            self.server._wanted_epoch += 1  # noqa: SLF001 - the server has no other way to load pages again

    def _build_all(self, first: Collection[str]) -> bool:
        """Build the site, or some pages of it, and return whether all were built.

        Args:
            first: the addresses of the pages that may be built alone; where there are none, all are, unless somebody
                asks for one meanwhile.
        """
        self.plugin.first_pages, self._worked_on = first, 0
        with _quiet(is_wanted=self._can_part) as said:
            try:
                self._build()
            except OtherPagesFirst:
                return False
        if not self.plugin.has_all_pages:
            return False
        if first and self._worked_on > _FEW:
            self._can_part = False
        _say_again(said)
        return True

    def _gives_way(self) -> bool:
        """Return whether the build of all pages is to end: somebody waits for one that comes later, or saved a file."""
        self._worked_on += 1
        is_long = self._worked_on > _FEW and not self.plugin.first_pages
        is_wanted = self.asked.are_waited_for or self.server._want_rebuild  # noqa: SLF001 - the server says it nowhere else
        return is_long and self._can_part and is_wanted

    def _takes_changes(self) -> bool:
        """Return whether a source has changed meanwhile; the next build is to be of what it is now."""
        server = self.server
        with server._rebuild_cond:  # noqa: SLF001 - all that follows is what the server does at a change
            if not server._want_rebuild:  # noqa: SLF001 - as above
                return False
            while server._rebuild_cond.wait(timeout=server.build_delay):  # noqa: SLF001 - as above
                pass
            server._want_rebuild = False  # noqa: SLF001 - as above
        self.asked.begin()
        with server._epoch_cond:  # noqa: SLF001 - as above
            server._wanted_epoch = max(server._wanted_epoch + 1, round(time.monotonic() * 1000))  # noqa: SLF001 - as above
        return True

    def _show(self, urls: Collection[str]) -> None:
        """Have browsers load the pages that are there now."""
        with self.server._epoch_cond:  # noqa: SLF001 - as above
            self.server._visible_epoch = self.server._wanted_epoch  # noqa: SLF001 - as above
            self.server._epoch_cond.notify_all()  # noqa: SLF001 - as above
        self.asked.show(urls)

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
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            self.asked.note(self._url(urlsplit(environ.get("HTTP_REFERER", "")).path))
        elif path.endswith(("/", ".html")):
            url = self._url(quote(path))
            self.asked.note(url)
            self.asked.wait_for(url)
        head: list[Any] = []
        content = self._answer(environ, lambda *given: head.extend(given))
        headers = dict(head[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            content = [with_messages(b"".join(content), self.messages)]
            headers["Content-Length"] = str(len(content[0]))
        start_response(head[0], list(headers.items()))
        return content

    def _url(self, path: str) -> str:
        """Return the address of a page below the site, as MkDocs names it, from that on the server."""
        url = path.removeprefix(self.server.mount_path)
        return url.removesuffix(_INDEX) if url == _INDEX or url.endswith(f"/{_INDEX}") else url

    def _content(self, url: str) -> bytes:
        path = unquote(url)
        name = f"{path}{_INDEX}" if path.endswith("/") or not path else path
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
