"""Blocks for some brands: what each brand shows, and what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.markdown.blocks import Condition, conditions, shown_text

if TYPE_CHECKING:
    from mkdocs_paycore.markdown.syntax import Finding

KNOWN = ("acme", "north", "south")
ONLY = 'one\n<<brand_only("acme", "north")>>\ntwo\n<<brand_end()>>\nthree\n'
EXCEPT = 'one\n\n  {{ brand_except("acme") }}\n\ntwo\n<<brand_end>>\n'

SHOWN = [
    (ONLY, "acme", "one\ntwo\nthree\n"),
    (ONLY, "south", "one\nthree\n"),
    (ONLY, "", "one\nthree\n"),
    (EXCEPT, "acme", "one\n\n"),
    (EXCEPT, "north", "one\n\n\ntwo\n"),
    (EXCEPT, "", "one\n\n\ntwo\n"),
    ("no block, <<custom.x>>", "acme", "no block, <<custom.x>>"),
    ("```\n<<brand_only('acme')>>\n```\n", "south", "```\n<<brand_only('acme')>>\n```\n"),
    ("text <<brand_only('acme')>> text", "south", "text <<brand_only('acme')>> text"),
    ("<<brand_only('acme')>>\na\n<<brand_end()>>\n<<brand_only('north')>>\nb\n<<brand_end()>>", "north", "b\n"),
]


@pytest.mark.parametrize(("text", "brand", "expected"), SHOWN)
def test_what_a_brand_shows(text: str, brand: str, expected: str) -> None:
    found: list[Finding] = []
    assert shown_text(text, brand=brand, known=KNOWN, report=found.append) == expected
    assert found == []


REPORTED = [
    ("<<brand_only('acme')>>\na\n", "is never ended", "<<brand_end()>>"),
    ("<<brand_end()>>\n", "ends no block", "brand_only"),
    ("<<brand_only('acme')>>\n<<brand_only('north')>>\n<<brand_end()>>\n", "stands within a block", "end that one"),
    ("<<brand_only('acmee')>>\na\n<<brand_end()>>\n", "there is no brand 'acmee'", "did you mean 'acme'?"),
    ("<<brand_only()>>\na\n<<brand_end()>>\n", "names no brands", "as in"),
    ("<<brand_only(acme)>>\na\n<<brand_end()>>\n", "acme is no literal", '"acme"'),
]


@pytest.mark.parametrize(("text", "message", "suggestion"), REPORTED)
def test_what_is_reported(text: str, message: str, suggestion: str) -> None:
    found: list[Finding] = []
    shown_text(text, brand="acme", known=KNOWN, report=found.append)
    assert [finding.rule.name for finding in found] == ["brand-block"]
    assert message in found[0].message
    assert suggestion in found[0].suggestion
    assert text[found[0].start : found[0].end].startswith("<<brand_")


def test_conditions_of_a_page() -> None:
    assert list(conditions(ONLY + EXCEPT)) == [
        Condition(frozenset({"acme", "north"}), is_exception=False),
        Condition(frozenset({"acme"}), is_exception=True),
    ]
