"""The pages that Zensical rendered as Markdown, and the list of them, as an engine with plugins has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.engines.docs_tree.files import listing_order
from mkdocs_paycore.pages.twins import Twins, TwinSite
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree, PreparedPage
    from mkdocs_paycore.engines.zensical.render import Rendered

_OF_THEME = expression(r'<(?P<name>aside|nav|a|form)\b[^>]*\bclass="md-(?!button)[^>]*>.*?</(?P=name)>', re.DOTALL)
"""What the theme puts into an article beside the page's own text."""
_HEADING = expression(r"<h1\b[^>]*>(?P<text>.*?)</h1>", re.DOTALL)
_PERMALINK = expression(r'<a\b[^>]*\bclass="headerlink"[^>]*>.*?</a>', re.DOTALL)
_TAG = expression(r"<[^<>]*>")


def write_twins(rendered: Rendered, tree: DocsTree, settings: Mapping[str, Any]) -> None:
    """Write the pages of a rendered tree as Markdown into it, and the list of them, where the site wants them.

    Args:
        rendered: what Zensical made.
        tree: the docs that it was made of.
        settings: those that it was made with, with slots.

    Raises:
        OSError: a file cannot be written.
    """
    project = tree.source.project
    twins = Twins(project.products.all, is_wanted=project.options.markdown_pages)
    named, articles = dict(_named(settings.get("nav"))), {page.url: page.html for page in rendered.pages}
    made = tree.files.pages
    for path in [*sorted(tree.pages.keys() - made.keys(), key=listing_order), *made]:
        page = tree.pages[path]
        html = _OF_THEME.sub("", articles.get(page.page.url, ""))
        title = named.get(path) or _title(page, html)
        twins.take(html, address=tree.files.address(path), title=title, meta=page.meta)
    texts = (str(settings.get(name) or "") for name in ("site_name", "site_description", "site_url"))
    twins.write(rendered.root, TwinSite(*texts))


def _title(page: PreparedPage, html: str) -> str:
    heading = _HEADING.search(html)
    text = _TAG.sub("", _PERMALINK.sub("", heading["text"])).strip() if heading else ""
    return str(page.meta.get("title") or text)


def _named(nav: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any YAML
    """Yield the pages that a navigation names, each with its title there."""
    for entry in nav if isinstance(nav, list) else ():
        for title, target in entry.items() if isinstance(entry, dict) else ():
            if isinstance(target, str):
                yield target, str(title)
            else:
                yield from _named(target)
