"""Where pages that are not in the navigation belong: a theme marks the way to them, as it does for those that are.

There are many providers' pages, so navigations leave them out. MkDocs' templates see from a page's `parent` which entry
is active and what the page's ancestors are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation, Section
    from mkdocs.structure.pages import Page


def give_parents(navigation: Navigation, files: Files, folders: Iterable[str]) -> None:
    """Have pages below some folders that are not in the navigation belong where the first page of their folder is.

    That is the section of that page, where it is the first page there, else the page.

    Args:
        navigation: that of the site.
        files: the site's, with their pages.
        folders: those of the products, below the docs folder.
    """
    in_navigation = {page.file.src_uri for page in navigation.pages}
    for folder in folders:
        index = files.get_file_from_path(f"{folder}/index.md")
        first = None if index is None else index.page
        if first is None or first.file.src_uri not in in_navigation:
            continue
        section = first.parent
        parent: Section | Page = section if section is not None and section.children[:1] == [first] else first
        for file in files.documentation_pages():
            page = file.page
            if page is not None and file.src_uri not in in_navigation and file.src_uri.startswith(f"{folder}/"):
                page.parent = parent  # type: ignore[assignment] # themes draw a page as a parent, too
