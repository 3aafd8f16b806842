"""Changes as text, Markdown and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.changes.wording import by_provider, change_sentence
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.catalog.model.changes import Change

    Format = Callable[[Sequence[Change]], str]

_MARKDOWN = expression(r"([\\`*_{}\[\]<>])")


def changes_text(changes: Sequence[Change]) -> str:
    """Return a line for each provider, and below it one for each change."""
    lines = [
        line
        for code, name, group in by_provider(changes)
        for line in (f"{name} ({code})", *(f"  {change_sentence(change)}" for change in group))
    ]
    return "\n".join(lines) or words("changes.nothing")


def changes_markdown(changes: Sequence[Change]) -> str:
    """Return a heading for each provider, and below it an item for each change; nothing of it is drawn as HTML."""
    parts = [
        "\n".join([f"## {_escaped(name)}\n", *(f"- {_escaped(change_sentence(change))}" for change in group)])
        for _, name, group in by_provider(changes)
    ]
    return "\n\n".join(parts) or words("changes.nothing")


def changes_json(changes: Sequence[Change]) -> str:
    """Return a list of `{provider, name, kind, connection, key, label, old, new, message}`; null where none applies."""
    data = [change.model_dump(mode="json") | {"message": change_sentence(change)} for change in changes]
    return json.dumps(data, indent=2, ensure_ascii=False)


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


CHANGE_FORMATS: dict[str, Format] = {"text": changes_text, "markdown": changes_markdown, "json": changes_json}
