"""Text in the Markdown of generated pages: it is shown as it is, whatever extensions a site has."""

from __future__ import annotations

from mkdocs_paycore.source.expression import expression

_MARKS = expression(r"[\\`*_{}\[\]<>&#+!|~^=$:@\"/]")


def typed_text(text: str) -> str:
    """Return a text as Markdown that shows it, in a line: punctuation as character references.

    A backslash before it would be shown where Python-Markdown knows no such escape, as before `&` and `<`.
    """
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", " ".join(text.split()))
