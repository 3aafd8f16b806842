"""The way through the menus of a system as HTML, and as it is typed in a sentence.

There it is `*Settings* → *API keys*`, or `*Settings > API keys*`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_ARROW = r"[ \n](?:\u2192|\u203a|-->|--&gt;)[ \n]"
_IN_HTML = expression(rf"<em>[^<>]++</em>(?:{_ARROW}<em>[^<>]++</em>)++|<em>[^<>&]++(?:&gt;[^<>&]++)++</em>")
_TYPED = expression(
    rf"(?<![\w*])(?:\*[^*\n`]++\*(?:{_ARROW}\*[^*\n`]++\*)++|\*[^*\n`>\s][^*\n`>]*+(?:>[^*\n`>]++)++\*)(?![\w*])"
)
_BETWEEN = expression(r"\s[>\u2192\u203a](?=\s)")
_NOT_IN_A_CALL = expression(r"[\"\\<>{}]")
_PART, _TYPED_PART = expression(r"<em>([^<>]++)</em>"), expression(r"\*([^*\n`]++)\*")


def render_path(parts: Sequence[str]) -> Markup:
    """Return a path: between its parts stands a word, which the style sheet shows as an arrow."""
    then = Markup(" <i>{}</i> ").format(words("path.then"))
    named = (Markup("<b>{}</b>").format(part) for part in parts)
    return Markup('<span class="paycore-path">{}</span>').format(then.join(named))


def path_parts(way: str) -> list[str]:
    """Return the parts of a path that is typed with `>` or an arrow between them, and space around that."""
    return [part.strip() for part in _BETWEEN.split(way)]


def with_paths(html: str) -> str:
    """Return the HTML of a sentence with its paths drawn: what is emphasised, with arrows between."""

    def drawn(found: re.Match[str]) -> str:
        named = (each.strip() for part in _PART.findall(found[0]) for each in part.split("&gt;"))
        return str(render_path([Markup(part) for part in named]))  # noqa: S704 - HTML of Markdown

    return _IN_HTML.sub(drawn, html)


def with_path_calls(text: str) -> str:
    """Return Markdown with its paths as calls of the component that draws them."""

    def called(found: re.Match[str]) -> str:
        parts = [each for part in _TYPED_PART.findall(found[0]) for each in path_parts(part)]
        return found[0] if len(parts) == 1 or any(_NOT_IN_A_CALL.search(part) for part in parts) else _call(parts)

    return _TYPED.sub(called, text)


def _call(parts: Sequence[str]) -> str:
    return f'<<path("{" > ".join(parts)}")>>'
