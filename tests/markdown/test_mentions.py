"""The variables that a text names, whatever names there are: the same as a site with those names would fill."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mkdocs_paycore.markdown.mentions import mentions
from tests.support.yaml_cases import cases_of

CASES = cases_of(__file__, "syntax_cases.yml")
KNOWN = {"company_name", "dashboard_base_url", "support_email", "nested.deep_one", "with-dash", "2nd"}
COMPONENTS = ["credentials", "connection_form", "provider_table", "status_badge", "provider_logo"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["in"])
def test_what_the_grammar_fills_is_mentioned(case: dict[str, Any]) -> None:
    text = case["in"]
    filled = re.findall(
        r"⟦custom\.([\w.-]+)⟧", case.get("out", "").replace("⟦custom.dashboard_base_url⟧connect-dir", "")
    )
    found = [mention for mention in mentions(text, root="custom", components=COMPONENTS) if mention.name in KNOWN]
    assert [mention.name for mention in found] == filled
    assert all(text[mention.start :].lstrip("<{ \t").startswith("custom.") for mention in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<<custom.new>> {{ custom.a.b }}", [(0, 14, "new", True), (15, 31, "a.b", True)]),
        ("1 << custom.bits >> 2", [(2, 19, "bits", False)]),
        ("<<provider.name>> <<custom>> \\<<custom.x>> <<customs.x>>", []),
        ('<<credentials("<<custom.x>>")>>', []),
    ],
)
def test_names_that_nothing_has(text: str, expected: list[tuple[int, int, str, bool]]) -> None:
    assert list(mentions(text, root="custom", components=COMPONENTS)) == expected
