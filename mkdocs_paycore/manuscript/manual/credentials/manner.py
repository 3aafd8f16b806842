"""In which manner a section is read for its credentials: what counts although nothing announces it."""

from __future__ import annotations

from enum import StrEnum


class Manner(StrEnum):
    """What of a section is read."""

    USUAL = "sentences, and lists that something announces"
    LISTS = "lists by the names in them as well, although they are said to hold something else"
    LINES = "paragraphs such as *Key: the long one* as well, wherever they stand"
    FORM = "all lists"
