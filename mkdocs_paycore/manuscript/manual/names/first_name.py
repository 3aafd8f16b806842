"""The name with which a text begins, and what the text says besides."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.names.held_values import without_values
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE, before_remark
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

_LONGEST = 6
"""The words of the longest name that begins with words that are set off; more are a sentence."""
_DEFINES = expression(
    r"^\s*(?:of|from|in|for|to|on|at|by|with|that|which|is|are|and|or|takes?|wants?|expects?|gets?|needs?|requires?|holds?)\b"
    r"|^\s*[-\u2013—:,;.(]|^\s*$"
)


def name_and_note(text: str) -> tuple[str, str]:
    """Return the name at the start of a text, and what the text says besides."""
    text = text.strip()
    head, tail = before_remark(text)
    head, held = without_values(head)
    notes = [_whole(found["text"]) for found in ASIDE.finditer(head)]
    head = ASIDE.sub(" ", head).strip()
    terms = emphasised(head)
    if terms and not head[: terms[0].start].strip(" [("):
        rest = head[terms[0].end :]
        inner = re.match(r"\s*\([^()]{1,60}\)", rest)
        more = inner[0] if inner else ""
        if _DEFINES.match(rest[len(more) :]) or len(unmarked(head).split()) > _LONGEST:
            notes.append(rest[len(more) :].strip(" -\u2013—:,;."))
            return f"{terms[0].text}{_spaced(more)}", "; ".join(filter(None, [held, *notes, tail]))
    return label(head), "; ".join(filter(None, [held, *notes, tail]))


def _whole(aside: str) -> str:
    """Return what stands in parentheses, without a mark whose other one stands outside."""
    said = aside.strip()
    return said.strip("*_ ") if said.count("*") % 2 or said.count("_") % 2 else said


def _spaced(text: str) -> str:
    return f" {unmarked(text)}" if text.strip() else ""


def first_part(text: str) -> str:
    """Return what stands before the first remark of a text, without what parentheses say."""
    return ASIDE.sub("", before_remark(text)[0]).rstrip(" .;,")
