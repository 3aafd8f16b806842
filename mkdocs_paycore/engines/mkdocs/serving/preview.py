"""`paycore serve`: all brands on one address, with a bar to switch between them; pages reload after a change."""

from __future__ import annotations

import html
import shutil
import signal
import tempfile
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEventHandler

from mkdocs_paycore.brands.build import BuildOptions, build_brands
from mkdocs_paycore.brands.build_parts import BuildParts
from mkdocs_paycore.brands.kept_build import keep_build, restamped
from mkdocs_paycore.brands.kept_sites import SitesMemory
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.engines.mkdocs.serving.early_notice import notice_early
from mkdocs_paycore.engines.mkdocs.serving.served_page import with_messages
from mkdocs_paycore.engines.mkdocs.serving.served_request import refusal, refuse, status_line
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from watchdog.events import FileSystemEvent

    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.project.render import Engine

_LOCAL = "localhost"
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:99;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:.4rem .8rem;"
    "background:#1f2430;color:#fff;font:14px/1.5 system-ui,sans-serif"
)


@dataclass(slots=True)
class Preview:
    """What is served.

    Attributes:
        brands: the site's.
        engine: renders the site.
        folder: the folder of the brands' folders.
        wanted: the brands to show; where there are none all are, also one that comes later.
        say: gets a line for each step.
        names: the brands that are there.
        messages: what is wrong with the site, as pages show it.
    """

    brands: SiteBrands
    engine: Engine
    folder: Path
    wanted: Sequence[str]
    say: Callable[[str], None]
    names: Sequence[str] = ()
    messages: Sequence[str] = ()

    def build(self, address: str) -> None:
        """Build the brands that are wanted, as they are served at an address; those that went are removed."""
        self.brands.begin_anew()
        self.names = [name for name in self.brands.names() if not self.wanted or name in self.wanted]
        for site in self.folder.iterdir():
            if site.name not in self.names:
                shutil.rmtree(site, ignore_errors=True)
        memory = SitesMemory(self.brands.project.config_file, "serve", address, self.names, self.folder)
        kept = memory.find()
        with memory.watched():
            lines = restamped(memory, kept, self.brands, say=self.say, served_at=address) if kept else None
            self.messages = self._build_all(memory, address) if lines is None else lines
        for line in self.messages:
            self.say(line)

    def _build_all(self, memory: SitesMemory, address: str) -> list[str]:
        """Build all brands, have them kept, and return what is wrong with the site."""
        chosen, parts = self.brands.read(self.names), BuildParts()
        options = BuildOptions(served_at=address, parts=parts)
        failed = build_brands(self.brands, chosen, self.folder, engine=self.engine, say=self.say, options=options)
        lines, has_errors = self.brands.lines(), bool(failed) or self.brands.report.has_errors
        if self.brands.project.options.cache:
            keep_build(memory, parts, self.brands, chosen, self.folder, said=lines, has_errors=has_errors)
        return lines

    def rebuild(self, address: str) -> None:
        """Build anew for an address after a change; what goes wrong is said, and the last good sites stay."""
        self.say("something changed")
        try:
            self.build(address)
        except UnusableSiteError as error:
            self._fail(f"error: {error}")
        except Exception as error:  # noqa: BLE001 - a plugin may raise anything, a file may go while it is read
            self._fail(f"error: {type(error).__name__}: {error}")

    def _fail(self, message: str) -> None:
        self.messages = [message]
        self.say(message)


