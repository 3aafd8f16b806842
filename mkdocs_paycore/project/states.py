"""States of a site's providers: in a folder, or in a revision of git."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.listed import LISTED_FILE
from mkdocs_paycore.catalog.load import PROVIDER_FILE, load_catalog
from mkdocs_paycore.catalog.product.model import CONNECTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.catalog.catalog import Catalog

_DOCS = "docs"
_ANY_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class UnknownStateError(ValueError):
    """A state that is named cannot be read; the message says why."""


def catalog_at(state: str, *, folder: Path, connectors: str = f"{_DOCS}/{CONNECTORS}") -> Catalog:
    """Return the catalog of a state.

    Args:
        state: a folder (a site, its docs, or the folder of its providers' folders), a revision of git, or `REV:path`
            with such a folder in a revision.
        folder: where git is asked, and relative folders begin.
        connectors: where the providers' folders are in a site.

    Raises:
        UnknownStateError: there is no such state, or there are no providers in it.
    """
    given = folder / state
    if given.is_dir():
        names = [path.relative_to(given).as_posix() for path in given.glob("**/*.yml")]
        found = _providers_in(names, "", connectors)
        if found is None:
            raise UnknownStateError(
                f"{state} holds no {PROVIDER_FILE} one folder below it, {CONNECTORS} or {connectors}"
            )
        return load_catalog(given / found, root=given)
    with _checked_out(state, folder=folder, connectors=connectors) as connectors_dir:
        return load_catalog(connectors_dir, root=connectors_dir)


@contextmanager
def _checked_out(state: str, *, folder: Path, connectors: str) -> Iterator[Path]:
    """Give the folder of the providers' folders in a revision, as long as it is needed."""
    revision, _, path = ("", "", "") if _ANY_DRIVE.match(state) else state.partition(":")
    try:
        known = revision and not revision.startswith("-")
        commit = _git(["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], folder) if known else b""
    except UnknownStateError:
        commit = b""
    if not commit:
        raise UnknownStateError(f"{state} is neither a folder nor a revision of git in {folder}")
    top = _git(["rev-parse", "--show-prefix"], folder).decode().strip()
    start = path.strip("/") if ":" in state else top.strip("/")
    names = (
        _git(["ls-tree", "-r", "--name-only", "-z", "--full-tree", commit.decode().strip()], folder)
        .decode()
        .split("\0")
    )
    found = _providers_in(names, start, connectors)
    if found is None:
        raise UnknownStateError(
            f"{state} holds no {PROVIDER_FILE} where providers are looked for, {connectors} for one"
        )
    wanted = [name for name in names if _is_provider_file(name, found)]
    with tempfile.TemporaryDirectory(prefix="paycore-diff-") as temporary:
        _extract(
            _git(["archive", "--format=tar", commit.decode().strip(), "--", *wanted], _top(folder)), Path(temporary)
        )
        yield Path(temporary) / found


def _top(folder: Path) -> Path:
    return Path(_git(["rev-parse", "--show-toplevel"], folder).decode().rstrip("\n"))


def _providers_in(names: Iterable[str], start: str, connectors: str) -> str | None:
    """Return the first folder in which providers may be that holds some."""
    names = list(names)
    for below in (connectors, f"{_DOCS}/{CONNECTORS}", CONNECTORS, ""):
        place = "/".join(filter(None, (start, below)))
        if any(_is_provider_file(name, place) for name in names):
            return place
    return None


def _is_provider_file(name: str, folder: str) -> bool:
    path = PurePosixPath(name)
    if not path.is_relative_to(folder):
        return False
    inside = path.relative_to(folder).parts
    return inside == (LISTED_FILE,) or (len(inside) == 2 and inside[1] == PROVIDER_FILE)  # noqa: PLR2004 - folder and file


def _extract(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())


def _git(arguments: Sequence[str], folder: Path) -> bytes:
    """Return what a command of git prints.

    Raises:
        UnknownStateError: git is not there, or fails.
    """
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)  # noqa: S603, S607 - fixed commands of the git that is there
    except FileNotFoundError:
        raise UnknownStateError("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise UnknownStateError(error.stderr.decode(errors="replace").strip()) from None
    return done.stdout
