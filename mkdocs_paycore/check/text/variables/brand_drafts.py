"""Brands that are still as `paycore new brand` drafted them."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.draft import DRAFT_MARK
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_VALUES = "name: acme\ncustom:\n  company_name: Acme Pay\n  support_email: help@acme"
BRAND_DRAFT = Rule(
    "brand-draft",
    "A drafted brand with addresses that were made up for it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "brands/acme.yml",
        f"{DRAFT_MARK} Write your own values.\n{_VALUES}.example\n",
        f"{_VALUES}.com\n",
    ),
)
_MADE_UP = expression(r"(?:[/@.]|^)[\w-]+\.example(?![\w.-])")
"""A host in the domain that nobody can own (RFC 2606, 2)."""


@looks_for(BRAND_DRAFT)
def drafts(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each brand with the head of a draft and an address of the kind that drafts have."""
    for brand in checked.brands:
        file = checked.project.root / brand.path
        if not brand.path or not file.is_file() or not _is_draft(file.read_text("utf-8", errors="replace")):
            continue
        named = {"site_url": brand.site_url or "", **{f"custom.{name}": text for name, text in brand.custom.items()}}
        if made_up := [name for name, text in named.items() if _MADE_UP.search(text)]:
            message = f"made up still: {', '.join(made_up)}"
            hint = f"write your own values, and remove the line that begins with {DRAFT_MARK!r}"
            yield brand.document.problem(tuple(made_up[0].split(".")), BRAND_DRAFT, message, hint)


def _is_draft(text: str) -> bool:
    head = takewhile(lambda line: line.startswith("#"), text.lstrip("\ufeff").splitlines())
    return any(line.startswith(DRAFT_MARK) for line in head)
