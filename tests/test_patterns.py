"""Every regular expression of the package: none divides a text between loops in so many ways that a build stands still.

They are found, not listed: whatever is compiled while the package is imported, and what is given to `re` in its code.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mkdocs_paycore
from mkdocs_paycore.source.expression import LazyExpression
from tests.support.pattern_loops import most_loops

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(mkdocs_paycore.__file__).parent
MOST = 2
"""Two loops after one another are as slow as a search that begins at each character anyway."""
FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE
METHODS = ("compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
CALLS = frozenset({"expression", *(f"re.{name}" for name in METHODS)})


def patterns() -> Iterator[tuple[str, str | bytes, int]]:
    """Yield the expressions that modules hold, compiled, and those in calls, each with its place."""
    for info in pkgutil.walk_packages(mkdocs_paycore.__path__, f"{mkdocs_paycore.__name__}."):
        if not info.name.startswith(("mkdocs_paycore.engines.", "mkdocs_paycore.plugin")):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for each in (
                    value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
                ):
                    if isinstance(each, re.Pattern | LazyExpression):
                        yield (
                            f"{info.name}.{name}",
                            each.pattern,
                            each.flags & FLAGS,  # compiled here, if it was not: a wrong one is found,
                        )
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in CALLS
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str | bytes)
            ):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node.args[0].value, 0


@pytest.mark.slow
def test_no_pattern_divides_a_text_in_many_ways() -> None:
    found = list(patterns())
    loops = {each: most_loops(*each) for each in {(pattern, flags) for _, pattern, flags in found}}
    slow = sorted({f"{place}: {pattern!r}" for place, pattern, flags in found if loops[pattern, flags] > MOST})
    assert not slow, "\n".join(slow)
    assert len(found) > 300


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (r"(a+)+b", 99),
        (r"(?:\s*a?)*b", 99),
        (r"(?:[^<]*)*x", 99),
        (r"\s*.*?\s*\Z", 3),
        (r"<<\s*(?P<call>.*?)\s*>>\Z", 3),
        (r"[^,]*(?:json|xml)[^,]*;[^,]*", 3),
        (r"\s+(?:integration)?\s*guide", 2),
        (r"[ \t]*+#++[ \t]*+$", 0),
        (r"(?:[^<>\"]|\"[^\"]*\")*x", 1),
        (r"\d+\.\d+", 1),
        (r"a*b*c*", 1),
        (r"(?i)a*A*a*", 3),
    ],
)
def test_loops_that_take_the_same_text_are_counted(pattern: str, most: int) -> None:
    assert most_loops(pattern) == most
