"""The Jinja2 templates of a package: of blocks of HTML, and of pages of Markdown.

Templates have `words` and `html_words`, which give the words of a key; the latter may hold HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mkdocs_paycore.catalog.words.language import phrase, terms, words
from mkdocs_paycore.markdown.trial import is_trial

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

_KEPT_IN: list[BytecodeCache] = []
_MARKS = {
    "block_start_string": "[%",
    "block_end_string": "%]",
    "variable_start_string": "[[",
    "variable_end_string": "]]",
    "comment_start_string": "[#",
    "comment_end_string": "#]",
}
"""Markdown and our variables use braces and angles: the marks of a template of Markdown are brackets."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates in the folder `templates` of a package.

    Attributes:
        package: its dotted name.
    """

    package: str

    def html(self, name: str, /, **context: object) -> str:
        """Return the template of a file name filled with `context`, which is escaped for HTML; empty in a `trial`.

        The result is one block without blank lines, so that Markdown takes it as one piece of raw HTML.
        """
        if is_trial():
            return ""
        html = _html(self.package).get_template(name).render(context)
        return "\n".join(line for line in html.split("\n") if line.strip())

    def markdown(self, name: str, /, **context: object) -> str:
        """Return the Markdown template of a file name filled with `context` as it is; its own marks are brackets."""
        return _markdown(self.package).get_template(name).render(context)


@cache
def _html(package: str) -> Environment:
    return _environment(package, autoescape=True)


@cache
def _markdown(package: str) -> Environment:
    return _environment(package, autoescape=False, keep_trailing_newline=True, **_MARKS)


def keep_compiled(cache: BytecodeCache) -> None:
    """Have templates that are loaded from now on be kept in a `cache` as they are compiled, and taken from it."""
    _KEPT_IN[:] = [cache]


def _environment(package: str, **options: Any) -> Environment:  # noqa: ANN401 - Jinja2's own options
    made = Environment(  # noqa: S701 - what is not escaped is Markdown; a provider's names come in as variables
        loader=PackageLoader(package), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options
    )
    made.bytecode_cache = next(iter(_KEPT_IN), None)
    made.globals |= {"words": words, "html_words": html_words}
    return made


def html_words(key: str, /, **values: object) -> Markup:
    """Return words that hold HTML, filled with values, which are escaped; see `words`."""
    return Markup(phrase(key, count=values.get("count"))).format(  # noqa: S704 - our own words
        **{**terms(), **values}
    )
