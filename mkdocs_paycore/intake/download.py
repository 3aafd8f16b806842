"""Polite downloads: few at a time, one after the other with a pause, and with the patience that a server asks for."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

_TOO_BUSY = frozenset({429, 500, 502, 503, 504})
_ABSENT = frozenset({404, 410})
_TRIES = 4
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 60.0


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
            TooLargeError: there is too much.
            UnreachableError: asked four times, with growing pauses, the server gave no answer of use.
        """
        reason = ""
        for number in range(_TRIES):
            self._wait_for_turn()
            try:
                return self._asked(url)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code in _ABSENT:
                        raise AbsentError(url) from None
                    reason = f"the server answers {error.code} {error.reason}".rstrip()
                    if error.code not in _TOO_BUSY:
                        break
                    asked_for = _retry_after(error.headers)
            except (OSError, http.client.HTTPException, ValueError) as error:
                reason, asked_for = str(getattr(error, "reason", error)) or type(error).__name__, None
            if number + 1 < _TRIES:
                self._pause(_FIRST_WAIT * 2**number if asked_for is None else asked_for)
        raise UnreachableError(f"{url}: {reason}")

    def _asked(self, url: str) -> tuple[bytes, str]:
        agent = f"mkdocs-paycore/{version('mkdocs-paycore')} (paycore logos fetch)"
        headers = {"User-Agent": agent, "Accept": "image/*", "Accept-Encoding": "identity"}
        if not url.startswith(("http://", "https://")):
            raise ValueError("expected http or https")
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the scheme is looked at above
        with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 - as above
            content: bytes = answer.read(self.max_size + 1)
            if len(content) > self.max_size:
                raise OversizedError(f"larger than {self.max_size:,} bytes")
            if answer.length:  # what the server promised and did not send
                raise OSError("the connection broke off")
            return content, answer.headers.get("Content-Type", "")

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


def _retry_after(headers: Message) -> float | None:
    """Return the seconds that `Retry-After` asks for (RFC 9110, 10.2.3): a number, or a date."""
    text = (headers.get("Retry-After") or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
