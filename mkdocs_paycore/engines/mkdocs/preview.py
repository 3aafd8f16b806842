"""`paycore serve`: all brands on one address, with a bar to switch between them; pages reload after a change."""

from __future__ import annotations

import html
import shutil
import signal
import tempfile
import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from click import ClickException
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from mkdocs_paycore.brands.build import build_brands

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.brands.brand_set import Brands

_STATE = "/.paycore/state"
_QUIET = 0.3
"""Seconds without a further change before the site is built anew: editors write a file in several steps."""

_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:99;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:.4rem .8rem;"
    "background:#1f2430;color:#fff;font:14px/1.5 system-ui,sans-serif"
)
_RELOAD = (
    "<script>setInterval(async()=>{{try{{const state=await(await fetch('{state}')).text();"
    "if(state!=='{now}')location.reload()}}catch{{}}}},1000)</script>"
)


@dataclass(slots=True)
class Preview:
    """What is served: the folder of the brands' folders, the brands that are there, and how often it was built.

    `wanted` are the brands to show; where it is empty all are, also one that comes later.
    """

    folder: Path
    wanted: Sequence[str]
    names: Sequence[str] = ()
    state: int = 0
    changed: threading.Event = field(default_factory=threading.Event)


def serve_preview(brands: Brands, names: Sequence[str], *, host: str, port: int, say: Callable[[str], None]) -> None:
    """Build the brands, serve them until interrupted (or SIGTERM), and build anew after each change of a source.

    Args:
        brands: the site's.
        names: the brands to show; where there are none, all.
        host: the address to listen on.
        port: the port to listen on; 0 for any that is free.
        say: gets a line for each step.

    Raises:
        OSError: nothing can listen there.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="paycore-serve-", ignore_cleanup_errors=True) as folder:
        preview = Preview(Path(folder), names)
        server = ThreadingHTTPServer((host, port), partial(_Handler, preview=preview))
        address = f"http://{host}:{server.server_port}/"
        _build(brands, preview, address, say=say)
        observer = Observer()
        for watched in (brands.docs, brands.folder, *brands.snippets.folders):
            observer.schedule(_Changes(preview.changed), str(watched), recursive=True)
        observer.schedule(_Changes(preview.changed, only=brands.config_file.name), str(brands.root))
        observer.start()
        threading.Thread(target=_build_after_changes, args=(brands, preview, address, say), daemon=True).start()
        say(f"serving {len(preview.names)} brands on {address} (Ctrl+C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("ended")
        finally:
            observer.stop()
            server.server_close()


def _build(brands: Brands, preview: Preview, address: str, *, say: Callable[[str], None]) -> None:
    brands.problems.clear()
    preview.names = [name for name in brands.names() if not preview.wanted or name in preview.wanted]
    for site in preview.folder.iterdir():
        if site.name not in preview.names:
            shutil.rmtree(site, ignore_errors=True)
    build_brands(brands, brands.read(preview.names), preview.folder, say=say, served_at=address)
    for line in brands.report():
        say(line)
    preview.state += 1


def _build_after_changes(brands: Brands, preview: Preview, address: str, say: Callable[[str], None]) -> None:
    while preview.changed.wait():
        preview.changed.clear()
        while preview.changed.wait(_QUIET):
            preview.changed.clear()
        say("something changed")
        try:
            _build(brands, preview, address, say=say)
        except ClickException as error:
            say(f"error: {error.message}")
        except Exception as error:  # noqa: BLE001 - a plugin may raise anything, a file may go while it is read
            say(f"error: {type(error).__name__}: {error}")


class _Changes(FileSystemEventHandler):
    def __init__(self, changed: threading.Event, *, only: str = "") -> None:
        self.changed, self.only = changed, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = {Path(str(path)).name for path in (event.src_path, event.dest_path)}  # editors write beside and rename
        is_meant = not self.only or self.only in names
        if is_meant and event.event_type in {"created", "modified", "moved", "deleted"} and not event.is_directory:
            self.changed.set()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.folder))  # type: ignore[arg-type] # as the server calls it

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == _STATE:
            self._answer(str(self.preview.state).encode(), "text/plain")
        elif path == "/" and self.preview.names:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"/{quote(self.preview.names[0])}/")
            self.end_headers()
        else:
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if page.is_dir() and path.endswith("/") else page
            missing = self.preview.folder / path.split("/")[1] / "404.html"
            if page.suffix == ".html" and page.is_file():
                self._answer_page(page, path)
            elif not page.exists() and missing.is_file():
                self._answer_page(missing, path, HTTPStatus.NOT_FOUND)
            else:
                super().do_GET()

    def _answer_page(self, page: Path, path: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._answer(with_bar(page.read_bytes(), path, self.preview), "text/html; charset=utf-8", status)

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the lines of builds are what a writer looks for."""


def with_bar(page: bytes, path: str, preview: Preview) -> bytes:
    """Return a page with the bar that switches brands and the script that reloads it after a build.

    Args:
        page: the built page.
        path: its path on the server, which begins with its brand.
        preview: what is served.
    """
    _, here, rest = path.split("/", 2) if path.count("/") > 1 else ("", path.strip("/"), "")
    links = "".join(
        f'<a href="/{quote(name)}/{html.escape(quote(rest))}" style="color:inherit"'
        f"{' aria-current=page' if name == here else ''}>{html.escape(name)}</a>"
        for name in preview.names
    )
    bar = f'<nav class="paycore-bar" aria-label="Brands" style="{_STYLE}"><b>Brands</b>{links}</nav>'
    bar += _RELOAD.format(state=_STATE, now=preview.state)
    body = page.rpartition(b"</body>")
    return body[0] + bar.encode() + body[1] + body[2] if body[1] else page + bar.encode()
