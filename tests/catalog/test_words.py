"""The words that a reader sees are in the files of languages, and only there."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import mkdocs_paycore
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Feature, Kind, Status
from mkdocs_paycore.catalog.words import language
from mkdocs_paycore.catalog.words.labels import features_wording, kind_label, status_words, type_words
from mkdocs_paycore.catalog.words.language import (
    PLAIN_WORDS,
    OwnWords,
    languages,
    phrase,
    saying,
    terms,
    use_language,
    words,
    words_of,
)
from mkdocs_paycore.markdown.templates import html_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(mkdocs_paycore.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("*.j2"))
SOURCES = [*TEMPLATES, *sorted(PACKAGE.rglob("*.py"))]
MARKUP = re.compile(r"""<<.*?>>|<[^>]*>|[\w-]+="[^"]*"|\b(?:required|readonly)\b""", re.DOTALL)
"""Variables, tags, and attributes that a macro draws for a tag elsewhere."""
SAID_BY_SCRIPTS = "data-(?:label|all|some|none|also|option|copied|practise|ask)"
READ_ATTRIBUTES = re.compile(rf"""\b(?:aria-label|alt|title|placeholder|{SAID_BY_SCRIPTS})=(?:"([^"]*)"|'([^']*)')""")
WORD = re.compile(r"[^\W\d_]{2,}")
KEY = re.compile(r'"([a-z0-9_]+(?:\.[a-z0-9_]+)+)"')
COMPUTED = re.compile(r'f"([a-z0-9_.]+[._])\{|"([a-z0-9_.]+[._])" ~')
TABLE = re.compile(r'word_table\("([a-z0-9_.]+)"')
SUFFIXED = re.compile(r'of_several\("([a-z0-9_.]+)"')


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    use_language("en")
    words_of.cache_clear()


def said(template: str) -> list[str]:
    """Return the words that a template itself shows: between its tags, and in attributes that are read out."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\[#.*?#\]|\[%.*?%\]|\[\[.*?\]\]", "", template, flags=re.DOTALL)
    attributes = [text for pair in READ_ATTRIBUTES.findall(bare) for text in pair]
    bare = MARKUP.sub(" ", bare)
    bare = re.sub(r"^(?:title|description|provider|search|  boost|!!! \w+)\b:?", "", bare, flags=re.MULTILINE)
    return WORD.findall(" ".join([bare, *attributes]))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_word_of_its_own(path: Path) -> None:
    assert said(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<p>Print {{ words('a') }}</p>", ["Print"]),
        ('<p aria-label="I have it: {{ x }}" class="not read">{% if x %}yes{% endif %}</p>', ["yes", "have", "it"]),
        ("## Set up\n\n[[ step ]]\n", ["Set", "up"]),
        ('!!! info "Soon"\n    <<provider.name>> [% if x %]comes[% endif %]\n', ["Soon", "comes"]),
    ],
)
def test_words_of_a_template_are_found(template: str, expected: list[str]) -> None:
    assert said(template) == expected


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    known = {key for key in words_of("en") if not key.startswith(PLAIN_WORDS)}
    named = {*KEY.findall(text), *(f"{key}{suffix}" for key in SUFFIXED.findall(text) for suffix in ("", "_of"))}
    prefixes = (*(found for pair in COMPUTED.findall(text) for found in pair if found), *TABLE.findall(text))
    assert sorted(key for key in known - named if not key.startswith(prefixes)) == []
    called = {key for call in re.findall(r"\bwords\(([^()]*)", text) for key in KEY.findall(call)}
    assert sorted(key for key in called - known if not key.endswith("_")) == []


def test_every_term_of_the_catalog_has_words() -> None:
    assert all(kind_label(kind) for kind in Kind)
    assert all(status_words(status) for status in Status)
    assert all(type_words(field_type) for field_type in FieldType)
    assert all(phrase(f"{table}.{kind}") for table in ("manual.account", "manual.connect") for kind in Kind)


@pytest.mark.parametrize("number", range(2 ** len(Feature)))
def test_every_set_of_features_has_a_wording_in_any_order(number: int) -> None:
    features = [feature for place, feature in enumerate(Feature) if number >> place & 1]
    given = {"code": "acme", "name": "Acme", "status": "ready", "features": features[::-1]}
    assert bool(features_wording(Provider.model_validate(given))) == bool(features)


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 payment providers"), (1, "1 payment provider"), (21, "21 payment providers")]
)
def test_words_follow_the_number(count: int, expected: str) -> None:
    assert words("table.caption", count=count) == expected


def test_values_are_text_in_words_that_hold_html() -> None:
    found = html_words("form.next_later", provider="<i>A & {B}</i>")
    assert found.startswith("This was practice. Once &lt;i&gt;A &amp; {B}&lt;/i&gt; is available")


@pytest.mark.parametrize("name", languages())
def test_a_language_has_the_keys_and_the_values_of_english(name: str) -> None:
    for key, own in words_of(name).items():
        english = words_of("en")[key]
        assert fields(own) == fields(english), key


def test_plain_words_stand_for_words_that_there_are_and_take_the_same_values() -> None:
    known = words_of("en")
    for key, plain in known.items():
        if key.startswith(PLAIN_WORDS):
            assert fields(plain) <= fields(known[key.removeprefix(PLAIN_WORDS)]) | {"provider", *terms()}, key


def test_a_product_that_has_nothing_to_do_with_payments_has_plain_words_and_its_own_before_them() -> None:
    with saying(OwnWords({"next.first_payment": "Erste Probe."}, is_plain=True)):
        assert (words("next.first_payment"), words("term.rules")) == ("Erste Probe.", "rules")
        assert terms()["rule_first"] == "Rule"
    with saying(OwnWords()):
        assert (words("next.first_payment"), words("term.rules")) == ("First payment.", "payment rules")


def fields(entry: language.Words) -> set[str]:
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_a_second_language_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text((language.FOLDER / "en.toml").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "de.toml").write_text('[form]\ncancel = "Abbrechen"\n', encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    words_of.cache_clear()
    use_language("de")
    assert (words("form.cancel"), words("form.connect")) == ("Abbrechen", "Save")
    use_language("xx")
    assert words("form.cancel") == "Cancel"
