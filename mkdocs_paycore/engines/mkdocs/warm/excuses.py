"""What the sources of a site excuse: words of other brands that a comment allows, there and where they come to stand.

What such a source says of brands is a part of what all files of a site depend on; the rest of its text is not. It is
searched again only where the source is another.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.engines.mkdocs.warm.memory import silent_step
from mkdocs_paycore.leak.markers import ALLOWANCE
from mkdocs_paycore.project.dependencies import digest_of
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.project.prepare import Prepared


class Excuses:
    """The sources of a site that allow a brand."""

    def __init__(self, memory: Memory, prepared: Prepared, words: str) -> None:
        """Search nothing yet.

        Args:
            memory: what is kept.
            prepared: the site.
            words: the digest of what the words of all brands depend on.
        """
        self.memory, self.prepared, self._words = memory, prepared, words

    def digests(self) -> list[str]:
        """Return the digests of what each source that allows a brand excuses, in the order of the sources."""
        found = []
        for path in self._sources():
            content = self.memory.content(path)
            if ALLOWANCE.encode() in content:
                about, key = f"excuses {path}", digest_of(b"\0".join((self._words.encode(), content)))
                digest = self.memory.find(about, key)
                if not isinstance(digest, str):
                    digest = digest_of("\0".join(self._gate.excuses(Path(path))).encode("utf-8", "surrogateescape"))
                    self.memory.keep(about, key, digest, silent_step())
                found.append(digest)
        return found

    @cached_property
    def _gate(self) -> SiteGate:
        return SiteBrands(self.prepared.project).gate(also=self.prepared.brand, providers=self.prepared.names)

    def _sources(self) -> Iterator[str]:
        """Yield the files that may allow a brand: all that the leak gate takes for sources, and the brands' own."""
        project = self.prepared.project
        yield str(project.config_file)
        for top in dict.fromkeys((project.docs, *project.templates, *project.snippets.folders, project.brands_dir)):
            for place, _, names in os.walk(top):
                yield from (f"{place}{os.sep}{name}" for name in sorted(names) if _is_text(name))


def _is_text(name: str) -> bool:
    return os.path.splitext(name)[1].lower() not in NEVER_TEXT  # noqa: PTH122 - thousands of names: they stay texts
