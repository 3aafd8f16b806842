"""The page that a generator says it is converting, where it says so to the extensions of Markdown."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from markdown.preprocessors import Preprocessor

from mkdocs_paycore.markdown.page import Page

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_paycore.markdown.rendering import Rendering

_CONTEXT = "rendering_context"
"""The name of the processor that Zensical keeps the page in."""
_LINKS = "relpath"
"""The name of the processor with which MkDocs looks at the links of a page."""


class EnginePage(Protocol):
    """A page of Zensical.

    Attributes:
        path: its path below the docs folder.
        url: its address below the site.
        meta: its front matter.
    """

    path: str
    url: str
    meta: dict[str, Any]


def engine_page(md: Markdown) -> EnginePage | None:
    """Return the page that `md` is made for; None where nobody says."""
    if _CONTEXT not in md.preprocessors:
        return None
    context: Any = md.preprocessors[_CONTEXT]
    page: EnginePage | None = getattr(context, "page", None)
    return page


def engine_root(md: Markdown) -> Path | None:
    """Return the folder of the configuration that `md` is made for; None where nobody says."""
    if _CONTEXT not in md.preprocessors:
        return None
    context: Any = md.preprocessors[_CONTEXT]
    return Path(context.config["root_dir"])


def engine_file(md: Markdown) -> Any | None:  # noqa: ANN401 - a file of MkDocs, which this layer does not know
    """Return the file whose links `md` looks at, as MkDocs has it; None where it converts a text of no page."""
    return getattr(md.treeprocessors[_LINKS], "file", None) if _LINKS in md.treeprocessors else None


class PageOfEngine(Preprocessor):
    """Takes the page that the generator converts for the page at hand, before anything of it is looked at."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        if self.rendering.page_of is not None:
            self.rendering.page = self.rendering.page_of(engine_file(self.md))
        elif not self.rendering.is_neutral and (page := engine_page(self.md)) is not None:
            here = Page.at(page.path, meta=page.meta)
            here.path, here.url, here.folder = page.path, page.url, posixpath.dirname(page.path)
            here.provider_code = here.provider_code or self.rendering.page.provider_code
            self.rendering.page = here
        return lines
