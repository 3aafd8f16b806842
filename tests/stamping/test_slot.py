"""Slots: what they spell, and that they come through code highlighting in one piece."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from random import Random

import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_all_lexers, get_lexer_by_name

from mkdocs_paycore.stamping.slot import (
    AUTOLINK_MARK,
    MARK,
    SLOT,
    URL_MARK,
    Slot,
    SlotKind,
    anchor_text,
    call_slot,
    decode,
    plain_text,
    rejoined,
    text_slot,
    variable_slot,
)
from tests.support.cases import first_of_each

PAYLOADS = [
    "custom.company_name",
    "custom.a",
    "custom.Nested-Name.with_9.dots",
    "custom.компания",
    "custom.公司",
    "",
    "<<custom.x>>",
    'credentials("provider_account", wide=True)',
    "line\nbreak\ttab",
    "QZPAYABZQ",
    "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-6}",
    "&<>\"'\\{}%\x00",
]

SHAPES = [
    "{slot}",
    '"{slot}"',
    "'{slot}'",
    "x = {slot};",
    'curl -H "Authorization: {slot}" {slot}connect/v1',
    "https://{slot}/path?x={slot}&y=1",
    '{{"name": "{slot}", "url": "{slot}"}}',
    "# {slot} in a comment",
    "// {slot}\n/* {slot} */",
    "<a href='{slot}'>{slot}</a>",
    "function {slot}() {{ return {slot}; }}",
    "{slot}.{slot}({slot})",
    "\t{slot}\n  - {slot}: [{slot}]\n",
]


def generated_payloads(count: int) -> list[str]:
    random = Random(20260101)  # noqa: S311 - the same values in every run, nothing secret
    ranges = [(0x20, 0x7E), (0xA0, 0x24F), (0x400, 0x4FF), (0x4E00, 0x9FFF), (0x1F300, 0x1F6FF)]

    def character() -> str:
        return chr(random.randint(*random.choice(ranges)))

    return ["".join(character() for _ in range(random.randint(0, 40))) for _ in range(count)]


@pytest.mark.parametrize("kind", list(SlotKind))
def test_a_slot_spells_its_payload(kind: SlotKind) -> None:
    for payload in [*PAYLOADS, *generated_payloads(200)]:
        written = str(Slot(kind, payload))
        match = SLOT.fullmatch(written)
        assert match, written
        assert decode(match[1]) == Slot(kind, payload)
        assert re.fullmatch("[A-Z]+", written)


@pytest.mark.parametrize("beside", ["Q", "Z", "ZQ", "QZ", "QZPAY", "A", "P", "ABZQ"])
def test_a_slot_ends_itself(beside: str) -> None:
    slot = variable_slot("custom.x")
    text = f"{slot}{beside}{slot}{slot}"
    assert SLOT.sub("_", text) == f"_{beside}__"
    assert [match[0] for match in SLOT.finditer(f"{slot}{slot}")] == [slot, slot]


@pytest.mark.parametrize("letters", ["A", "AAAA", "HGG", "HIGD", "PPPP", "HGPP"])
def test_changed_letters_show_as_they_stand(letters: str) -> None:
    assert decode(letters) == Slot(SlotKind.TEXT, f"{MARK}{letters}ZQ")


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        (variable_slot("custom.company_name"), "Acme & Co", "company-name"),
        (variable_slot("custom.support.e_mail"), "a@b", "support-e-mail"),
        (variable_slot("custom.not_there"), "<<custom.not_there>>", "not-there"),
        (text_slot("<<custom.x>>"), "<<custom.x>>", "<<custom.x>>"),
        (call_slot('<<credentials("x")>>'), '<<credentials("x")>>', '<<credentials("x")>>'),
    ],
)
def test_what_a_slot_says(slot: str, value: str, words: str) -> None:
    values = {"custom.company_name": "Acme & Co", "custom.support.e_mail": "a@b"}
    assert plain_text(f"({slot})", values) == f"({value})"
    assert anchor_text(f"({slot})") == f"({words})"


def test_plain_text_has_no_marks() -> None:
    slot = variable_slot("custom.x")
    assert plain_text(f"{URL_MARK}{slot} {AUTOLINK_MARK}{slot}", {"custom.x": "y"}) == "y y"


class Balance(HTMLParser):
    """Collects text; fails where tags do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


LEXERS = sorted(names[0] for _, names, _, _ in get_all_lexers() if names)


@pytest.mark.parametrize("part", first_of_each(range(8), kind=lambda part: part % 2))
@pytest.mark.slow
def test_every_lexer_leaves_slots_whole(part: int) -> None:
    slot = variable_slot("custom.dashboard_base_url")
    formatter = HtmlFormatter(nowrap=True)
    for name in LEXERS[part::8]:
        lexer = get_lexer_by_name(name)
        for shape in SHAPES:
            code = shape.format(slot=slot)
            repaired = rejoined(highlight(code, lexer, formatter))
            page = Balance()
            page.feed(repaired)
            page.close()
            assert page.open == [], (name, shape)
            assert repaired.count(slot) == page.text.count(slot), (name, shape)
            # A few lexers show code otherwise than it was typed (upper case, columns cut); a slot they keep is whole.
            assert repaired.count(MARK) == repaired.count(slot), (name, shape)
            if page.text.strip() == code.strip():
                assert repaired.count(slot) == code.count(slot), (name, shape)


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("{a}<span>{b}</span>", "{a}{b}<span></span>"),
        ("<span>{a}</span>{b}", "<span>{a}{b}</span>"),
        (
            '<span class="x">{a}</span><span class="y">{b}</span>',
            '<span class="x">{a}{b}</span><span class="y"></span>',
        ),
    ],
)
@pytest.mark.parametrize("at", [1, 3, 5, 6, 11, -2, -1])
def test_a_split_slot_is_put_together(split: str, whole: str, at: int) -> None:
    slot = variable_slot("custom.name")
    parts = {"a": slot[:at], "b": slot[at:]}
    repaired = rejoined(f"= {split.format(**parts)} =")
    assert slot in repaired
    assert repaired == f"= {whole.format(**parts)} ="
