"""Where the front matter of a page stands."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.front_matter import body_start


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: A\n---\nText", "Text"),
        ("---\ntitle: A\n...\nText", "Text"),
        ("--- \ntitle: A\n--- \t\nText", "Text"),
        ("---\ntitle: A\n---", ""),
        ("---\n---\nText", "---\n---\nText"),
        ("---\n---\nText: a\n\n---\nMore", "---\n---\nText: a\n\n---\nMore"),
        ("---\n\nText\n\n---\nMore", "---\n\nText\n\n---\nMore"),
        ("---\ntitle Colon forgotten\n---\nText", "Text"),
        ("\n---\ntitle: A\n---\nText", "\n---\ntitle: A\n---\nText"),
        ("----\ntitle: A\n---\nText", "----\ntitle: A\n---\nText"),
        ("Text", "Text"),
        ("", ""),
    ],
)
def test_a_text_begins_behind_its_front_matter(text: str, body: str) -> None:
    assert text[body_start(text) :] == body
