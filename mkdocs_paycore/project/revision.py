"""A revision of git: which files it has, and what is in them."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_ANY_DRIVE = expression(r"[A-Za-z]:[\\/]")
_NAME = expression(r"(?P<revision>(?:[^:{]|\{[^}]*\})*)(?::(?P<path>.*))?", re.DOTALL)
"""A revision and a path in it, as git has them: `HEAD@{2026-01-02 10:00}` holds a colon of its own."""
_LINK, _REPOSITORY = b"120000", b"160000"
_LONGEST_WAY = 8
"""So many links in a row are followed."""
_HEAD = 3
"""What `git cat-file --batch` says of an object: its name, kind and size; of one that is missing, it says less."""


class UnknownStateError(ValueError):
    """A state that is named cannot be read; the message says why."""


@dataclass(slots=True)
class Revision:
    """A commit, and the place in it that is meant.

    Attributes:
        folder: where git is asked.
        start: the folder in the repository that is meant; empty: its top.
        files: the object of each file, by its path in the repository.
        links: the paths of those that are links.
        repositories: the paths at which the repository has another one (a submodule).
    """

    folder: Path
    start: str
    files: dict[str, str] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    repositories: list[str] = field(default_factory=list)

    @classmethod
    def named(cls, state: str, folder: Path) -> Revision:
        """Return a revision.

        Args:
            state: a revision, or `REV:path`; a path that begins with a dot, and a revision without a path, are meant
                as seen from the folder.
            folder: a folder of a repository.

        Raises:
            UnknownStateError: git has no such commit, or cannot tell.
        """
        name = None if _ANY_DRIVE.match(state) else _NAME.fullmatch(state)
        revision, path = (name["revision"], name["path"]) if name else ("", None)
        commit = _commit(revision, folder) if revision and not revision.startswith("-") else ""
        if not commit:
            near = did_you_mean(revision, _names(folder))
            reason = f"{state} is neither a folder nor a revision of git in {folder}{_shallow(folder)}"
            raise UnknownStateError(f"{reason} ({near})" if near else reason)
        here = os.fsdecode(_git(["rev-parse", "--show-prefix"], folder)).rstrip("\n")
        start = here if path is None else posixpath.join(here if path.startswith(".") else "", path.strip("/"))
        found = cls(folder, posixpath.normpath(start) if start else "")
        found._list(commit)
        return found

    def _list(self, commit: str) -> None:
        for entry in _git(["ls-tree", "-r", "-z", "--full-tree", commit], self.folder).split(b"\0"):
            kind, _, path = entry.partition(b"\t")
            mode, _, content = kind.partition(b" ")
            name = os.fsdecode(path)
            if mode == _REPOSITORY:
                self.repositories.append(name)
            elif name and ".." not in name.split("/"):
                self.files[name] = content.split(b" ")[1].decode()
                if mode == _LINK:
                    self.links.add(name)

    def left_out(self, place: str) -> str:
        """Return the end of a sentence that says which other repository lies at, or above, a place; else nothing.

        Args:
            place: a folder, as seen from `start`.
        """
        whole = posixpath.join(self.start, place)
        found = next((name for name in self.repositories if f"{whole}/".startswith(f"{name}/")), "")
        return f"; {found} is a submodule, a repository of its own: ask there" if found else ""

    def write(self, names: Iterable[str], folder: Path) -> None:
        """Write files of the revision below a folder; a link becomes the file that it leads to, if it has that.

        Args:
            names: their paths.
            folder: an empty folder.

        Raises:
            UnknownStateError: git cannot read a file.
            OSError: a file cannot be written.
        """
        ways = {name: name for name in names}
        for _ in range(_LONGEST_WAY):
            links = {name: at for name, at in ways.items() if at in self.links}
            targets = self._contents(links.values())
            ways |= {name: _target(at, targets[at]) for name, at in links.items()}
        contents = self._contents(at for at in ways.values() if at in self.files.keys() - self.links)
        for name, at in ways.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(contents.get(at, b""))

    def _contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return what is in files, by their paths; of a link, where it leads to."""
        wanted = sorted(set(names))
        asked = "".join(f"{self.files[name]}\n" for name in wanted).encode()
        answer = BytesIO(_git(["cat-file", "--batch"], self.folder, entered=asked) if wanted else b"")
        found: dict[str, bytes] = {}
        for name in wanted:
            head = answer.readline().split()
            if len(head) != _HEAD:
                raise UnknownStateError(f"git has no content of {name}: fetch what is missing of the clone")
            found[name] = answer.read(int(head[-1]))
            answer.readline()
        return found


def _target(link: str, content: bytes) -> str:
    """Return the path that a link at a path leads to, from its content."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link), os.fsdecode(content)))


def _commit(revision: str, folder: Path) -> str:
    """Return the name of a commit; empty where there is none of that name, or no repository."""
    try:
        return _git(["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], folder).decode().strip()
    except UnknownStateError as error:
        if str(error) and "not a git repository" not in str(error):
            raise
        return ""


def _names(folder: Path) -> list[str]:
    """Return the names of the tags and branches of a repository; none where there is no repository."""
    try:
        listed = _git(["for-each-ref", "--format=%(refname:short)"], folder)
    except UnknownStateError:
        return []
    return os.fsdecode(listed).split()


def _shallow(folder: Path) -> str:
    """Return the end of a sentence that says that older revisions were not fetched, where that is so."""
    try:
        is_shallow = _git(["rev-parse", "--is-shallow-repository"], folder).strip() == b"true"
    except UnknownStateError:
        return ""
    return "; it is a shallow clone: fetch the older revisions with `git fetch --unshallow`" if is_shallow else ""


def _git(arguments: Sequence[str], folder: Path, *, entered: bytes = b"") -> bytes:
    """Return what a command of git prints; `entered` is what it reads.

    Raises:
        UnknownStateError: git is not there, or fails; its words, in a line.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands
            ["git", *arguments],  # noqa: S607 - the git that is there
            cwd=folder,
            env=os.environ | {"LC_ALL": "C"},
            input=entered,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise UnknownStateError("git is not installed" if folder.is_dir() else f"there is no folder {folder}") from None
    except subprocess.CalledProcessError as error:
        raise UnknownStateError(" ".join(error.stderr.decode(errors="replace").split())) from None
    return done.stdout
