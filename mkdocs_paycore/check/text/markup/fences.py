"""Blocks of code that have no end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

UNCLOSED_FENCE = Rule(
    "unclosed-fence",
    "A block of code without an end: all that stands behind it is read as code, or its marks are shown.",
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n~~~json\n{}\n\nGo.\n", "# Start\n\n~~~json\n{}\n~~~\n\nGo.\n"),
)
_FENCE = expression(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<rest>[^`\n]*)$", re.MULTILINE)


@looks_for(UNCLOSED_FENCE, of_pages=True)
def unclosed_fences(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for the fence of each page that none closes."""
    for page in checked.manuscripts:
        opened: re.Match[str] | None = None
        text = page.body if "```" in page.text or "~~~" in page.text else ""
        for fence in _FENCE.finditer(text):
            if opened is None:
                opened = fence
            elif fence["fence"].startswith(opened["fence"]) and not fence["rest"].strip():
                opened = (
                    None
                    if fence["indent"].rstrip() == opened["indent"].rstrip() and _is_level(fence, opened)
                    else opened
                )
            elif _begins_another(opened, fence):
                break
        if opened is not None:
            message = f"the block of code has no end: nothing below closes {opened['fence']}"
            short = _short_end(text, opened)
            start = opened.start("fence") if short is None else short
            yield page.problem(UNCLOSED_FENCE, start, message, f"close it with {opened['fence']}")


def _short_end(text: str, opened: re.Match[str]) -> int | None:
    """Return the offset of the first line behind a fence that has nothing but too few of its marks; None for none."""
    mark = opened["fence"][0]
    found = re.compile(rf"^[ \t]*+(?P<marks>{mark}{{1,{len(opened['fence']) - 1}}})[ \t]*$", re.MULTILINE)
    short = found.search(text, opened.end())
    return short.start("marks") if short else None


def _is_level(fence: re.Match[str], opened: re.Match[str]) -> bool:
    """Return whether a fence stands below another: superfences reads no other as its end."""
    return len(fence["indent"].expandtabs(4)) == len(opened["indent"].expandtabs(4))


def _begins_another(opened: re.Match[str], fence: re.Match[str]) -> bool:
    """Return whether a fence within a block begins a block of its own: of the same mark and place, with a language."""
    return fence["fence"] == opened["fence"] and fence["indent"] == opened["indent"] and bool(fence["rest"].strip())
