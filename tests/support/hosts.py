"""Places that sites are uploaded to in tests: in memory, with faults, and a server of S3's kind on this machine."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.hosting.patience import Patience
from mkdocs_paycore.hosting.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

WITHOUT_PAUSES = Patience(sleep=lambda _: None)
HOME = "<h1>Home</h1>"
PAGES = {
    "index.html": HOME,
    "fees/index.html": "<h1>Fees</h1>",
    "404.html": "<h1>Nothing here</h1>",
    "assets/main.0a1b2c3d.min.css": "h1 { color: red }",
    "assets/logo.svg": "<svg/>",
    "search/search_index.json": "{}",
    "sitemap.xml": "<urlset/>",
}


class KilledError(BaseException):
    """What ends an upload at once, as a kill does."""


@dataclass(slots=True)
class FaultySystem:
    """A file system of fsspec that notes what is asked of it, and fails when it is told to.

    Attributes:
        system: the one that does the work.
        fails: returns what the request of that number raises; None where it is answered.
        asked: the requests so far: the method, and the first path.
        answered: those of them that did not fail.
    """

    system: Any
    fails: Callable[[int], BaseException | None] = field(default=lambda _: None)
    asked: list[tuple[str, str]] = field(default_factory=list)
    answered: list[tuple[str, str]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.system, name)
        if not callable(found) or name.startswith("_"):
            return found

        def asked(*given: Any, **named: Any) -> Any:
            with self.lock:
                self.asked.append((name, str(given[0])))
                error = self.fails(len(self.asked))
            if error is not None:
                raise error
            answer = found(*given, **named)
            self.answered.append((name, str(given[0])))
            return answer

        return asked

    def written(self) -> list[str]:
        """Return the paths that were written, in order, without the folders above `/site`."""
        return [path.partition("/site/")[2] for name, path in self.answered if name == "pipe_file"]


def memory_store(fails: Callable[[int], BaseException | None] = lambda _: None) -> tuple[Store, FaultySystem]:
    """Return the place `memory://host/site`, and its file system, with faults."""
    store = open_store("memory://host/site", patience=WITHOUT_PAUSES)
    system = FaultySystem(store.system, fails)
    return replace(store, system=system), system


def every(step: int, error: BaseException) -> Callable[[int], BaseException | None]:
    """Return what fails each request whose number can be divided by `step`."""
    return lambda number: error if number % step == 0 else None


def write_pages(folder: Path, pages: dict[str, str]) -> Path:
    """Write the files of a site in a folder, and return that."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


class FaultyServer:
    """A WSGI application that answers for another one, but for some requests.

    Attributes:
        step: each request whose number can be divided by it is refused; 0: none is.
        number: how many requests there were.
        refused: how many were answered with 503, or not at all.
        kill_at: at which request something is killed, and what does that.
    """

    def __init__(self, application: Any, step: int) -> None:
        self.application, self.step = application, step
        self.number = self.refused = 0
        self.kill_at: tuple[int, Callable[[], None]] | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, or refuse it; in turns it is told so, and its connection drops."""
        self.number += 1
        if self.kill_at is not None and self.number >= self.kill_at[0]:
            kill, self.kill_at = self.kill_at[1], None
            kill()
        if self.step and self.number % self.step == 0:
            self.refused += 1
            if self.refused % 2:
                start_response("503 Slow Down", [("Content-Type", "application/xml")])
                return [b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"]
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            raise ConnectionAbortedError
        answer: Iterable[bytes] = self.application(environ, start_response)
        return answer


@contextmanager
def s3_server(step: int = 0) -> Iterator[tuple[str, FaultyServer]]:
    """Run a server of S3's kind on this machine; each `step`-th request fails. Gives its address and the server."""
    import logging  # noqa: PLC0415 - with what follows

    from moto.backends import get_backend  # noqa: PLC0415 - takes a second
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: PLC0415 - as above
    from werkzeug.serving import make_server  # noqa: PLC0415 - as above

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    application = FaultyServer(DomainDispatcherApplication(create_backend_app), step)
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", application
    finally:
        server.shutdown()
        thread.join()
        get_backend("s3").reset()
