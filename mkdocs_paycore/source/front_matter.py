"""Where the front matter of a page stands: YAML between two lines of marks, at its very start."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

# The same lines that MkDocs takes for front matter (mkdocs.utils.meta.YAML_RE of MkDocs 1.6).
FRONT_MATTER_LINES = expression(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)


def body_start(text: str) -> int:
    """Return where a page's text begins behind its front matter; 0 where it has none."""
    match = FRONT_MATTER_LINES.match(text)
    return match.end() if match else 0
