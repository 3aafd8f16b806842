"""Style sheets as they are published: they say the same in fewer bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_paycore.components as own_package
from mkdocs_paycore.components.style_sheet import tight

STYLES = Path(own_package.__file__).parent / "assets" / "styles"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("/* A\n * note */\n.a {\n  color: red;\n}\n", ".a{color:red}\n"),
        (".a,\n.b:hover,\n:is(.c, .d) > p {\n  margin: 0 auto;\n  color: red;\n}\n",
         ".a,.b:hover,:is(.c, .d) > p{margin:0 auto;color:red}\n"),
        ("@media screen and (max-width: 4em) {\n  .a .b {\n    width: calc(1em + 2px);\n  }\n}\n",
         "@media screen and (max-width: 4em){.a .b{width:calc(1em + 2px)}}\n"),
        ('.a::before {\n  content: "a: b; {c}  d";\n}\n', '.a::before{content:"a: b; {c}  d"}\n'),
        ('.a {\n  grid-template:\n    "b c" auto\n    "b d" 1fr;\n}\n', '.a{grid-template:\n"b c" auto\n"b d" 1fr}\n'),
        (".a {\n  --b: 1px;\n}\n.c :not(.d) {\n  e: f;\n}\n", ".a{--b:1px}.c :not(.d){e:f}\n"),
    ],
)  # fmt: skip
def test_what_is_for_those_who_change_a_sheet_is_left_out(sheet: str, expected: str) -> None:
    assert tight(sheet) == expected
    assert tight(expected) == expected


def words(sheet: str) -> list[str]:
    """Return the words and marks of a sheet in their order, but for comments, and marks that may be left out."""
    return re.findall(r"\"[^\"]*\"|[^\s:;,{}]+|[:,{}]", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_a_part_of_our_style_sheet_keeps_its_words(path: Path) -> None:
    sheet = path.read_text("utf-8")
    assert not re.search(r"[\"'][^\"'\n]*/\*", sheet), "a comment within a text"
    assert words(tight(sheet)) == words(sheet)
