"""A flow: who does what in which order, as a drawing and as a list."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import SITE_FILE_NAME
from mkdocs_paycore.markdown.call import CallError, one_of
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.product.file import Flow
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEMPLATES = Templates("mkdocs_paycore.components")
_COLUMN = 136
"""Five actors fit beside a navigation and a table of contents."""
_LINE = 16
_TOP = 56
_LETTERS = 17
"""So many letters fit into the width of a column."""


@component(block=True, example='flow("payment")')
def flow(place: PageVocabulary, name: str) -> str:
    """Return a flow of `paycore.yml` as a drawing, with the same as a list below it."""
    flows = place.site.flows
    if not flows:
        hint = f"describe it under flows of {SITE_FILE_NAME}"
        raise CallError(f"there is no flow {name!r}", suggestion=hint, follows=SITE_FILE_NAME)
    return render_flow(flows[one_of(name, flows, "flow")], name=name)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    lines: list[str]
    x: int
    end: int
    y: int
    is_optional: bool
    sentence: str


def render_flow(flow: Flow, *, name: str) -> str:
    """Return a flow as one block of HTML: each actor is a column, each step a row with an arrow to whom it concerns.

    Args:
        flow: the actors and steps.
        name: begins the ids of its parts.
    """
    columns = {code: _COLUMN // 2 + number * _COLUMN for number, code in enumerate(flow.actors)}
    rows, y = [], _TOP
    for number, step in enumerate(flow.steps, start=1):
        lines = textwrap.wrap(step.label, _LETTERS)
        x, end = columns[step.by], columns[step.to or step.by]
        who = flow.actors[step.by] + (f" → {flow.actors[step.to]}" if step.to else "")
        rows.append(_Row(number, lines, x, end, y, step.optional, f"{who}: {step.text or step.label}"))
        y += (len(lines) + 2) * _LINE
    return _TEMPLATES.html(
        "flow.html.j2",
        name=name,
        title=flow.title,
        actors=[(columns[code], textwrap.wrap(actor, _LETTERS)) for code, actor in flow.actors.items()],
        rows=rows,
        width=_COLUMN * len(columns),
        height=y,
        line=_LINE,
    )
