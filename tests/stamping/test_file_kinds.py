"""How a value is escaped in a file: its ending decides, and what it begins with where that says nothing."""

from __future__ import annotations

import pytest

from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot

NAME = variable_slot("custom.name")
VALUE = 'A & "B" <i>'
PLAIN = VALUE
JSON = r"A & \"B\" <i>"
MARKUP = "A &amp; &quot;B&quot; &lt;i&gt;"


def stamped(text: str, path: str) -> str:
    """Return a file of a tree with the value in it."""
    return cut(text.replace("[name]", NAME), path=path).fill({"custom.name": VALUE})


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("a.json", '{"n": "[name]"}', JSON),
        ("a.webmanifest", '{"n": "[name]"}', JSON),
        ("a.dat", '{"n": "[name]"}', JSON),
        ("a", '\ufeff\r\n["[name]"]', JSON),
        ("a.dat", '{ "[name]" is no JSON }', PLAIN),
        ("a.dat", '["[name]"', PLAIN),
        ("a.dat", '"[name]"', PLAIN),
        ("a.txt", '{"n": "[name]"}', PLAIN),
        ("a.html", "<p>[name]</p>", MARKUP),
        ("A.HTML", "<p>[name]</p>", MARKUP),
        ("a.html", "[name]", MARKUP),
        ("a.dat", "\n<p>[name]</p>", MARKUP),
        ("a.dat", "a <p>[name]</p>", PLAIN),
        ("a.txt", "<p>[name]</p>", PLAIN),
    ],
)
def test_a_value_is_escaped_for_the_kind_of_its_file(path: str, text: str, value: str) -> None:
    assert stamped(text, path) == text.replace("[name]", value)
