"""The active entry of the navigation on pages that are not in it: that of the first page of their product's folder.

There are many providers' pages, so navigations leave them out. Zensical's templates see from an entry's `active` which
one is. They are adapted to ask as well whether an entry leads to the page that a page names in its front matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree

ENTRY = "paycore_entry"
"""The key of a page's front matter that names the address of the page whose entry is active."""
_IS_LEAD = """\
{%- macro paycore_leads(item, parent) -%}
  {%- set entry = page and page.meta and page.meta.paycore_entry -%}
  {%- if entry and not nav.items | selectattr("active") | list -%}
    {%- if item.children -%}
      {%- if (item.children | first).url == entry -%}1{%- endif -%}
      {%- for child in item.children -%}{{ paycore_leads(child, item) }}{%- endfor -%}
    {%- elif item.url == entry and not (parent and (parent.children | first).url == entry) -%}1{%- endif -%}
  {%- endif -%}
{%- endmacro -%}
"""
"""Says something where an entry leads to that page: the section whose first page it is, else the page, and all above.

It says nothing on a page that is in the navigation itself.
"""
ASKING: Mapping[str, Mapping[str, str]] = {
    "partials/nav-item.html": {"nav_item.active": "nav_item, parent", "parent.active": "parent"},
    "partials/tabs-item.html": {"ref.active": "ref"},
}
"""The templates that ask whether an entry is active, by path: how, and of what the macro is asked in that place."""


def name_entries(tree: DocsTree) -> None:
    """Have the pages of a docs `tree` below products' folders name the first page of their folder."""
    for folder in tree.prepared.site.folders:
        first = tree.files.page_path(f"{folder}/index.md")
        address = None if first is None else tree.files.url(first)
        for path, page in tree.pages.items() if address else ():
            if path.startswith(f"{folder}/") and path != first:
                page.meta = {**page.meta, ENTRY: address}


def with_leads(path: str, text: str) -> str:
    """Return the template at a path, `text`, asking as well whether an entry leads to the page that is named."""
    asked = {name: f'({name} or paycore_leads({of}) != "")' for name, of in ASKING.get(path, {}).items()}
    found = [name for name in asked if name in text]
    for name in found:
        text = text.replace(name, asked[name])
    return f"{_IS_LEAD}{text}" if found else text
