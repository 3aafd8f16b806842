"""What a remark names can be taken away, and both implementations take the same away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_paycore.catalog.form.line_repairs import LINE_REPAIRS
from mkdocs_paycore.catalog.form.paste_hints import repaired
from mkdocs_paycore.catalog.form.problem import ValueRule
from mkdocs_paycore.catalog.model.field import Field
from tests.catalog.form import javascript
from tests.catalog.form.entered import ALPHABET, DATES, EDGES, HUGE, LINES, LOCKED, MAILS, NUMBERS, PASTED, PEM

RULES = [ValueRule.WHITESPACE, ValueRule.PREFIX, ValueRule.QUOTES, ValueRule.URL, ValueRule.LOOKALIKE, *LINE_REPAIRS]

PLAIN = Field.model_validate({"key": "plain", "label": "Plain", "type": "text"})

WRAPPED = PEM.replace("MIIE+/abcd==", "MIIE" * 16 + "\n" + "MIIE" * 4 + "+/abcd==")


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (ValueRule.WHITESPACE, " a b\r\n", "a b"),
        (ValueRule.WHITESPACE, "\u200b\ufeffa\u200e", "a"),
        (ValueRule.WHITESPACE, "\u3000", ""),
        (ValueRule.PREFIX, "Bearer abc", "abc"),
        (ValueRule.PREFIX, " Authorization: Basic abc ", "abc"),
        (ValueRule.PREFIX, "Authorization: abc", "abc"),
        (ValueRule.PREFIX, "bearer:", "bearer:"),
        (ValueRule.PREFIX, "Bearer\u2003😀", "😀"),
        (ValueRule.QUOTES, "“abc”", "abc"),
        (ValueRule.QUOTES, '""', '""'),
        (ValueRule.URL, "https://a.example/b", "a.example/b"),
        (ValueRule.URL, "https://a b", "https://a b"),
        (ValueRule.LOOKALIKE, "\u0430b\u0441", "abc"),
        (ValueRule.LOOKALIKE, "\u0430b\u0431", "\u0430b\u0431"),
        (ValueRule.CRLF, "a\r\nb\rc\n", "a\nb\nc"),
        (ValueRule.ESCAPES, PEM.replace("\n", "\\n") + "\\n", PEM),
        (ValueRule.ESCAPES, PEM.replace("\n", "\\\\r\\\\n"), PEM),
        (ValueRule.ESCAPES, '{"a": "b\\n"}', '{"a": "b\\n"}'),
        (ValueRule.INDENTATION, PEM.replace("\n", "  \n\t"), PEM),
        (ValueRule.INDENTATION, "a\n  b", "a\nb"),
        (ValueRule.INDENTATION, "a b\n  c", "a b\n  c"),
        (ValueRule.INDENTATION, "a:\n  b", "a:\n  b"),
        (ValueRule.LOST_BREAKS, PEM.replace("\n", " "), PEM),
        (ValueRule.LOST_BREAKS, PEM.replace("\n", ""), PEM),
        (ValueRule.LOST_BREAKS, PEM.replace("\n", "\n\n"), PEM),
        (ValueRule.LOST_BREAKS, PEM.replace("\n", "\r\n"), PEM.replace("\n", "\r\n")),
        (ValueRule.LOST_BREAKS, f"{PEM}{PEM}".replace("\n", ""), f"{PEM}\n{PEM}"),
        (ValueRule.LOST_BREAKS, f"{PEM}\n{PEM}".replace("\n", " "), f"{PEM}\n{PEM}"),
        (ValueRule.LOST_BREAKS, LOCKED.replace("\n\n", " ").replace("\n", " "), LOCKED),
        (ValueRule.LOST_BREAKS, LOCKED, LOCKED),
        (ValueRule.LOST_BREAKS, PEM.replace("MIIE", "MIIE" * 20), WRAPPED),
        (ValueRule.LOST_BREAKS, WRAPPED.replace("\n", " "), WRAPPED),
        (ValueRule.LOST_BREAKS, PEM.replace("MIIE", "?"), PEM.replace("MIIE", "?")),
    ],
)
def test_repaired(rule: ValueRule, text: str, expected: str) -> None:
    assert repaired(rule, text, PLAIN) == expected


def field(type_: str, pattern: str, **more: object) -> Field:
    return Field.model_validate({"key": "k", "label": "K", "type": type_, "pattern": pattern or None, **more})


SPELT = {
    "currency": field("text", "[A-Z]{3}"),
    "key": field("secret", "pk_live_[!-~]+"),
    "iban": field("text", "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"),
    "uuid": field("text", "[0-9a-f]{4}-[0-9a-f]{4}"),
    "date": field("date", ""),
    "number": field("number", ""),
    "mail": field("email", ""),
    "free": field("text", "", max_length=4),
}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("currency", " usd", "USD"),
        ("currency", "U-s d", "USD"),
        ("currency", "usdt", "usdt"),
        ("key", "Pk_live_AbC", "pk_live_AbC"),
        ("key", "PK_LIVE_aBc", "pk_live_aBc"),
        ("key", "sk_live_abc", "sk_live_abc"),
        ("iban", "ua21 3223 1300 0002 60", "UA2132231300000260"),
        ("uuid", "0A1B\u20132c3d", "0a1b-2c3d"),
        ("uuid", "0a1b 2c3d", "0a1b 2c3d"),
        ("date", "2026\u201301 - 31", "2026-01-31"),
        ("number", "1 000", "1000"),
        ("number", "\u2212 5", "-5"),
        ("number", "5-6", "5-6"),
        ("mail", "shop @ example.com", "shop@example.com"),
        ("free", "a b c", "abc"),
    ],
)
def test_only_letter_case_spaces_and_dashes_are_repaired_and_as_few_as_can_be(
    name: str, text: str, expected: str
) -> None:
    assert repaired(ValueRule.SPELLING, text, SPELT[name]) == expected


@pytest.mark.usefixtures("node")
@pytest.mark.slow
def test_the_same_in_javascript(tmp_path: Path) -> None:
    module = tmp_path / "validate.mjs"
    module.write_text(javascript.validator(), "utf-8")
    whole = "".join(char for char in ALPHABET if not "\ud800" <= char <= "\udfff")
    texts = [
        *PASTED,
        *LINES,
        *(edge + text + edge for edge in EDGES for text in (*PASTED, *LINES)),
        *(text * 20_000 for text in HUGE),
        whole,
    ]
    given: list[tuple[ValueRule, str, Field]] = [(ValueRule(rule), text, PLAIN) for rule in RULES for text in texts]
    spelt = [*PASTED, *DATES, *NUMBERS, *MAILS, "usd", "U-s d", "Pk_live_AbC", "0A1B\u20132c3d", "\u2212 5", "x" * 300]
    given += [
        (ValueRule.SPELLING, text, each) for each in SPELT.values() for text in (*spelt, *(f" {t}\n" for t in spelt))
    ]
    sent = [[rule, text, each.model_dump(mode="json")] for rule, text, each in given]
    found = json.loads(javascript.run(Path(__file__).parent / "repairs.mjs", [module.as_uri(), *sent]))
    assert found == [repaired(rule, text, each) for rule, text, each in given]
