"""The files that hold the values of a site: a brand's, or the configuration with those that it inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.project.inheritance import with_inherited
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_paycore.source.document import Data, Document, Trail


def values_files(root: Path, path: str, *, rule: str) -> list[Document]:
    """Return the file of the values, and those that a configuration inherits.

    Args:
        root: the folder that `path` is below.
        path: the file of the values.
        rule: the name of the rule that asks.
    """
    return [read_yaml(text, path=shown_path(file, str(root)), rule=rule) for file, text in with_inherited(root / path)]


def place_of_value(name: str, documents: Sequence[Document]) -> tuple[Document, Trail]:
    """Return the file and the trail of a value by its name, `custom.…`; no trail where none of the files has it."""
    steps = name.split(".")
    for document in documents:
        if trail := _trail(document.data, steps) or _trail(document.data, ["extra", *steps]):
            return document, trail
    return documents[0], ()


def _trail(data: Data, steps: list[str]) -> Trail | None:
    trail: Trail = ()
    for step in steps:
        key = int(step) if isinstance(data, list) and step.isdecimal() else step
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
        trail = (*trail, key)
    return trail
