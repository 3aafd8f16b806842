"""Admonitions: their types are those that a theme draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.notes import Note
    from mkdocs_paycore.source.problem import Fix, Problem

# The types of Material for MkDocs 9 (its page *Admonitions*), and their older names, which it draws as well.
KNOWN_TYPES = frozenset(
    {
        "note",
        "abstract",
        "info",
        "tip",
        "success",
        "question",
        "warning",
        "failure",
        "danger",
        "bug",
        "example",
        "quote",
        "summary",
        "tldr",
        "hint",
        "important",
        "todo",
        "check",
        "done",
        "help",
        "faq",
        "caution",
        "attention",
        "fail",
        "missing",
        "error",
        "snippet",
        "cite",
        "seealso",
    }
)
_OWN_TYPE = expression(r"\.admonition\.([\w-]+)|\.(?:md-typeset\s+)?\.([\w-]+)\s*>\s*\.admonition-title")
_CERTAIN = 0.8

UNKNOWN_NOTE = Rule(
    "unknown-admonition",
    "A box of a type that the theme does not know: it is drawn as a plain note.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md", "# Start\n\n!!! waring\n    Keep the key.\n", "# Start\n\n!!! warning\n    Keep the key.\n"
    ),
)
EMPTY_BOX = Rule(
    "empty-box",
    "A box without title and text: a reader sees an empty frame.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        '# Start\n\n!!! quote ""\n\n## Keys\n\nAsk.\n',
        '# Start\n\n!!! quote ""\n    For all.\n\n## Keys\n\nAsk.\n',
    ),
)
_NO_TEXT = expression(r"[ \t]*\n[ \t]*\n|\s*(?:#|!!!|\?\?\?|---|\Z)")
"""What stands below a box that has lost its text; a line right below it was to be the text."""


@looks_for(UNKNOWN_NOTE, of_pages=True)
def unknown_types(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each admonition whose type neither the theme nor the site's own style sheets know."""
    known: frozenset[str] | None = None
    for page in checked.manuscripts:
        for note in page.notes:
            if not note.kind or note.kind.lower() in KNOWN_TYPES:
                continue
            known = known or KNOWN_TYPES | _own_types(checked)
            if note.kind.lower() not in known:
                message = f"found the admonition type {quoted_value(note.kind)}, which nothing draws"
                hint = did_you_mean(note.kind.lower(), known) or "expected one such as note, info, tip, warning, danger"
                yield page.problem(UNKNOWN_NOTE, note.kind_start, message, hint, fix=_fix(note, known))


def _fix(note: Note, known: frozenset[str]) -> Fix:
    near = nearest(note.kind.lower(), known, cutoff=_CERTAIN)
    return (Edit(note.kind_start, note.kind_start + len(note.kind), near),) if near else ()


def _own_types(checked: CheckedTexts) -> frozenset[str]:
    """Return the types that style sheets of the site name."""
    folders = (checked.project.docs, *checked.project.templates)
    sheets = (sheet for folder in folders for sheet in folder.rglob("*.css") if sheet.is_file())
    found = (_OWN_TYPE.finditer(sheet.read_text("utf-8", errors="replace")) for sheet in sheets)
    return frozenset(name for matches in found for match in matches for name in match.groups() if name)


@looks_for(EMPTY_BOX, of_pages=True)
def empty_boxes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each box without a title that an empty line, a heading, a box or the page's end follows."""
    for page in checked.manuscripts:
        for note in page.notes:
            if not (note.has_body or note.title or note.rest) and _NO_TEXT.match(page.body, note.head_end):
                head = page.text[note.start : note.head_end].strip()
                message = f"found nothing in the box {quoted_value(head)}"
                yield page.problem(EMPTY_BOX, note.start, message, "write its text below it, indented by four spaces")
