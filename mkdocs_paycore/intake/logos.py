"""Logos from a server into the folders of the providers: what is there already stays, so that a run can be resumed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.logo import LOGO_ENDINGS, LOGO_NAME
from mkdocs_paycore.intake.download import AbsentError, OversizedError, UnreachableError
from mkdocs_paycore.intake.picture_check import RefusedPictureError, checked_picture
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.text_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.intake.download import Downloader

ADDRESSES = tuple(
    f"https://static.openfintech.io/payment_providers/{{code}}/logo.{ending}" for ending in ("svg", "png")
)
"""Where logos of payment providers are looked for if nothing else is said, in this order."""


class Outcome(StrEnum):
    """What became of a provider's logo."""

    FETCHED = "fetched"
    ABSENT = "absent"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the logo of a provider; `words` names the file or the reason."""

    code: str
    outcome: Outcome
    words: str


def has_logo(folder: Path) -> bool:
    """Return whether a provider's folder has a logo."""
    return any((folder / f"{LOGO_NAME}{ending}").is_file() for ending in LOGO_ENDINGS)


def fetch_logos(
    folders: Mapping[str, Path], *, addresses: Sequence[str], downloader: Downloader, jobs: int
) -> Iterator[Result]:
    """Fetch the logos of providers, and yield what became of each as it is done.

    Args:
        folders: the folders of the providers, by code; a logo of theirs that is there is replaced.
        addresses: where to look, in this order, with `{code}` for the provider.
        downloader: asks the servers.
        jobs: how many are asked for at a time.
    """
    pool = ThreadPoolExecutor(jobs)
    try:
        futures = [pool.submit(_fetched, code, folder, addresses, downloader) for code, folder in folders.items()]
        for future in as_completed(futures):
            yield future.result()
    finally:
        downloader.stop()
        pool.shutdown(cancel_futures=True)


def _fetched(code: str, folder: Path, addresses: Sequence[str], downloader: Downloader) -> Result:
    for address in addresses:
        try:
            content, content_type = downloader.get(address.replace("{code}", code))
            ending, content = checked_picture(content, content_type=content_type)
            _write(folder, f"{LOGO_NAME}{ending}", content)
        except AbsentError:
            continue
        except UnreachableError as error:
            return Result(code, Outcome.FAILED, str(error))
        except (RefusedPictureError, OversizedError) as error:
            return Result(code, Outcome.REFUSED, f"{address.replace('{code}', code)}: {error}")
        except OSError as error:
            return Result(code, Outcome.FAILED, f"{folder / LOGO_NAME}{ending}: {reason_of(error)}")
        return Result(code, Outcome.FETCHED, f"{LOGO_NAME}{ending}, {len(content):,} bytes")
    return Result(code, Outcome.ABSENT, "the server has none")


def _write(folder: Path, name: str, content: bytes) -> None:
    """Put a file into a folder at once, in the place of every other logo there."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / name, content)
    for ending in LOGO_ENDINGS:
        if f"{LOGO_NAME}{ending}" != name:
            (folder / f"{LOGO_NAME}{ending}").unlink(missing_ok=True)
