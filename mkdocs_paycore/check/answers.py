"""Answers of checks that are kept: a file for each, named by the fingerprint of all that it depends on."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.problem import Edit, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_MOST = 40
"""So many answers are kept, the newest."""
_IGNORE = "*\n"
_PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a check.

    Attributes:
        problems: what is wrong with the site.
        pages: how many pages it has.
    """

    problems: list[Problem]
    pages: int


_KEPT = [each.name for each in fields(Problem)]


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers that a folder keeps.

    Two commands may use it at once, and may be killed: an answer is written beside its place and renamed. One that
    cannot be read counts as none, and where nothing can be written nothing is kept.

    Attributes:
        folder: the folder; it is made when it is needed, and tells git to ignore it.
    """

    folder: Path

    def find(self, name: str) -> Answer | None:
        """Return the answer that is kept under a name; None where none is."""
        try:
            kept = json.loads(self._file(name).read_text("utf-8"))
            return Answer([problem_of(entry) for entry in kept["problems"]], int(kept["pages"]))
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return None

    def keep(self, name: str, answer: Answer) -> None:
        """Keep an answer under a name, and forget the oldest ones."""
        self._keep(name, {"pages": answer.pages, "problems": entries(answer.problems)})

    def pages(self, name: str) -> dict[str, tuple[str, list[Problem]]]:
        """Return what is kept of pages under a name, by path: the digest of each, and the problems in it."""
        try:
            kept = json.loads(self._file(f"{name}-{_PAGES}").read_text("utf-8"))
            return {
                str(path): (str(digest), [problem_of(entry) for entry in found])
                for path, (digest, found) in kept.items()
            }
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return {}

    def keep_pages(self, name: str, pages: Mapping[str, tuple[str, list[Problem]]]) -> None:
        """Keep the digests and the problems of pages under a name, as `pages` returns them."""
        kept = {path: (digest, entries(problems)) for path, (digest, problems) in pages.items()}
        self._keep(f"{name}-{_PAGES}", kept)

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _keep(self, name: str, kept: object) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(self.folder / ".gitignore", _IGNORE)
            self._write(self._file(name), json.dumps(kept, ensure_ascii=False))
            self._forget()

    def _write(self, path: Path, text: str) -> None:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self.folder, suffix=".part", delete=False) as part:
            part.write(text)
        os.replace(part.name, path)  # noqa: PTH105 - of a name

    def _forget(self) -> None:
        kept = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        parts = sorted(self.folder.glob("*.part"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in (*kept[_MOST:], *parts[_MOST:]):
            path.unlink(missing_ok=True)


def entries(problems: Collection[Problem]) -> list[dict[str, object]]:
    """Return problems as JSON can say them."""
    return [{each: getattr(problem, each) for each in _KEPT} for problem in problems]


def problem_of(entry: dict[str, Any]) -> Problem:
    """Return the problem of an entry that JSON said.

    Raises:
        LookupError, TypeError, ValueError: it is none.
    """
    fix = tuple(Edit(*edit) for edit in entry["fix"])
    return Problem(**{**entry, "severity": Severity(entry["severity"]), "fix": fix})
