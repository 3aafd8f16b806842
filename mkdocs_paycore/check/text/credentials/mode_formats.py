"""What a manual says of all keys of a mode, as that those for tests begin with `pk_test_`; against their formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.field_remarks import FIELD_REMARK
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_KEYS = r"(?:keys|tokens|credentials|secrets)"
_TEST, _LIVE = r"tests?|the\s+sandbox|test\s+mode", r"live\s+mode|live|production|real\s+payments"
_SAID = expression(
    rf"\b(?:{_KEYS}\s+(?:for|of|in)\s+(?:(?P<test>{_TEST})|(?:{_LIVE}))|(?:(?P<tests>test|sandbox)|(?:live|production))\s+{_KEYS})\s+"
    r"(?:all\s+|always\s+)?(?:contain|have|hold|begin\s+with|start\s+with|end\s+(?:with|in))\s+`(?P<code>[^`\n]+)`",
    re.IGNORECASE,
)
_SET = expression(r"\\.|\[(?:\\.|[^\]\\])*\]")
_WORD = expression(r"[A-Za-z]{3,}")


@looks_for(FIELD_REMARK, stage=Stage.TEXT, of_pages=True)
def strange_marks_of_modes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each mark of the keys of a mode that no format of that mode has, and each has another."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for said in _SAID.finditer(manual.page.with_spans) if provider else ():
            mode = "test" if said["test"] or said["tests"] else "live"
            known = _words_of(provider, mode) if provider else ()
            words = {word.lower() for word in _WORD.findall(said["code"])}
            if not words or not all(known) or any(words & each for each in known) or not known:
                continue
            message = (
                f"found {quoted_value(said['code'])}, which no format of the provider's file for {mode} values has"
            )
            hint = f"they have {', '.join(sorted(set[str]().union(*known)))}"
            yield manual.page.problem(FIELD_REMARK, said.start("code"), message, hint)


def _words_of(provider: Provider, mode: str) -> Sequence[set[str]]:
    """Return the words that the formats of a mode spell out, format by format."""
    formats = (getattr(field.environments, mode) for connection in provider.connections for field in connection.fields)
    patterns = [each.pattern for each in formats if each is not None and each.pattern]
    return [{word.lower() for word in _WORD.findall(_SET.sub(" ", pattern))} for pattern in patterns]
