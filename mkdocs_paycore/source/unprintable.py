"""Characters that make a file one that is no text, for browsers, for git and for us: what is left of a bad paste."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters, without those that move on in a text, and the one that switches alphabets (ISO 2022)."""


def without_control(text: str) -> str:
    """Return a text with a replacement character for each control character, as Markdown has it (CommonMark, 2.3).

    Args:
        text: of a page, or a value in it.
    """
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def unshowable(character: str) -> str:
    """Return what is wrong where a control character was found.

    Args:
        character: the one.
    """
    return f"found the control character U+{ord(character):04X}, which no page can show"
