"""What a component draws stays a paragraph of its own where another plugin adds lines to the text of a page."""

from __future__ import annotations

from mkdocs_paycore.stamping.slot import SLOT, SlotKind, decode


def with_own_paragraphs(markdown: str, own: str) -> str:
    """Return the text of a page in which lines that others added are no part of the paragraph that a call makes up.

    Args:
        markdown: the text as others left it.
        own: the text as they were given it.
    """
    own = own.strip("\n")
    before, inner, after = markdown.partition(own) if own else (markdown, "", "")
    lines = inner.strip().splitlines()
    if not lines or not (before or after):
        return markdown
    if _is_call(lines[0]) and before.endswith("\n") and not before.endswith("\n\n"):
        before += "\n"
    if _is_call(lines[-1]) and after.startswith("\n") and after.strip() and not after.startswith("\n\n"):
        after = f"\n{after}"
    return f"{before}{inner}{after}"


def _is_call(line: str) -> bool:
    slot = SLOT.fullmatch(line.strip())
    return slot is not None and decode(slot[1]).kind is SlotKind.CALL
