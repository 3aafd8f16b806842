"""The search of several built sites, over the cores."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.gate import Gate, Leak, is_unread
from mkdocs_paycore.leak.built_file import site_files
from mkdocs_paycore.leak.foreign import Sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.leak.mention import Mention


@dataclass(slots=True)
class SiteSearch:
    """Searches the sites of brands, each in its folder."""

    gate: Gate
    sites: Sequence[tuple[Brand, Path]]

    def run(self, workers: int) -> Iterator[tuple[str, list[Leak]]]:
        """Yield the names of the brands, each with the leaks in its site, in the order of the brands."""
        for brand, folder in self.sites:
            yield brand.name, list(self.gate.leaks(folder, [brand.name]))
