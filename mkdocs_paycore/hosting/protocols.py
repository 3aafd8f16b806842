"""The kinds of places that sites can be put to, by the beginning of the address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_paycore.hosting.headers import Headers


@dataclass(frozen=True, slots=True)
class Protocol:
    """A kind of place.

    Attributes:
        extra: the extra of this package that brings what it needs.
        package: the Python package that reaches it.
        headers: returns what the package calls the headers of a file that is written.
        options: how the package is told to leave trying again to us.
        credentials: where the package finds who we are, in words.
    """

    extra: str = "upload"
    package: str = "fsspec"
    headers: Callable[[Headers], Mapping[str, Any]] = field(default=lambda _: {})
    options: Mapping[str, Any] = field(default_factory=dict)
    credentials: str = ""


def _s3_headers(headers: Headers) -> dict[str, str]:
    packed = {"ContentEncoding": headers.encoding} if headers.encoding else {}
    return {"ContentType": headers.content_type, "CacheControl": headers.cache, **packed}


def _gs_headers(headers: Headers) -> dict[str, Any]:
    packed = {"content_encoding": headers.encoding} if headers.encoding else {}
    return {"content_type": headers.content_type, "fixed_key_metadata": {"cache_control": headers.cache, **packed}}


def _az_headers(headers: Headers) -> dict[str, Any]:
    packed = {"content_encoding": headers.encoding} if headers.encoding else {}
    return {"content_settings": {"content_type": headers.content_type, "cache_control": headers.cache, **packed}}


_ONE_TRY = {"retries": {"total_max_attempts": 1}, "connect_timeout": 20, "read_timeout": 60}
PROTOCOLS = {
    "file": Protocol(options={"auto_mkdir": True}),
    "memory": Protocol(),
    "s3": Protocol(
        "s3",
        "s3fs",
        _s3_headers,
        {"config_kwargs": _ONE_TRY},
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile in ~/.aws, or the role of the machine",
    ),
    "gs": Protocol("gs", "gcsfs", _gs_headers, {}, "gcloud auth application-default login, or the machine's account"),
    "az": Protocol("az", "adlfs", _az_headers, {}, "AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_NAME"),
}
"""By the word before `://`."""
