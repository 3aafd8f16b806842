"""The words by which a brand is known, and text as a reader takes it in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.leak.decode import COMMANDS, readings
from mkdocs_paycore.leak.lookalike import folded
from mkdocs_paycore.leak.sieve import Sieve
from mkdocs_paycore.leak.word_finder import WordFinder
from mkdocs_paycore.leak.words import brand_words
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from pathlib import Path

WORDS: list[dict[str, Any]] = cases_of(__file__, "words.yml")


@pytest.mark.parametrize("case", WORDS, ids=[case["id"] for case in WORDS])
def test_a_brand_is_known_by(tmp_path: Path, case: dict[str, Any]) -> None:
    file = tmp_path / f"{case['brand']['name']}.yml"
    file.write_text(yaml.safe_dump(case["brand"], allow_unicode=True), "utf-8")
    brand, problems = read_brand(file, root=tmp_path)
    assert problems == []
    assert brand is not None
    assert {word.text for word in brand_words(brand)} == {folded(word) for word in case["words"]}


@dataclass(frozen=True, slots=True)
class _GrownBrand(Brand):
    """A brand with keys that this module has never heard of."""

    legal_name: str = "Zuki Holding"
    mirrors: tuple[str, ...] = ("https://mirror.zuki.example/",)


def test_a_new_key_of_a_brand_is_looked_for_and_looked_into() -> None:
    brand = _GrownBrand("x")
    assert {word.text for word in brand_words(brand)} >= {"zuki holding", "mirror.zuki.example"}
    assert {*brand.texts().values()} == {brand.legal_name, *brand.mirrors}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Add 198.51.100.24 to the list.", ["198.51.100.24"]),
        ("198.51.100.24,203.0.113.64/29", ["198.51.100.24", "203.0.113.64"]),
        ("2001:DB8:100::/64", ["2001:db8:100::/64"]),
        ("198.51.100.241 or 1198.51.100.24 or 198.51.100.24.7", []),
        ("version 24.100, 198.51.100.2", []),
    ],
)
def test_an_ip_address_is_found_where_it_is_not_a_part_of_another_one(text: str, found: list[str]) -> None:
    brand = Brand("x", addresses=("198.51.100.24", "203.0.113.64/29", "2001:db8:100::/64"))
    assert [word.shown for word, _, _ in WordFinder(brand_words(brand)).find(folded(text))] == found
    assert not found or not Sieve(brand_words(brand)).is_quiet(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme  Pay", "acme pay"),
        ("Acme-Pay_Docs / x", "acme pay docs x"),
        ("a|b", "a|b"),
        ("docs.acme.example", "docs.acme.example"),
        ("ACME\N{NO-BREAK SPACE}PAY", "acme pay"),
        ("Ac\N{SOFT HYPHEN}me", "acme"),
        ("\N{CYRILLIC CAPITAL LETTER A}\N{CYRILLIC SMALL LETTER ES}me", "acme"),
        ("\N{GREEK CAPITAL LETTER ALPHA}cme", "acme"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}cme", "acme"),
        ("A\N{COMBINING ACUTE ACCENT}cme", "acme"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_text_is_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a<b>b</b></p><p>c", ["<p> | <b> | </b> | </p> | <p>", " | ab |  | c"]),
        ("a &amp;amp; b", ["a & b"]),
        (r"\u0041\x42\u{43}", ["ABC"]),
        (r"\41 b\000043 d", ["AbCd", "41 b000043 d"]),
        ("a%20b", ["a b"]),
        ("data:text/plain;base64,QWNtZQ==", ["Acme", "data:text/plain;base64,QWNtZQ=="]),
        ('<a class="paycore-form">', ['<a class=" ">', ""]),
        ("<!-- paycore: allow-brand acme -->", ["<!--  >", ""]),
    ],
)
def test_readings(text: str, expected: list[str]) -> None:
    found = [re.sub(" +", " ", reading.replace("\\", "")) for reading in readings(text)]
    assert found == [re.sub(" +", " ", reading) for reading in expected]


def test_every_command_is_known_as_the_tools_own() -> None:
    assert set(main.commands) <= set(COMMANDS)
