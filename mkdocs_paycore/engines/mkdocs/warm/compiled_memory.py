"""Compiled templates, kept for the next process: to compile Material's takes longer than to draw a page with them."""

from __future__ import annotations

import marshal
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs.compiled_templates import know_templates, known_templates
from mkdocs_paycore.project.dependencies import digest_of
from mkdocs_paycore.project.kept_files import kept_content
from mkdocs_paycore.project.surroundings import surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.project.kept_files import KeptFiles


class CompiledMemory:
    """The compiled templates of a site, as they are kept beside it."""

    def __init__(self, files: KeptFiles, root: Path) -> None:
        """Have this process know the templates that an earlier one compiled.

        Args:
            files: where they are kept.
            root: the folder of the site.
        """
        self.files = files
        self._name = f"compiled-{digest_of(chr(0).join(surroundings(root)).encode('utf-8', 'surrogatepass'))}"
        found = files.find(self._name)
        packed = files.packed(found) if isinstance(found, str) else None
        if packed is not None:
            with suppress(ValueError, EOFError, TypeError):
                know_templates(dict(marshal.loads(kept_content(packed))))  # noqa: S302 - what this package wrote, whole
        self._known = len(known_templates())

    def write(self) -> None:
        """Keep the templates for the next process, where there are new ones."""
        compiled = known_templates()
        if len(compiled) != self._known:
            with suppress(OSError, ValueError):
                self.files.note(self._name, self.files.put(marshal.dumps(compiled)))
