"""A place that sites are put to: a folder or a part of an object store, with the few things that are asked of it."""

from __future__ import annotations

import os
import posixpath
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.hosting.patience import Patience, is_passing, lacks_credentials
from mkdocs_paycore.hosting.protocols import PROTOCOLS, Protocol
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import failure, is_full, reason_of
from mkdocs_paycore.source.suggestion import all_known, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from mkdocs_paycore.hosting.headers import Headers

_AT_ONCE = 1000
"""So many files are removed in one request; S3 takes no more (API *DeleteObjects*)."""
_NEW = ".paycore-new"
_ALIKE = 0.8
"""So alike, as `difflib` measures it, are `s4://` and `s3://`, and not `https://` and `s3://`."""


@dataclass(frozen=True, slots=True)
class Store:
    """A place that sites are put to. Its methods may be called by several threads at once.

    Attributes:
        url: its address, as it is shown.
        root: the path in the file system of the package.
        system: the file system, as fsspec has them.
        protocol: the kind of place.
        patience: how often a request is tried.
    """

    url: str
    root: str
    system: Any
    protocol: Protocol
    patience: Patience = field(default_factory=Patience)

    def below(self, name: str) -> Store:
        """Return the place of that name in this one."""
        return replace(self, url=f"{self.url}/{name}", root=f"{self.root}/{name}")

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of this machine."""
        return "file" in self.system.protocol

    def read(self, path: str) -> bytes | None:
        """Return the content of a file; None where there is none."""
        try:
            content: bytes = self._try(lambda: self.system.cat_file(self._at(path)), path)
        except FileNotFoundError:
            return None
        return content

    def write(self, path: str, content: bytes, headers: Headers) -> None:
        """Write a file whole: at no moment is a part of it to be seen."""
        place, named = self._at(path), self.protocol.headers(headers)
        if not self.is_folder:
            self._try(lambda: self.system.pipe_file(place, content, **named), path)
            return
        new = _new_name(place)
        try:
            self._try(lambda: self.system.pipe_file(new, content), path)
            self._try(lambda: os.replace(new, place), path)  # noqa: PTH105 - texts, as fsspec has them
        finally:
            Path(new).unlink(missing_ok=True)

    def remove_unfinished(self, *, grace: float) -> None:
        """Remove what an upload that was killed had begun to write, in a folder of this machine.

        Args:
            grace: the seconds that it has to be old: another upload may be at work.
        """
        for path in Path(self.root).rglob(f"*{_NEW}") if self.is_folder else ():
            with suppress(OSError):
                if time.time() - path.lstat().st_mtime >= grace:
                    path.unlink()

    def copy(self, old: str, new: str) -> None:
        """Copy a file with its headers, without it coming here and going back.

        Raises:
            FileNotFoundError: there is none.
        """
        self._try(lambda: self.system.cp_file(self._at(old), self._at(new)), old)

    def sizes(self, path: str) -> dict[str, int]:
        """Return the bytes of each file in a folder, by its path in that folder."""
        place = self._at(path)
        try:
            found = self._try(lambda: self.system.find(place, detail=True), path)
        except FileNotFoundError:
            return {}
        begin = len(self.system._strip_protocol(place)) + 1  # noqa: SLF001 - how fsspec writes the paths that it finds
        return {name[begin:]: int(entry["size"]) for name, entry in found.items() if len(name) >= begin}

    def names(self, path: str) -> list[str]:
        """Return the names of what is in a folder."""
        try:
            found = self._try(lambda: self.system.ls(self._at(path), detail=False), path)
        except FileNotFoundError:
            return []
        return sorted({posixpath.basename(name.rstrip("/")) for name in found})

    def changed(self, path: str) -> datetime | None:
        """Return when a file was written; None where there is none."""
        try:
            moment: datetime = self._try(lambda: self.system.modified(self._at(path)), path)
        except FileNotFoundError:
            return None
        return moment

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files; those that are gone already are none to speak of."""
        for group in _parts(sorted(paths), _AT_ONCE):
            places = [self._at(path) for path in group]
            try:
                self._try(lambda places=places: self.system.rm(places), group[0])  # type: ignore[misc] # mypy: a default
            except FileNotFoundError:
                for path in places:
                    with suppress(FileNotFoundError):
                        self._try(lambda path=path: self.system.rm_file(path), path)  # type: ignore[misc] # as above
        if self.is_folder or "memory" in self.system.protocol:
            self._remove_empty({posixpath.dirname(path) for path in paths})

    def _remove_empty(self, folders: set[str]) -> None:
        above = {str(each) for folder in folders for each in (PurePosixPath(folder), *PurePosixPath(folder).parents)}
        for folder in sorted(above - {"."}, reverse=True):
            with suppress(OSError):  # something else is in it
                self.system.rmdir(self._at(folder))

    def point(self, name: str, path: str) -> None:
        """Have a link in a folder of this machine lead to another folder in it; the change is one step."""
        place = Path(self._at(name))
        new = Path(_new_name(str(place)))
        new.symlink_to(path)
        new.replace(place)

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}" if path else self.root

    def _try(self, call: Callable[[], Any], path: str) -> Any:  # noqa: ANN401 - what the call returns
        """Return what a request comes to.

        Raises:
            FileNotFoundError: there is no such file.
            UnusableSiteError: the host does not do it.
        """
        try:
            return self.patience.call(call)
        except FileNotFoundError as error:
            if not self.is_folder and "bucket" in str(error).lower():
                raise UnusableSiteError(f"{self.url}: there is no such bucket; make it first") from error
            raise
        except Exception as error:
            raise UnusableSiteError(self._words(error, path)) from error

    def _words(self, error: Exception, path: str) -> str:
        if lacks_credentials(error):
            return f"{self.url}: no credentials were found (expected {self.protocol.credentials}): {failure(error)}"
        if isinstance(error, PermissionError):
            return f"{self.url}: the host refuses {path}: {failure(error)} (may these credentials write there?)"
        if is_full(error):
            return f"{self.url}: {path} cannot be written: {reason_of(error)} (make room, and run the command again)"
        times = f" {self.patience.tries} times" if is_passing(error) else ""
        return (
            f"{self.url}: {path} failed{times}: {failure(error)} (run the command again: it goes on where it stopped)"
        )