def serve_preview(
    brands: SiteBrands, wanted: Sequence[str], *, engine: Engine, host: str, port: int, say: Callable[[str], None]
) -> None:
    """Build brands, serve them until interrupted (or SIGTERM), and build anew after each change of a source.

    Args:
        brands: the site's.
        wanted: the brands to show; where there are none, all.
        engine: renders the site.
        host: the address to listen on.
        port: the port to listen on; 0 for any that is free.
        say: gets a line for each step.

    Raises:
        OSError: nothing can listen there.
        UnusableSiteError: the site cannot be built.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="paycore-serve-", ignore_cleanup_errors=True) as folder:
        preview = Preview(brands, engine, Path(folder), wanted, say)
        server = _Server(preview, host, port)
        try:
            server.watch_all(brands.project.watched())
            preview.build(server.address)
            say(f"serving {len(preview.names)} brands on {server.address} (Ctrl+C ends it)")
            server.serve()  # type: ignore[no-untyped-call] # MkDocs has no types there
        except KeyboardInterrupt:
            say("ended")
        finally:
            server.shutdown()


class _Server(LiveReloadServer):
    """MkDocs' server for the folders of brands. It is bound to its port at once, for sites are built with it."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        super().__init__(lambda: preview.rebuild(self.address), host, port, str(preview.folder))
        self.preview, self.host = preview, host
        super().server_bind()
        super().server_activate()
        self.address = f"http://{host}:{self.server_port}/"
        self.set_app(self.serve_with_bar)

    def server_bind(self) -> None:
        """Do nothing: it is bound."""

    def server_activate(self) -> None:
        """Do nothing: it listens."""

    def watch_all(self, paths: Iterable[Path]) -> None:
        """Watch paths from now on: what changes while the sites are built the first time is not missed."""
        for path in paths:
            self.watch(str(path))
            if path.is_dir():
                self.observer.schedule(_Return(self, path.resolve()), str(path.resolve().parent), recursive=False)
        notice_early(self)
        self.observer.start()
        self.observer.start = _do_nothing  # type: ignore[method-assign] # the server's own start of it comes too late

    def watch_again(self, path: Path) -> None:
        """Watch a folder again that was away."""
        self.unwatch(str(path))
        self.watch(str(path))

    def build_anew(self) -> None:
        """Have the sites built anew."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def serve_with_bar(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request: a page with the bar, a brand's own 404 page, and at the root the way to the first brand."""
        if not self._is_named(environ.get("HTTP_HOST", "")):
            start_response(status_line(HTTPStatus.MISDIRECTED_REQUEST), [("Content-Type", "text/plain")])
            return [b"this server answers by its own address only"]
        if (refused := refusal(environ)) is not None:
            return refuse(refused, start_response)
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path == "/" and self.preview.names:
            start_response(status_line(HTTPStatus.FOUND), [("Location", f"/{quote(self.preview.names[0])}/")])
            return []
        status, headers, content = self._answer(environ)
        if status.startswith("404"):
            missing = {**environ, "PATH_INFO": f"/{environ['PATH_INFO'].split('/')[1]}/404.html"}
            found, own_headers, page = self._answer(missing)
            if found.startswith("200"):
                status, headers, content = status_line(HTTPStatus.NOT_FOUND), own_headers, page
        if headers.get("Content-Type", "").startswith("text/html"):
            content = with_bar(with_messages(content, self.preview.messages), path, self.preview.names)
            headers |= {"Content-Length": str(len(content)), "Cache-Control": "no-store"}
        start_response(status, list(headers.items()))
        return [content]

    def _is_named(self, host: str) -> bool:
        """Return whether a request asks for this server by an address of numbers, or by the name that it was given.

        A page of another host whose name leads here would read what is served (DNS rebinding).
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
            if name in {self.host.lower(), _LOCAL} or name.endswith(f".{_LOCAL}"):
                return True
            ip_address(name)
        except ValueError:
            return False
        return True

    def _answer(self, environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
        """Return the status, headers and content with which MkDocs' server answers."""
        head: list[Any] = []
        content = b"".join(self.serve_request(environ, lambda *given: head.extend(given)))
        return head[0], dict(head[1]), content


class _Return(FileSystemEventHandler):
    """Waits for a folder that is removed, or moved away, to come back: nothing in it is watched any more then."""

    def __init__(self, server: _Server, folder: Path) -> None:
        self.server, self.folder = server, folder

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Build anew where an event says that the folder went or came, and watch it again where it is there."""
        if str(self.folder) not in {str(event.src_path), str(event.dest_path)} or event.event_type == "modified":
            return
        if self.folder.is_dir():
            self.server.watch_again(self.folder)
        self.server.build_anew()


def with_bar(page: bytes, path: str, names: Sequence[str]) -> bytes:
    """Return a page with the bar that switches brands.

    Args:
        page: the built page.
        path: its path on the server, which begins with its brand.
        names: the brands that are there.
    """
    _, here, rest = path.split("/", 2) if path.count("/") > 1 else ("", path.strip("/"), "")
    links = "".join(
        f'<a href="/{quote(name)}/{html.escape(quote(rest))}" style="color:inherit"'
        f"{' aria-current=page' if name == here else ''}>{html.escape(name)}</a>"
        for name in names
    )
    title = html.escape(words("preview.brands"))
    bar = f'<nav class="paycore-bar" aria-label="{title}" style="{_STYLE}"><b>{title}</b>{links}</nav>'
    before, end, after = page.rpartition(b"</body>")
    return before + bar.encode() + end + after if end else page + bar.encode()


def _do_nothing() -> None:
    """Take the place of what is done already."""
