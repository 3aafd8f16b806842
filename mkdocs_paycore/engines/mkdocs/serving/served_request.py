"""Requests that MkDocs' server cannot read: it would answer with 500 and a traceback in the log."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LONGEST = 2000
"""A path of more characters leads to no file; Python reads no number of so many digits either."""


def status_line(status: HTTPStatus) -> str:
    """Return a status as the first line of an answer has it (RFC 9112, 4)."""
    return f"{status.value} {status.phrase}"


def refusal(environ: Mapping[str, Any]) -> HTTPStatus | None:
    """Return with what a request is refused; None where it can be answered.

    Args:
        environ: the request (PEP 3333). A path in it begins with a slash (RFC 9110, 4.2.3), unless it is none: `*`.
    """
    path = str(environ.get("PATH_INFO", ""))
    if len(path) > _LONGEST:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    try:
        urlsplit(str(environ.get("HTTP_REFERER", "")))
    except ValueError:
        return HTTPStatus.BAD_REQUEST
    return HTTPStatus.BAD_REQUEST if not path.startswith("/") or "\0" in path else None


def refuse(status: HTTPStatus, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request with a status, in its words.

    Args:
        status: the status.
        start_response: gets the status and the headers (PEP 3333).

    Returns:
        The content of the answer.
    """
    content = status_line(status).encode()
    start_response(status_line(status), [("Content-Type", "text/plain"), ("Content-Length", str(len(content)))])
    return [content]
