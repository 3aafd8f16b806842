"""What a remark names can be taken away, and both implementations take the same away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_paycore.catalog.form.line_repairs import LINE_REPAIRS
from mkdocs_paycore.catalog.form.paste_hints import repaired
from mkdocs_paycore.catalog.form.problem import ValueRule
from tests.catalog.form import javascript
from tests.catalog.form.entered import ALPHABET, EDGES, HUGE, LINES, LOCKED, PASTED, PEM

RULES = [ValueRule.WHITESPACE, ValueRule.PREFIX, ValueRule.QUOTES, ValueRule.URL, ValueRule.LOOKALIKE, *LINE_REPAIRS]

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
    assert repaired(rule, text) == expected


@pytest.mark.usefixtures("node")
@pytest.mark.slow
def test_the_same_in_javascript(tmp_path: Path) -> None:
    module = tmp_path / "validate.mjs"
    module.write_text(javascript.VALIDATOR.read_text("utf-8"), "utf-8")
    whole = "".join(char for char in ALPHABET if not "\ud800" <= char <= "\udfff")
    texts = [
        *PASTED,
        *LINES,
        *(edge + text + edge for edge in EDGES for text in (*PASTED, *LINES)),
        *(text * 20_000 for text in HUGE),
        whole,
    ]
    given = [[rule, text] for rule in RULES for text in texts]
    found = json.loads(javascript.run(Path(__file__).parent / "repairs.mjs", [module.as_uri(), *given]))
    assert found == [repaired(ValueRule(rule), text) for rule, text in given]
