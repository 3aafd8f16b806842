"""What is the same for each build with the same packages, kept for the next process.

To compile Material's templates takes longer than to draw a page with them, and to make one script of our modules, or
to find out whether a pattern can be slow, as long as many pages.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.known_faults import know_patterns, known_patterns
from mkdocs_paycore.components.asset import know_assets, known_assets
from mkdocs_paycore.engines.mkdocs.theme.compiled_templates import know_templates, known_templates
from mkdocs_paycore.project.dependencies import digest_of_text
from mkdocs_paycore.project.kept_packs import kept_content
from mkdocs_paycore.project.surroundings import surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.project.kept_files import KeptFiles


class CompiledMemory:
    """What is kept beside a site: compiled templates, our scripts as pages load them, which patterns are slow."""

    def __init__(self, files: KeptFiles, root: Path) -> None:
        """Have this process know what an earlier one made.

        Args:
            files: where it is kept.
            root: the folder of the site.
        """
        self.files = files
        self._name = f"compiled-{digest_of_text(chr(0).join(surroundings(root)))}"
        found = files.find(self._name)
        packed = files.packed(found) if isinstance(found, str) else None
        know_templates({})
        if packed is not None:
            with suppress(ValueError, EOFError, TypeError):
                templates, assets, patterns = marshal.loads(kept_content(packed))  # noqa: S302 - what this package wrote, whole
                know_templates(dict(templates))
                know_assets(dict(assets))
                know_patterns(dict(patterns))
        self._known = self._size()

    def write(self) -> None:
        """Keep all that is known for the next process, where there is more than before."""
        if self._size() != self._known:
            with suppress(OSError, ValueError):
                made = (known_templates(), known_assets(), known_patterns())
                self.files.note(self._name, self.files.put(marshal.dumps(made)))

    @staticmethod
    def _size() -> tuple[int, int, int]:
        return len(known_templates()), len(known_assets()), len(known_patterns())
