"""Pages as Markdown beside the HTML, and `llms.txt`, which lists them: for programs that read (https://llmstxt.org/).

They hold slots like every file that is made, and are stamped for each brand with the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.pages.twin import escaped_line, markdown_of
from mkdocs_paycore.stamping.slot import URL_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product

_LIST = "llms.txt"
_MINOR = 0.1
"""A page with less weight in the search than this is one that a short list may leave out."""


@dataclass(frozen=True, slots=True)
class TwinSite:
    """What the list of a site says of the site.

    Attributes:
        name: what it is called.
        description: what it is about; empty where it does not say that.
        url: where it will be; empty where that is not known.
    """

    name: str
    description: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Twin:
    path: str
    title: str
    description: str
    is_minor: bool
    text: str | None
    """None where the page is written already."""


@dataclass(slots=True)
class Twins:
    """The pages of a build as Markdown, in their order.

    Attributes:
        products: what the site connects; the pages of each stand together in the list.
        is_wanted: whether the site wants any.
    """

    products: Iterable[Product]
    is_wanted: bool
    _made: dict[str, _Twin] = field(default_factory=dict)

    def take(self, html: str, *, address: str, title: str, meta: Mapping[str, Any]) -> list[Any] | None:
        """Take a page.

        Args:
            html: its body.
            address: its file below the site, as `a/index.html`.
            title: what it is called, as HTML.
            meta: its front matter.

        Returns:
            What the list shows of it, any JSON; None where the site wants none.
        """
        if not self.is_wanted:
            return None
        text, heading = markdown_of(html).replace(URL_MARK, ""), escaped_line(unescape(title))
        own = text if text.startswith("# ") or "\n# " in text else f"# {heading}\n\n{text}"
        path = address.removesuffix(".html") + ".md"
        about = escaped_line(" ".join(str(meta.get("description") or "").split()))
        is_minor = _weight(meta) < _MINOR
        self._made[path] = _Twin(path, heading, about, is_minor, own)
        return [path, heading, about, is_minor]

    def take_known(self, listed: list[Any]) -> None:
        """Take a page that is written already; `listed` is what the list shows of it."""
        path, title, about, is_minor = listed
        self._made[path] = _Twin(path, title, about, is_minor, None)

    def write(self, folder: Path, site: TwinSite) -> None:
        """Write the pages and the list into the folder of a rendered site; a file that is there stays.

        Args:
            folder: that of the site.
            site: what the list says of it.

        Raises:
            OSError: a file cannot be written.
        """
        if not self.is_wanted:
            return
        for path, text in [*((twin.path, twin.text) for twin in self._made.values()), (_LIST, self._list(site))]:
            file = folder / path
            if text is not None and not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")

    def _list(self, site: TwinSite) -> str:
        about = escaped_line(" ".join(site.description.split()))
        head = [f"# {escaped_line(site.name)}", *([f"> {about}"] if about else ())]
        parts = []
        for heading, twins in self._sections().items():
            lines = (_line(twin, site.url) for twin in twins)
            parts.append("\n".join([f"## {heading}", "", *lines]))
        return "\n\n".join([*head, *parts]) + "\n"

    def _sections(self) -> dict[str, list[_Twin]]:
        """Return the pages by the headings that they stand below; empty ones are left out."""
        left = list(self._made.values())
        sections: dict[str, list[_Twin]] = {words("twins.pages"): []}
        for product in self.products:
            with saying(product.words):
                heading = words("twins.things")
            folder = f"{product.folder}/"
            sections[heading] = [twin for twin in left if twin.path.startswith(folder)]
            left = [twin for twin in left if not twin.path.startswith(folder)]
        sections[words("twins.pages")] = [twin for twin in left if not twin.is_minor]
        sections["Optional"] = [twin for twin in left if twin.is_minor]  # the name is that of the format
        return {heading: twins for heading, twins in sections.items() if twins}


def _line(twin: _Twin, base: str) -> str:
    about = f": {twin.description}" if twin.description else ""
    return f"- [{twin.title}]({base}{twin.path}){about}"


def _weight(meta: Mapping[str, Any]) -> float:
    """Return how much a page weighs in the search."""
    search = meta.get("search")
    boost = search.get("boost") if isinstance(search, dict) else None
    return float(boost) if isinstance(boost, int | float) else 1.0
