"""The page that a generator says it is converting, where it says so to the extensions of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from markdown import Markdown

_CONTEXT = "rendering_context"
"""The name of the processor that Zensical keeps the page in."""


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
