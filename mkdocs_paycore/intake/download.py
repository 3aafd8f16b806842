"""Polite downloads: few at a time, one after the other with a pause, and with the patience that a server asks for."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

import requests
from urllib3.exceptions import InvalidHeader
from urllib3.util.retry import Retry

if TYPE_CHECKING:
    from requests import Response

_BUSY = Retry(status_forcelist=[429, 500, 502, 503, 504])
"""After which answers a server is asked again, and when it says that it can be."""
_ABSENT = frozenset({404, 410})
_TRIES = 4
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 60.0
_LONGEST_ANSWER = 300.0
_PIECE = 64 * 1024


class AbsentError(Exception):
    """The server has no such file."""


class UnreachableError(Exception):
    """The server could not be asked, or refused, or stayed busy; the message says why."""


class OversizedError(Exception):
    """The file is larger than what is taken."""


@dataclass(slots=True)
class Downloader:
    """Asks for files over HTTP; may be used by several threads at once, which share its pauses.

    `delay` is the pause between the starts of two requests and `timeout` the longest silence, both in seconds;
    `max_size` is the largest file, in bytes.
    """

    delay: float
    timeout: float
    max_size: int
    _next: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Have all waiting end; every request from now on fails."""
        self._stopped.set()

    def get(self, url: str) -> tuple[bytes, str]:
        """Return the bytes at an address, and their content type.

        Raises:
            AbsentError: there is nothing.
            OversizedError: there is too much.
            UnreachableError: asked four times, with growing pauses, the server gave no answer of use.
        """
        reason = ""
        for number in range(_TRIES):
            self._wait_for_turn()
            asked_for = None
            try:
                with self._asked(url) as answer:
                    if answer.status_code in _ABSENT:
                        raise AbsentError(url)
                    if answer.ok:
                        return self._content(answer), answer.headers.get("Content-Type", "")
                    reason = f"the server answers {answer.status_code} {answer.reason}".rstrip()
                    if not _BUSY.is_retry("GET", answer.status_code):
                        break
                    asked_for = _retry_after(answer)
            except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
                reason = _words(error)
            except (requests.RequestException, ValueError) as error:  # an address that nobody can ask
                reason = str(error)
                break
            if number + 1 < _TRIES:
                self._pause(_FIRST_WAIT * 2**number if asked_for is None else asked_for)
        raise UnreachableError(f"{url}: {reason}")

    def _asked(self, url: str) -> Response:
        agent = f"mkdocs-paycore/{version('mkdocs-paycore')} (paycore logos fetch)"
        headers = {"User-Agent": agent, "Accept": "image/*", "Accept-Encoding": "identity"}
        return requests.get(url, headers=headers, timeout=self.timeout, stream=True)

    def _content(self, answer: Response) -> bytes:
        """Return what a server sends, or nothing of a file that is too large."""
        content, start = bytearray(), time.monotonic()
        for piece in answer.iter_content(_PIECE):
            content += piece
            if time.monotonic() - start > _LONGEST_ANSWER:
                raise UnreachableError(f"{answer.url}: the answer takes more than {_LONGEST_ANSWER:.0f} seconds")
            if len(content) > self.max_size:
                raise OversizedError(f"larger than {self.max_size:,} bytes")
        return bytes(content)

    def _wait_for_turn(self) -> None:
        while True:
            with self._lock:
                now = time.monotonic()
                wait = self._next - now
                if wait <= 0:
                    self._next = now + self.delay
            if self._stopped.wait(max(wait, 0)):
                raise UnreachableError("stopped")
            if wait <= 0:
                return

    def _pause(self, seconds: float) -> None:
        """Keep all threads from asking for a while."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + min(seconds, _LONGEST_WAIT))


def _retry_after(answer: Response) -> float | None:
    """Return the seconds that `Retry-After` asks for (RFC 9110, 10.2.3); None where it asks for none."""
    try:
        return _BUSY.parse_retry_after(answer.headers["Retry-After"])
    except (KeyError, InvalidHeader, ValueError, OverflowError):
        return None


def _words(error: requests.RequestException) -> str:
    """Return why a connection could not be made, or broke off."""
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off"
    reason = getattr(error.args[0] if error.args else error, "reason", error)
    return str(reason) or type(error).__name__
