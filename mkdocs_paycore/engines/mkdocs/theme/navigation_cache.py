"""Drawing Material's navigation once and not again for every page, and without the indentation of its template.

A part of the navigation that does not hold the current page looks the same from many pages: its links are relative, so
it depends on the folders that the page shares with the pages of the part, and on how deep the page lies. Material
draws the whole navigation for each page, which takes a third of a build and more. On a site of 300 pages, half of each
page are the spaces and empty lines between the navigation's tags; what a browser shows is the same without them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, Environment, pass_context

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2.runtime import Context
    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page

    Folders = tuple[str, ...]

_TEMPLATE = "partials/nav-item.html"
_DRAWN, _KEPT = "paycore_drawn", "paycore_kept"
_INDENTATION, _AFTER_BLOCK = expression(r"[ \t]*\n\s*"), expression(r"%}\n")
_MACRO = expression(r"{%-?\s*macro render\(nav_item, path, level, parent\)\s*-?%}")
_OWN_MACRO = (
    f"{{% macro render(nav_item, path, level, parent) %}}"
    f"{{{{ {_KEPT}({_DRAWN}, nav_item, path, level, parent) }}}}{{% endmacro %}}\n"
)


def keep_drawn_navigation(env: Environment) -> None:
    """Have the templates of a build keep what they drew of the navigation, where they are Material's.

    Args:
        env: Jinja's environment of the build; changed in place, once.
    """
    if env.loader is not None and not isinstance(env.loader, _Loader):
        env.loader = _Loader(env.loader)
        env.globals[_KEPT] = _Kept()


class _Loader(BaseLoader):
    """Gives each template as it is; that of a navigation's entries asks first whether the entry was drawn before.

    Only Material's own is changed: a site's may depend on more of the page.
    """

    def __init__(self, loader: BaseLoader) -> None:
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, path, is_fresh = self.loader.get_source(environment, template)
        is_materials = template == _TEMPLATE and "material/templates" in (path or "").replace("\\", "/")
        if is_materials and len(_MACRO.findall(source)) == 1:
            drawn = _MACRO.sub(f"{{% macro {_DRAWN}(nav_item, path, level, parent) %}}", source)
            source = f"{_OWN_MACRO}{_not_indented(drawn)}"
        return source, path, is_fresh

    def list_templates(self) -> list[str]:
        return self.loader.list_templates()


def _not_indented(template: str) -> str:
    """Return a template that puts out one line feed where it put out several characters of white space.

    A line feed stays where there was any white space, but behind a block tag, which has one before it.
    """
    return _AFTER_BLOCK.sub("%}", _INDENTATION.sub("\n", template))


class _Kept:
    """What was drawn of the navigation, by the entry and all else that its look depends on."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], str] = {}
        self._folders: dict[int, tuple[StructureItem, frozenset[Folders]]] = {}

    @pass_context
    def __call__(
        self,
        context: Context,
        draw: Callable[..., str],
        item: StructureItem,
        path: str,
        level: int,
        parent: Any,  # noqa: ANN401 - an entry, or Jinja's word for none
    ) -> str:
        page = context.get("page")
        if page is None or getattr(item, "active", False) or getattr(item, "pages", None):
            return draw(item, path, level, parent)
        key = (id(item), path, level, bool(parent and parent.active), *self._seen_from(page, item))
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = draw(item, path, level, parent)
        return drawn

    def _seen_from(self, page: Page, item: StructureItem) -> tuple[int, Folders]:
        """Return how deep a page lies, and the folders that it shares with any page of a part of the navigation."""
        known = self._folders.get(id(item))
        if known is None:
            known = self._folders[id(item)] = (item, frozenset(_folders_of(item)))
        place = _folders(page.url)
        shared = place
        while shared and shared not in known[1]:
            shared = shared[:-1]
        return len(place), shared


def _folders_of(item: StructureItem) -> Iterator[Folders]:
    """Yield every folder above the pages of a part of the navigation."""
    for child in getattr(item, "children", None) or ():
        yield from _folders_of(child)
    url = getattr(item, "url", None)
    if isinstance(url, str):
        parts = tuple(url.rstrip("/").split("/"))
        yield from (parts[:count] for count in range(1, len(parts) + 1))


@lru_cache(maxsize=64)
def _folders(url: str) -> Folders:
    """Return the folders that relative links of a page are counted from: all of its address but a file's name."""
    folder, _, name = url.rpartition("/")
    parts = folder if "." in name or not name else url
    return tuple(part for part in parts.split("/") if part not in {"", "."})
