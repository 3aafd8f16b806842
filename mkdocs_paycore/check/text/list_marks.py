"""Items of lists whose mark has no space behind it, so that they are the end of the item above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

NO_SPACE = Rule(
    "list-mark",
    "An item of a list without a space behind its mark: it is shown as a part of the item above.",
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n* Login\n*Password\n", "# Start\n\n* Login\n* Password\n"),
)
_BELOW = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>[-*+])[ \t]+[^\n]*\n(?P=indent)(?P<typed>(?P=mark)(?P<text>[A-Za-z\[`][^\n]*))$"
    r"|^(?P<before>[ \t]*)\d+\.[ \t][^\n]*\n(?P=before)(?P<number>\d+\.)(?P<rest>[A-Za-z\[`*][^\n]*)$",
    re.MULTILINE,
)


@looks_for(NO_SPACE)
def marks_without_space(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each line below an item that begins with the same mark and a letter; `*so*` is emphasis."""
    for page in checked.manuscripts:
        for found in _BELOW.finditer(page.with_spans):
            mark, text = (found["number"], found["rest"]) if found["number"] else (found["mark"], found["text"])
            start = found.start("number" if found["number"] else "typed")
            if mark and not (mark == "*" and "*" in text):
                message = f"found {quoted_value(mark + text)} without a space behind {mark!r}"
                fix = (Edit(start + len(mark), start + len(mark), " "),)
                yield page.problem(NO_SPACE, start, message, f"expected {mark} {text}", fix=fix)
