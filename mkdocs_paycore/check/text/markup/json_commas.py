"""Blocks of JSON that are none by a comma behind the last member of an object or list."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

JSON_COMMA = Rule(
    "json-comma",
    "A comma behind the last member in a block of JSON: programs that get it so refuse it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        '# Start\n\n~~~json\n{\n  "id": 1,\n}\n~~~\n',
        '# Start\n\n~~~json\n{\n  "id": 1\n}\n~~~\n',
    ),
)
_FENCE = expression(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*(?:\{[ \t]*\.)?json\b[^\n]*", re.IGNORECASE)
_STRING_OR_COMMA = expression(r"\"(?:[^\"\\\n]|\\.)*+\"|(?P<comma>,)(?=\s*[\]}])")


@looks_for(JSON_COMMA, of_pages=True)
def json_commas(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each such comma, in blocks that are JSON without them.

    What is none then either is an excerpt, has remarks or holes: its writer meant no JSON to copy.
    """
    for page in checked.manuscripts:
        for start, end in page.code if "json" in page.text or "JSON" in page.text else ():
            if _FENCE.fullmatch(page.text, page.text.rfind("\n", 0, start) + 1, start) is not None:
                code = page.text[start:end]
                commas = [each.start("comma") for each in _STRING_OR_COMMA.finditer(code) if each["comma"]]
                for comma in commas if commas and _is_json(_without(code, commas)) else ():
                    at = start + comma
                    message = "found a comma behind the last member, which JSON does not have"
                    fix = (Edit(at, at + 1, ""),)
                    yield page.problem(JSON_COMMA, at, message, "remove it", fix=fix)


def _without(code: str, commas: list[int]) -> str:
    return "".join(char for at, char in enumerate(code) if at not in commas)


def _is_json(code: str) -> bool:
    try:
        json.loads(code)
    except ValueError:
        return False
    return True
