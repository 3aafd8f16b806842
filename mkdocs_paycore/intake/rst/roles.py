"""The roles of Sphinx as nodes that Markdown can be made of.

Source: the roles of the Sphinx documentation, read on 2026-11-27.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes, utils

from mkdocs_paycore.intake.rst.directives import TITLED_TARGET
from mkdocs_paycore.intake.rst.nodes import CrossReference, KeptInline
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_paycore.intake.rst.source_tree import ShortLink

    Role = Callable[..., tuple[list[nodes.Node], list[nodes.system_message]]]

_ARROWS = expression(r"\s*-->\s*")
_ACCELERATOR = expression(r"&(?=\w)")
_LEADING = ("ref", "doc", "numref", "download", "any")
_CODE = ("command", "envvar", "program", "option", "file", "samp", "regexp", "mimetype", "makevar", "token", "keyword")
_OBJECTS = ("class", "func", "meth", "mod", "attr", "exc", "data", "const", "obj")
_PLAIN = ("term", "dfn", "index", "newsgroup", "mailheader")


def own_roles(short_links: Mapping[str, ShortLink]) -> dict[str, Role]:
    """Return the roles by name.

    Args:
        short_links: the links of the tree's own short roles.
    """
    return {
        **dict.fromkeys(_LEADING, _leading),
        **dict.fromkeys(_CODE, _code),
        **dict.fromkeys(_PLAIN, _plain),
        **dict.fromkeys(_OBJECTS, _object),
        **{name: _short(each) for name, each in short_links.items()},
        "guilabel": _label,
        "menuselection": _menu,
        "kbd": _key,
        "abbr": _abbreviation,
        "eq": kept_role,
    }


def kept_role(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    """Return marked text that nobody knows: the text is shown, and the mark is kept."""
    return [KeptInline(rawtext, utils.unescape(text), source=rawtext)], []


def _leading(name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    found = TITLED_TARGET.match(text)
    title = utils.unescape(found["title"]) if found else ""
    target = utils.unescape(found["target"] if found else text)
    return [CrossReference(rawtext, title or target, kind=name, target=target.strip(), title=title, source=rawtext)], []


def _code(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    return [nodes.literal(rawtext, utils.unescape(text))], []


def _object(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    found = TITLED_TARGET.match(text)
    shown = utils.unescape(found["title"] if found else text)
    return [nodes.literal(rawtext, shown.rpartition(".")[2] if shown.startswith("~") else shown.lstrip("!"))], []


def _plain(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    found = TITLED_TARGET.match(text)
    return [nodes.emphasis(rawtext, utils.unescape(found["title"] if found else text))], []


def _label(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    return [nodes.strong(rawtext, _ACCELERATOR.sub("", utils.unescape(text)))], []


def _menu(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    shown = _ACCELERATOR.sub("", utils.unescape(text))
    return [nodes.strong(rawtext, _ARROWS.sub(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ", shown))], []


def _key(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    return [nodes.inline(rawtext, utils.unescape(text), classes=["kbd"])], []


def _abbreviation(_name: str, _rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
    return [nodes.Text(utils.unescape(text))], []


def _short(short: ShortLink) -> Role:
    def role(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - docutils' own
        found = TITLED_TARGET.match(text)
        address, caption = short.filled(utils.unescape(found["target"] if found else text))
        title = utils.unescape(found["title"]) if found else caption
        return [nodes.reference(rawtext, title, refuri=address)], []

    return role
