"""Characters that make a file one that is no text, for browsers, for git and for us: what is left of a bad paste."""

from __future__ import annotations

from mkdocs_paycore.source.expression import expression

CONTROL = expression(r"[\x00-\x08\x0e-\x1f]")
"""Control characters, without those that move on in a text."""
NOT_IN_XML = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no document of XML 1.0 may hold, a feed among them, not as a reference either: all but `Char` (XML 1.0, 2.2)."""


def without_control(text: str) -> str:
    """Return a text with a replacement character for each control character, as Markdown has it (CommonMark, 2.3).

    Args:
        text: of a page, or a value in it.
    """
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def as_xml_text(text: str) -> str:
    """Return a text with a replacement character for each character that XML cannot hold.

    Args:
        text: a document of XML, or what stands in one.
    """
    return NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def unshowable(character: str) -> str:
    """Return what is wrong where a control character was found.

    Args:
        character: the one.
    """
    return f"found the control character U+{ord(character):04X}, which no page can show"
