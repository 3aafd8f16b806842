"""What a site's own template may show of other pages: what a navigation shows of them, or more.

Source: the nodes that Jinja parses a template into, https://jinja.palletsprojects.com/extensions/#ast
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jinja2 import Environment

_OTHER_PAGES = expression(r"\b(?:pages|nav|files|previous_page|next_page|children|parent|ancestors|plugins)\b")
"""Names that lead to other pages."""
_ANYTHING = "attr"
"""The filter that leads anywhere."""
_KNOWN = frozenset(
    {
        *("title", "url", "abs_url", "canonical_url", "edit_url", "meta", "active", "is_homepage", "is_index"),
        *("is_link", "is_page", "is_section", "is_top_level", "parent", "ancestors", "children", "previous_page"),
        *("next_page", "page", "name", "src_uri", "src_path", "dest_uri", "dest_path", "use_directory_urls"),
    }
)
"""Attributes of pages and files that a navigation has, or that follow from it and the settings."""
_MORE = frozenset({*dir(Page), *Page.__annotations__, *dir(File), *File.__annotations__}) - _KNOWN | {"plugins"}


def show_more_of_others(texts: Collection[str], env: Environment) -> bool:
    """Return whether a site's own templates may show more of other pages than a navigation does.

    Those that they include or import, of whatever package, are looked at as well.

    Args:
        texts: the templates.
        env: that of the site, which finds others by name.
    """
    if not any(map(_OTHER_PAGES.search, texts)):
        return False
    try:
        return any(_shows_more(text) for text in _reached(texts, env))
    except (TemplateError, nodes.Impossible):
        return True


def _reached(texts: Collection[str], env: Environment) -> Iterator[nodes.Template]:
    """Yield the templates, and those that they include or import, each once.

    Raises:
        TemplateError: there is no such template, or its syntax has a fault.
        Impossible: the name is not a fixed one.
    """
    waiting, known = [env.parse(text) for text in texts], set[str]()
    while waiting:
        tree = waiting.pop()
        yield tree
        taken = [each.template for each in tree.find_all(nodes.Include)]
        taken += [each.template for each in tree.find_all(nodes.Import)]
        taken += [each.template for each in tree.find_all(nodes.FromImport)]
        for name in (each.as_const() for each in taken):
            if name not in known and env.loader is not None:
                known.add(name)
                waiting.append(env.parse(env.loader.get_source(env, name)[0]))


def _shows_more(tree: nodes.Template) -> bool:
    if any(name.ctx != "load" for name in tree.find_all(nodes.Name) if name.name == "page"):
        return True
    if any(each.name == _ANYTHING for each in tree.find_all(nodes.Filter)):
        return True
    return any(name in _MORE and not _is_page(base) for base, name in _asked(tree))


def _asked(tree: nodes.Template) -> Iterator[tuple[nodes.Node | None, str]]:
    """Yield what is asked for an attribute, where that can be told, and the attribute's name."""
    for each in tree.find_all(nodes.Getattr):
        yield each.node, each.attr
    for item in tree.find_all(nodes.Getitem):
        if not isinstance(item.arg, nodes.Const | nodes.Slice | nodes.Neg):
            yield None, "content"
        elif isinstance(item.arg, nodes.Const):
            yield item.node, str(item.arg.value)
    for filtered in tree.find_all(nodes.Filter):
        for given in (*filtered.args, *(named.value for named in filtered.kwargs)):
            if isinstance(given, nodes.Const):
                yield from ((None, name) for name in str(given.value).split("."))


def _is_page(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Name) and node.name == "page"
