"""Where the front matter of a page stands: YAML between two lines of marks, at its very start."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_MARK = r"(?:\.{3}|-{3})[ \t]*(?:\n|\Z)"
_PROSE = r"\s*[A-Za-z][^:\n]*+\n[ \t]*+\n"
"""A paragraph of one line without a colon, as a page has it below a line across."""
FRONT_MATTER_LINES = expression(rf"\A-{{3}}[ \t]*\n(?!{_MARK}|{_PROSE})(?P<yaml>.*?\n){_MARK}", re.DOTALL)
"""The same lines that MkDocs takes for front matter (mkdocs.utils.meta.YAML_RE of MkDocs 1.6).

But what MkDocs cannot read, and leaves in the page as text: two marks with nothing between them, and a paragraph
between lines across the page. What is between such lines and a third one, far below, is the page's text.
"""


def body_start(text: str) -> int:
    """Return where a page's text begins behind its front matter; 0 where it has none."""
    match = FRONT_MATTER_LINES.match(text)
    return match.end() if match else 0
