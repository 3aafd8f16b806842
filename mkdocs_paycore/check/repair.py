"""What `paycore check --fix` changes: the edits of problems whose repair is certain."""

from __future__ import annotations

import difflib
import errno
import os
import time
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.text_file import TextFile, UnreadableTextError, rewrite_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.source.problem import Edit, Problem

_VARIABLE = expression(r"<<((?:custom|provider)\.[\w.-]+)>>")
CHANGED = "it was changed while it was checked"
_FOREIGN = {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "site-packages", "dist-packages", "__pycache__"}
"""Folders of a project whose files are made or brought by others."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A file with the repairs that could be made in it at once.

    Attributes:
        path: the file as messages show it.
        file: where it is.
        old: what it holds.
        new: what it should hold.
        problems: those that are repaired by that.
    """

    path: str
    file: Path
    old: TextFile
    new: TextFile
    problems: tuple[Problem, ...]

    def write(self) -> None:
        """Give the file its new content at once.

        Raises:
            OSError: it cannot be written, or holds something else by now.
        """
        if self.file.read_bytes() != self.old.content:
            raise OSError(errno.EBUSY, CHANGED)
        rewrite_file(self.file, self.new.content)

    def diff(self) -> str:
        """Return the change as a unified diff, as `git apply` and `patch` take it."""
        old, new = (_lines(text.content.decode("utf-8")) for text in (self.old, self.new))
        shown = difflib.unified_diff(old, new, f"a/{self.path}", f"b/{self.path}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in shown)


@dataclass(slots=True)
class Repairs:
    """The repairs of some problems, and why files with others are left alone.

    Attributes:
        made: a repair for each file that changes.
        refused: by file, why it is left alone.
    """

    made: list[Repair] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def repairs_of(
    problems: Sequence[Problem], *, root: Path, folders: Collection[Path] = (), checked_at: int | None = None
) -> Repairs:
    """Return the repairs of all problems that have one.

    What follows from another problem is left alone: it is gone once that is repaired. Of edits that overlap the first
    by its place is made; the others are found anew by the next check. Several edits of
    one problem are made together or not at all.

    Args:
        problems: what a check found.
        root: the folder that their paths are below.
        folders: those of the project, beside the root; a file elsewhere is left alone.
        checked_at: when the check began, in nanoseconds since the epoch; a file that was changed since is left alone.
    """
    found = Repairs()
    own = [Path(os.path.realpath(folder)) for folder in (root, *folders)]
    causes = (problem for problem, _ in without_followers(problems))
    fixable = sorted((problem for problem in causes if problem.fix), key=lambda problem: problem.path)
    for path, group in groupby(fixable, key=lambda problem: problem.path):
        file = root / path
        if reason := _reason_against(file, own) or _change_of(file, checked_at):
            found.refused[path] = reason
            continue
        try:
            repair = _repair(path, file, list(group))
        except (OSError, UnreadableTextError) as error:
            found.refused[path] = getattr(error, "strerror", None) or str(error)
        else:
            found.made += [repair] if repair.new != repair.old else []
    return found


def _reason_against(file: Path, own: Sequence[Path]) -> str:
    """Return why a file may not be changed; empty where it may be."""
    real = Path(os.path.realpath(file))
    home = next((folder for folder in own if real.is_relative_to(folder)), None)
    if home is None:
        return "it is outside of the project"
    if _FOREIGN.intersection(real.relative_to(home).parts):
        return "it belongs to another package"
    if real.is_file() and not real.stat().st_mode & 0o222:
        return "it is read-only"
    return ""


def _change_of(file: Path, checked_at: int | None) -> str:
    """Return that a file was changed since it was checked; empty where it was not.

    A file that was put there by a copy or a checkout may be older by its time of writing; that of its entry is new.
    """
    try:
        found = file.stat()
    except OSError:
        return ""
    now, times = time.time_ns(), (found.st_mtime_ns, found.st_ctime_ns)
    is_since = checked_at is not None and any(checked_at < changed <= now for changed in times)
    return CHANGED if is_since else ""


def _repair(path: str, file: Path, problems: Sequence[Problem]) -> Repair:
    old = TextFile(file.read_bytes())
    made = tuple(_made(problems, length=len(old.text)))
    edits = {_in_style(edit, old.text) for problem in made for edit in problem.fix}
    return Repair(path, file, old, old.edited(edits), made)


def _in_style(edit: Edit, text: str) -> Edit:
    """Return an edit whose variables have the brackets that a file has, where it has only the older ones."""
    if "<<" not in edit.text or "<<custom." in text or "{{custom." not in text:
        return edit
    return edit._replace(text=_VARIABLE.sub(r"{{\1}}", edit.text))


def _made(problems: Sequence[Problem], *, length: int) -> Iterator[Problem]:
    """Yield the problems whose edits can be made together, the first by place before others."""
    taken: list[Edit] = []
    for problem in sorted(problems, key=lambda problem: (sorted(problem.fix), problem)):
        edits = [edit for edit in problem.fix if edit not in taken]
        together = sorted([*taken, *edits])
        if all(0 <= start <= end <= length for start, end, _ in edits) and not _overlap(together):
            taken = together
            yield problem


def _overlap(edits: Sequence[Edit]) -> bool:
    return any(after.start < before.end or after.start == before.start for before, after in pairwise(edits))


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; other than `splitlines` it takes only line feeds for such."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