def _new_name(place: str) -> str:
    """Return the name of a file that is to take a place: one that no other upload to the same place takes."""
    return f"{place}.{secrets.token_hex(4)}{_NEW}"


def open_store(url: str, *, patience: Patience | None = None) -> Store:
    """Return the place that an address names.

    Args:
        url: `s3://bucket/path`, `file:///path` and so on, or the path of a folder.
        patience: how often a request is tried.

    Raises:
        UnusableSiteError: it names no place, or what reaches it is not installed.
    """
    name, path = _place_of(url)
    protocol = PROTOCOLS[name]
    root = f"/{path}" if name in {"file", "memory"} else path
    return Store(url.rstrip("/"), root, _file_system(name, protocol, url), protocol, patience or Patience())


def _place_of(url: str) -> tuple[str, str]:
    """Return the kind of a place and its path without slashes at the ends.

    Raises:
        UnusableSiteError: the address names no place.
    """
    name, is_address, path = url.partition("://")
    if not is_address:
        name, path = "file", str(Path(url).resolve())
    if name not in PROTOCOLS:
        begins = [f"{each}://" for each in PROTOCOLS]
        near = nearest(f"{name}://", begins, cutoff=_ALIKE)
        hint = f"did you mean {near!r}?" if near else all_known(begins)
        raise UnusableSiteError(f"--to: found {url!r}, expected a folder or an address of a known kind ({hint})")
    path = path.strip("/")
    if not path:
        raise UnusableSiteError(f"--to: found {url!r}, which names no place (expected {name}://…)")
    if {"", ".", ".."} & set(path.split("/")):
        raise UnusableSiteError(f"--to: found {url!r}, expected a path without empty parts, '.' and '..'")
    return name, path


def _file_system(name: str, protocol: Protocol, url: str) -> Any:  # noqa: ANN401 - fsspec has no types
    """Return the file system of fsspec for a kind of place.

    Raises:
        UnusableSiteError: a package is missing, or it does not know who we are.
    """
    try:
        for package in (protocol.package, "tenacity"):
            import_module(package)
        return import_module("fsspec").filesystem(
            name, use_listings_cache=False, skip_instance_cache=True, **protocol.options
        )
    except ImportError as error:
        install = f"pip install 'mkdocs-paycore[{protocol.extra}]'"
        raise UnusableSiteError(f"--to {url}: {error.name or protocol.package} is not installed ({install})") from error
    except Exception as error:
        raise UnusableSiteError(f"--to {url}: {failure(error)} (expected {protocol.credentials})") from error


def _parts(paths: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (paths[at : at + size] for at in range(0, len(paths), size))
