"""A small server for a built site, as a host in production answers: compressed, with cache headers, over loopback."""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMPRESSED = re.compile(r"text/.*|application/(javascript|json|xml)|image/svg\+xml")
_HASHED = re.compile(r"\.[0-9a-f]{8}\.")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of loopback and give its address, which ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, folder: Path) -> None:  # noqa: ANN401 - what the base class takes
        self.folder = folder
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        status = 200 if path.is_file() and path.is_relative_to(self.folder) else 404
        if status != 200:  # noqa: PLR2004 - the status above
            path = self.folder / "404.html"
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        is_compressed = bool(_COMPRESSED.fullmatch(kind)) and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _content(path, is_compressed=is_compressed)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", _cache_control(path))
        self.send_header("Vary", "Accept-Encoding")
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@cache
def _content(path: Path, *, is_compressed: bool) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content) if is_compressed else content


def _cache_control(path: Path) -> str:
    """A name with a hash never gets another content; pages are asked for each time."""
    if _HASHED.search(path.name):
        return "public, max-age=31536000, immutable"
    return "no-cache" if path.suffix == ".html" else "public, max-age=86400"
