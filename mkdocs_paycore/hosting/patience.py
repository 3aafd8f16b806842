"""Trying again what a host refused for the moment, with longer and longer pauses in between."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from mkdocs_paycore.source.failure import is_full

if TYPE_CHECKING:
    from collections.abc import Callable

    Answer = TypeVar("Answer")

_LASTING = (
    ArithmeticError,
    AttributeError,
    FileExistsError,
    FileNotFoundError,
    ImportError,
    IsADirectoryError,
    LookupError,
    NotADirectoryError,
    NotImplementedError,
    PermissionError,
    TypeError,
    ValueError,
)
NO_CREDENTIALS = frozenset(
    {
        "NoCredentialsError",
        "PartialCredentialsError",
        "ProfileNotFound",
        "DefaultCredentialsError",
        "RefreshError",
        "ClientAuthenticationError",
        "CredentialUnavailableError",
    }
)
"""What the packages of the hosts raise where they do not know who we are, by the name of the class."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is tried, and how long the pauses are.

    A pause is a random part of one second, then of two, four and so on: many uploads that were refused at one moment do
    not come back at one moment.

    Attributes:
        tries: how often it is tried in all.
        first: the longest first pause in seconds.
        longest: the longest pause in seconds.
        sleep: waits for so many seconds.
    """

    tries: int = 8
    first: float = 0.5
    longest: float = 30
    sleep: Callable[[float], None] = time.sleep

    def call(self, what: Callable[[], Answer]) -> Answer:
        """Return what a call comes to, once it works.

        Raises:
            Exception: what it raised last, or what no further try can change.
        """
        import tenacity  # noqa: PLC0415 - an optional package

        attempts = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.tries),
            wait=tenacity.wait_random_exponential(multiplier=self.first, max=self.longest),
            retry=tenacity.retry_if_exception(is_passing),
            sleep=self.sleep,
            reraise=True,
        )
        return attempts(what)


def is_passing(error: BaseException) -> bool:
    """Return whether what was raised may be over soon: a connection that broke, a host that is busy."""
    is_lasting = isinstance(error, _LASTING) or is_full(error) or lacks_credentials(error)
    return isinstance(error, Exception) and not is_lasting


def lacks_credentials(error: BaseException) -> bool:
    """Return whether what was raised says that nobody knows who we are."""
    return type(error).__name__ in NO_CREDENTIALS
