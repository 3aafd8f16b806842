"""Of several rules that find one mistake, one reports it."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.precedence import told_once
from mkdocs_paycore.source.problem import Edit, Problem, Severity


def problem(rule: str, column: int, *, span: tuple[int, int] | None = None, line: int = 1) -> Problem:
    fix = (Edit(*span, ""),) if span else ()
    return Problem("docs/index.md", line, column, rule, Severity.ERROR, "found it", fix=fix)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([problem("lookalike-letter", 5), problem("typed-brand", 5, span=(4, 9))], ["typed-brand"]),
        ([problem("lookalike-letter", 5), problem("typed-brand", 5)], ["lookalike-letter"]),
        ([problem("malformed-box", 3), problem("text-outside-list", 3)], ["malformed-box"]),
        ([problem("lookalike-letter", 5), problem("typed-brand", 9)], ["lookalike-letter", "typed-brand"]),
        (
            [problem("brand-made-anchor", 5, span=(4, 20)), problem("typed-brand", 9, span=(8, 14))],
            ["brand-made-anchor"],
        ),
        ([problem("missing-page", 5), problem("leftover-placeholder", 2)], ["leftover-placeholder"]),
        ([problem("broken-address", 5), problem("missing-page", 5)], ["broken-address"]),
        ([problem("skipped-heading", 1), problem("step-number", 10)], ["skipped-heading"]),
        ([problem("skipped-heading", 1), problem("step-number", 10, line=3)], ["skipped-heading", "step-number"]),
        ([problem("repeated-word", 1), problem("missing-page", 1)], ["repeated-word", "missing-page"]),
        ([problem("unknown-admonition", 5), problem("misspelt-word", 5)], ["unknown-admonition"]),
        ([problem("leftover-placeholder", 5), problem("stray-variable", 5)], ["stray-variable"]),
        ([problem("insecure-link", 5), problem("typed-brand", 5, span=(4, 9))], ["typed-brand"]),
        ([problem("link-to-other-host", 2), problem("cut-address", 9)], ["cut-address"]),
        ([problem("manual-renamed-credential", 3), problem("misspelt-word", 8)], ["manual-renamed-credential"]),
        (
            [problem("manual-mapping-conflict", 3), problem("manual-reversed-names", 9)],
            ["manual-reversed-names"],
        ),
    ],
)
def test_one_mistake_is_told_once(found: list[Problem], kept: list[str]) -> None:
    assert [each.rule for each in told_once(found)] == kept
