"""Slots that other tools wrote otherwise are filled; of those that they took apart what is left is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping.slot import MARK, variable_slot
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SLOT = variable_slot("custom.company_name")
VALUES = {"custom.company_name": 'Acme & "Sons"'}


def each(write: Callable[[str], str]) -> str:
    return "".join(map(write, SLOT))


WHOLE = {
    "references in tens": ("a.html", "<p>Of [S].</p>", each(lambda char: f"&#{ord(char)};")),
    "references in hexes": ("a.html", "<p>Of [S].</p>", each(lambda char: f"&#x{ord(char):X};")),
    "long references": ("a.html", "<p>Of [S].</p>", each(lambda char: f"&#X00{ord(char):x};")),
    "some references": ("a.html", '<p title="[S]">x</p>', SLOT[:7] + f"&#{ord(SLOT[7])};" + SLOT[8:]),
    "soft hyphens": ("a.html", "<p>Of [S].</p>", "\u00ad".join(SLOT)),
    "soft hyphens by name": ("a.html", "<p>Of [S].</p>", "&shy;".join([SLOT[:4], SLOT[4:9], SLOT[9:]])),
    "soft hyphens by number": ("a.html", "<p>Of [S].</p>", f"{SLOT[:3]}&#173;{SLOT[3:12]}&#xAD;{SLOT[12:]}"),
    "marks of no width": ("a.html", "<p>Of [S].</p>", "\u200b".join(SLOT)),
    "places for breaks": ("a.html", "<p>Of [S].</p>", f"{SLOT[:9]}<wbr>{SLOT[9:]}"),
    "an element for each letter": ("a.html", "<p>Of <b>[S]</b>.</p>", "</b><b>".join(SLOT)),
    "a URL": ("a.html", '<a href="https://a.example/?q=[S]">x</a>', each(lambda char: f"%{ord(char):02X}")),
    "a script": ("a.js", "a = '[S]';", each(lambda char: f"\\u{ord(char):04x}")),
    "a script in bytes": ("a.js", "a = '[S]';", each(lambda char: f"\\x{ord(char):02x}")),
    "a style": ("a.css", "a::after { content: '[S]' }", each(lambda char: f"\\{ord(char):x} ")),
    "data": ("a.json", '{"a": "[S]"}', each(lambda char: f"\\u{ord(char):04X}")),
}


def tree_of(folder: Path, name: str, text: str) -> tuple[str, list[str]]:
    """Return a stamped file and what was reported of it."""
    (folder / name).write_text(text, "utf-8")
    tree = read_tree(folder)
    tree.stamp(VALUES)
    return (folder / name).read_text("utf-8"), [damage.excerpt for damage in tree.damages]


@pytest.mark.parametrize("how", WHOLE)
def test_a_slot_in_another_spelling_is_filled(tmp_path: Path, how: str) -> None:
    name, text, written = WHOLE[how]
    (tmp_path / "plain").mkdir()
    (tmp_path / "other").mkdir()
    plain, _ = tree_of(tmp_path / "plain", name, text.replace("[S]", SLOT))
    stamped, damages = tree_of(tmp_path / "other", name, text.replace("[S]", written))
    assert damages == []
    assert stamped.replace("</b><b>", "") == plain


AROUND = [("a.html", "<p>Of [S] or.</p>"), ("a.json", '{"a": "[S]"}'), ("a.txt", "[S]")]


@pytest.mark.parametrize(
    "left",
    [
        SLOT[:20], SLOT[12:], SLOT[12:30], SLOT[::-1], SLOT[::-1][10:30], SLOT.lower()[12:40], SLOT[:-1], SLOT[1:],
        f"{SLOT[:9]}…", "-".join([SLOT[:8], SLOT[8:]]), f"{MARK[:3]} {MARK[3:]}{SLOT[5:]}", "\u00ad".join(SLOT[:20]),
        SLOT[8:26].lower(), SLOT.lower()[::-1],
    ],
)  # fmt: skip
@pytest.mark.parametrize(("name", "around"), AROUND)
def test_what_is_left_of_a_slot_is_found(tmp_path: Path, name: str, around: str, left: str) -> None:
    _, damages = tree_of(tmp_path, name, around.replace("[S]", left))
    assert len(damages) == 1
    assert damages[0] in around.replace("[S]", left) or "QZPAY" in damages[0]


@pytest.mark.parametrize(
    "text",
    [
        "GGGGGGGGGGGGGGGG", "HIGHLIGHTED ABCDEFGHIJKLMNOP", "DADADADADADA", "Q&#90; QZ QZPA &#81;", "CDEFGABC CDEFGABC",
        "deadbeefdeadbeefcafebabe0123456789abcdef", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA",
        SLOT, SLOT.lower(),
    ],
)  # fmt: skip
def test_other_texts_are_no_pieces(tmp_path: Path, text: str) -> None:
    assert tree_of(tmp_path, "a.html", f"<p>{text}</p>")[1] == []


def test_a_copy_of_a_source_is_not_looked_at_for_pieces(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLOT[12:30], "utf-8")
    assert read_tree(tmp_path, is_source=lambda _: True).damages == []


def test_marks_of_links_go_in_capital_letters_too(tmp_path: Path) -> None:
    stamped, damages = tree_of(tmp_path, "a.html", f'<A HREF="PAYCORE-URL:{SLOT}">X</A>')
    assert (stamped, damages) == ('<A HREF="Acme &amp; &quot;Sons&quot;">X</A>', [])
