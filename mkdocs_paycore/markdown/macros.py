"""What the plugin `macros` does to pages where ours is not listed: each is a Jinja template, with names of its own.

Source: https://mkdocs-macros-plugin.readthedocs.io/en/latest/pages/ (mkdocs-macros 1.5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_TEMPLATE = expression(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{#.*?#\}|\{%[^\n]*?%\}|\{\{(?P<expression>[^\n]*?)\}\}", re.DOTALL
)
_PLAIN = expression(r"\s*[\w.-]+\s*")
_SET = expression(r"\{%-?\s*(?:set|for|macro)\s+(?P<names>\w+(?:\s*,\s*\w+)*)")


@dataclass(frozen=True, slots=True)
class Macros:
    """What stands in double braces on a site that lists `macros` and not our plugin.

    Attributes:
        names: the names that the plugin knows at the top.
        is_open: whether code of the site, or a file that cannot be read, may add others.
        is_custom_open: whether names may be added under `custom`.
    """

    names: tuple[str, ...] = ()
    is_open: bool = False
    is_custom_open: bool = False

    def knows(self, name: str, text: str, meta: Collection[str]) -> bool:
        """Return whether a bare name in double braces may have a value.

        Args:
            name: the name.
            text: the page, which may set values itself.
            meta: the keys of its front matter.
        """
        own = {each.strip() for found in _SET.finditer(text) for each in found["names"].split(",")}
        return self.is_open or name in self.names or name in meta or name in own


def template_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has Jinja that is no plain variable: statements, comments, raw text and expressions."""
    for found in _TEMPLATE.finditer(text) if "{{" in text or "{%" in text or "{#" in text else ():
        typed = found["expression"]
        if typed is None or (not _PLAIN.fullmatch(typed) and _is_expression(typed)):
            yield found.span()


@cache
def _is_expression(typed: str) -> bool:
    try:
        Environment(autoescape=True).compile_expression(typed)
    except TemplateSyntaxError:
        return False
    return True
