"""A prepared folder: where it is, what is in it, and what of it changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree
    from mkdocs_paycore.engines.docs_tree.written import Written


@dataclass(slots=True)
class PreparedFolder:
    """A folder that a generator can render.

    Attributes:
        folder: where it is.
        tree: the docs in it.
        written: what of it changed.
        settings: the configuration in it, where it has one.
    """

    folder: Path
    tree: DocsTree
    written: Written
    settings: Mapping[str, Any] = field(default_factory=dict)
