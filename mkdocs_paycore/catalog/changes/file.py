"""`changes.yml`: read, and given another entry."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.changes import Change, ChangeEntry, ChangesFile
from mkdocs_paycore.source.rule import Rule, Sample
from mkdocs_paycore.source.text_file import TextFile, rewrite_file
from mkdocs_paycore.source.validate import FileRules, read_model
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

CHANGES_FILE = "changes.yml"
CHANGES = Rule(
    "changes",
    "An entry of changes.yml that is not what its place asks for.",
    sample=Sample(
        "docs/connectors/changes.yml",
        "entries:\n  - on: 2026-05-04\n    changes:\n      - {provider: example, name: X, kind: provider_redy}\n",
        "entries:\n  - on: 2026-05-04\n    changes:\n      - {provider: example, name: X, kind: provider_ready}\n",
    ),
)
_HEAD = "# What changed for those who connect, the newest first. `paycore diff OLD NEW --write` adds to it.\n"
_TOP = "entries:\n"


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """What a site wrote down of its changes.

    Attributes:
        entries: by day, the newest first; None where there is no such file.
        problems: what is wrong with the file.
    """

    entries: tuple[ChangeEntry, ...] | None = None
    problems: tuple[Problem, ...] = ()

    def codes(self) -> Collection[str]:
        """Return the codes of all providers that entries are about."""
        return {change.provider for entry in self.entries or () for change in entry.changes}


def load_changes(connectors_dir: Path, *, root: Path) -> ChangeLog:
    """Return what `changes.yml` in a folder says; problems name it relative to `root`."""
    file = connectors_dir / CHANGES_FILE
    if not os.path.lexists(file):
        return ChangeLog()
    document = read_yaml_file(file, root=root, rule=CHANGES.name)
    read, problems = read_model(document, ChangesFile, rules=FileRules.of_one(CHANGES), start="entries: []")
    if read is None:
        return ChangeLog((), tuple(problems))
    return ChangeLog(tuple(sorted(read.entries, key=lambda entry: entry.on, reverse=True)), tuple(problems))


def add_entry(connectors_dir: Path, changes: Sequence[Change], *, on: date, head: str = "") -> bool:
    """Add an entry to the top of `changes.yml` in a folder; what stands in the file stays as it is.

    Args:
        connectors_dir: the folder.
        changes: what changed.
        on: the day.
        head: what a new file begins with.

    Returns:
        Whether one was added: none is where the newest entry says the same.

    Raises:
        OSError: the file cannot be read or written.
        ValueError: the file is there, and has no list of entries to add to.
    """
    file = connectors_dir / CHANGES_FILE
    log = load_changes(connectors_dir, root=connectors_dir)
    if not changes or (log.entries and log.entries[0].changes == tuple(changes)):
        return False
    lines = [f"  - on: {on.isoformat()}\n    changes:\n", *(f"      - {_flow(change)}\n" for change in changes)]
    if log.entries is None:
        file.write_text(f"{head}{_HEAD}{_TOP}{''.join(lines)}", "utf-8", newline="\n")
        return True
    old = TextFile(file.read_bytes())
    start = 0 if old.text.startswith(_TOP) else old.text.find(f"\n{_TOP}") + 1
    if log.problems or not old.text.startswith(_TOP, start):
        raise ValueError("it cannot be added to: expected a line 'entries:' and below it a list")
    at = start + len(_TOP)
    rewrite_file(file, old.with_insertion(at, "".join(lines)).content)
    return True


def _flow(change: Change) -> str:
    """Return a change as a mapping of YAML on one line; JSON strings are such of YAML."""
    data = change.model_dump(mode="json", exclude_none=True)
    return "{" + ", ".join(f"{key}: {_plain(value)}" for key, value in data.items()) + "}"


def _plain(value: str) -> str:
    is_word = value.replace("_", "").isalpha() and value.isascii() and value.lower() not in {"true", "false", "null"}
    return value if is_word else json.dumps(value, ensure_ascii=False)
