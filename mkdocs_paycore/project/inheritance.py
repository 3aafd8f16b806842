"""The files that a configuration of a site inherits from, as `INHERIT` names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_INHERITED = 20


def with_inherited(config_file: Path) -> Iterator[tuple[Path, str]]:
    """Yield the file of a configuration and those that it inherits, each with its text; `config_file` comes first."""
    files = [config_file]
    for file in files:
        text = _text(file)
        parents: list[str] = re.findall(r"^INHERIT:\s*(\S+)", text, re.MULTILINE)
        files += (file.parent / parent.strip("'\"") for parent in parents if len(files) < _MOST_INHERITED)
        yield file, text


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
    except (OSError, ValueError):  # a name that no file can have, or one that may not be read
        return ""
