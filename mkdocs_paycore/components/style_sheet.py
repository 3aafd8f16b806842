"""Style sheets as they are published: without what is for those who change them."""

from __future__ import annotations

from mkdocs_paycore.source.expression import expression

_COMMENT = expression(r"/\*(?:[^*]|\*(?!/))*+\*/")
_LINE_BREAK = expression(r"[ \t]*+\n\s*+")
_IDLE = expression(r"(?<=[{};,])\n|\n(?=\})|(?<![{};,])\n(?=\{)")
_LAST = expression(r";(?=\})")
_BRACE = expression(r" (?=\{)")
_COLON = expression(r"(?<=[{;])(?P<name>--[\w-]++|[a-z-]++): ")
_TEXT = expression(r"""("[^"\n]*+"|'[^'\n]*+')""")


def tight(sheet: str) -> str:
    """Return a style sheet that says the same without comments, indentation and marks that end what ends anyway.

    Args:
        sheet: one without a comment in a text.
    """
    parts = _TEXT.split(_LINE_BREAK.sub("\n", _COMMENT.sub("", sheet)).strip())
    return "".join(part if place % 2 else _tight(part) for place, part in enumerate(parts)) + "\n"


def _tight(code: str) -> str:
    lines = _BRACE.sub("", _LAST.sub("", _IDLE.sub("", code)))
    return _COLON.sub(r"\g<name>:", lines)
