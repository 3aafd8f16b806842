"""The schemas that commands keep for editors, beside a site's configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.cli.console import fail, say
from mkdocs_paycore.project.schemas import keep_schema, schema_file
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from pathlib import Path


def kept_schema(kind: str, root: Path) -> Path:
    """Write the schema of a kind of file where it is not there as it is now, and return its file."""
    file = schema_file(kind, root)
    try:
        is_new = keep_schema(kind, root=root)
    except OSError as error:
        fail(f"{shown_path(file, '.')} cannot be written: {(error.strerror or 'unknown reason').lower()}")
    if is_new:
        say(f"{shown_path(file, '.')} lets editors complete and check the files that name it")
    return file
