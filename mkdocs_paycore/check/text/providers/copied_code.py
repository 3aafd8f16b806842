"""Another provider's name in code, in a line that other manuals have with their own there: `NORTH*SHOP`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.providers.copied_names import COPIED
from mkdocs_paycore.check.text.providers.names import ProviderNames, bare_letters, is_telling
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_LINE_WITH_CODE = expression(r"^[^`\n]*(?P<code>`[^`\n]+`)[^`\n]*$", re.MULTILINE)
_SLOT = "\0"
_ENOUGH = 2
"""In so many manuals a line is the site's own, with the name of each provider in its code."""


class _Coded(NamedTuple):
    """A name in the code of a line: as it is typed, whose it is, where, and the line without it."""

    name: str
    code: str
    start: int
    line: str


@looks_for(COPIED, stage=Stage.TEXT)
def copied_code(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each name of another provider in code, where several manuals have their own in that line."""
    names = ProviderNames(checked)
    shown = {code: name for code, name in names.shown.items() if is_telling(name)}
    spelled = {form: code for code, name in shown.items() for form in (name, name.upper(), bare_letters(name).upper())}
    if not spelled:
        return
    any_name = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, spelled), key=len, reverse=True))})(?!\w)")
    found = [(manual, list(_coded(manual, any_name, spelled))) for manual in manuals(checked)]
    said = defaultdict[str, set[str]](set)
    for manual, some in found:
        for each in some:
            if each.code == manual.code:
                said[each.line].add(manual.code)
    for manual, some in found:
        own = shown.get(manual.code, "")
        for each in some if own else ():
            is_own = bare_letters(each.name) in bare_letters(own) or bare_letters(own) in bare_letters(each.name)
            if not is_own and len(said.get(each.line, set()) - {manual.code}) >= _ENOUGH:
                message = f"found {quoted_value(each.name)} in code, where other manuals have their own name"
                right = own.upper() if each.name.isupper() else own
                yield manual.page.problem(COPIED, each.start, message, f"expected {right}")


def _coded(manual: Manual, any_name: re.Pattern[str], spelled: Mapping[str, str]) -> Iterator[_Coded]:
    text = manual.page.with_spans
    for line in _LINE_WITH_CODE.finditer(text) if "`" in text else ():
        for name in any_name.finditer(text, line.start("code"), line.end("code")):
            rest = f"{text[line.start() : name.start()]}{_SLOT}{text[name.end() : line.end()]}"
            yield _Coded(name[0], spelled[name[0]], name.start(), " ".join(rest.split()))
