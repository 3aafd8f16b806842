"""Names: no two public things of the package have the same one, so that a name says what is meant."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "mkdocs_paycore"

EXCEPTIONS = {
    "log": "each module that logs has a logger, which logging's own documentation calls so",
}
"""Names that several things may have, each with the reason."""


def defined_names(source: str) -> Iterator[str]:
    """Yield the public names that a module defines: functions, classes, constants and types; not what it imports."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
        else:
            continue
        yield from (name for name in found if not name.startswith("_"))


@cache
def shared_names(package: Path) -> dict[str, list[str]]:
    """Return the names that several modules below a folder define, with their modules."""
    modules: defaultdict[str, set[str]] = defaultdict(set)
    for path in package.rglob("*.py"):
        for name in defined_names(path.read_text("utf-8")):
            modules[name].add(path.relative_to(package).as_posix())
    return {name: sorted(paths) for name, paths in sorted(modules.items()) if len(paths) > 1}


@pytest.mark.slow
def test_no_two_public_things_have_the_same_name() -> None:
    found = shared_names(PACKAGE)
    assert {name: paths for name, paths in found.items() if name not in EXCEPTIONS} == {}


@pytest.mark.parametrize("name", EXCEPTIONS)
@pytest.mark.slow
def test_an_exception_is_needed(name: str) -> None:
    assert name in shared_names(PACKAGE)


def test_a_name_that_two_modules_define_is_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "one.py").write_text("LIMIT, _OWN = 1, 2\nKind: type\ndef read(): ...\nclass Tree: ...\n", "utf-8")
    (tmp_path / "inner" / "two.py").write_text(
        "from one import read\nLIMIT = _OWN = Kind = 3\ndef Tree(): ...\n", "utf-8"
    )
    both = ["inner/two.py", "one.py"]
    assert shared_names(tmp_path) == {"Kind": both, "LIMIT": both, "Tree": both}
