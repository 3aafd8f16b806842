"""The layers: what may import what.

`LAYERS` is the picture of the design, read from top to bottom. `plugin` and `cli` have helpers beside them.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = "mkdocs_paycore"

BELOW_THE_TOP = frozenset({"check", "manual", "catalog", "brand", "source"})
LAYERS: dict[str, frozenset[str]] = {
    "plugin": BELOW_THE_TOP | {"files", "navigation", "neutral", "site_brand"},
    "site_brand": BELOW_THE_TOP,
    "cli": BELOW_THE_TOP
    | {"site_check", "brand_set", "brands_build", "brand_server", "cli_catalog", "cli_new", "cli_support"},
    "cli_catalog": BELOW_THE_TOP | {"cli_support", "intake"},
    "cli_new": BELOW_THE_TOP | {"brand_set", "cli_support", "site_build", "site_uses"},
    "cli_support": BELOW_THE_TOP,
    "brand_server": BELOW_THE_TOP | {"brand_set", "brands_build"},
    "brands_build": BELOW_THE_TOP | {"brand_set", "files", "plugin", "site_build"},
    "brand_set": BELOW_THE_TOP | {"files", "site_brand", "site_build", "snippet_paths"},
    "site_uses": BELOW_THE_TOP | {"site_brand", "snippet_paths"},
    "snippet_paths": BELOW_THE_TOP,
    "navigation": frozenset(),
    "files": BELOW_THE_TOP,
    "neutral": BELOW_THE_TOP,
    "site_check": BELOW_THE_TOP | {"site_build"},
    "site_build": BELOW_THE_TOP | {"plugin"},  # it hands out the plugin of the site that it loads
    "intake": frozenset({"manual", "catalog", "source"}),
    "check": frozenset({"manual", "catalog", "brand", "source"}),
    "manual": frozenset({"catalog", "brand", "source"}),
    "catalog": frozenset({"source"}),
    "brand": frozenset({"source"}),
    "source": frozenset(),
}
SITE_GENERATORS = frozenset({"mkdocs", "material", "properdocs"})
MARKDOWN = frozenset({"markdown", "pymdownx"})
FOREIGN_TO: dict[str, frozenset[str]] = {
    "intake": SITE_GENERATORS | MARKDOWN,
    "check": SITE_GENERATORS,
    "manual": SITE_GENERATORS,
    "catalog": SITE_GENERATORS | MARKDOWN | {"jinja2"},
    "brand": SITE_GENERATORS | MARKDOWN,
    "source": SITE_GENERATORS | MARKDOWN | {"jinja2"},
}


@dataclass(frozen=True)
class Import:
    """One import statement's target: a module of ours, or the dotted name of a foreign one."""

    importer: str
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.target}"


def modules_of(root: Path) -> dict[str, Path]:
    """Return the modules of the package below `root` by dotted name; a package is its `__init__`."""
    names: dict[str, Path] = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


def imports_of(module: str, path: Path, modules: dict[str, Path]) -> Iterator[Import]:
    """Yield every import of a module: at the top, in functions and under `TYPE_CHECKING`."""
    parent = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = parent.split(".")[: len(parent.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                named = f"{base}.{alias.name}"
                yield Import(module, node.lineno, named if named in modules else base)


def part_of(module: str) -> str:
    """Return the layer of a module of ours; the empty string is the package itself."""
    return module.split(".")[1] if "." in module else ""


def faults(root: Path) -> list[str]:
    """Return what is wrong with the imports of the package below `root`, one sentence each."""
    modules = modules_of(root)
    arrows: dict[str, set[str]] = {module: set() for module in modules}
    found: list[str] = []
    for module, path in modules.items():
        part = part_of(module)
        if part and part not in LAYERS:
            found.append(f"{module} belongs to no layer")
            continue
        for arrow in imports_of(module, path, modules):
            if arrow.target.split(".")[0] != PACKAGE:
                if arrow.target.split(".")[0] in FOREIGN_TO.get(part, ()):
                    found.append(f"{arrow}, which is foreign to {part}")
                continue
            arrows[module].add(arrow.target)
            target = part_of(arrow.target)
            if target not in {part, ""} and target not in LAYERS.get(part, ()):
                found.append(f"{arrow}, but {part or 'the package itself'} may not import {target}")
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found.append("imports run in a circle: " + " -> ".join(reversed(error.args[1])))
    return found


def test_the_imports_follow_the_layers() -> None:
    assert faults(ROOT) == []


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param(
            {
                "plugin": "import mkdocs\nfrom mkdocs_paycore.manual import page",
                "manual/page": "import jinja2\nfrom mkdocs_paycore.catalog.provider import Provider",
                "catalog/provider": "from ..source import place",
                "source/place": "import os",
            },
            [],
            id="downwards, absolute and relative",
        ),
        pytest.param(
            {"catalog/rules": "from mkdocs_paycore.brand import slot", "brand/slot": ""},
            ["catalog.rules:1 imports brand.slot, but catalog may not import brand"],
            id="sideways",
        ),
        pytest.param(
            {"source/place": "def load():\n    import mkdocs_paycore.check.rule", "check/rule": ""},
            ["source.place:2 imports check.rule, but source may not import check"],
            id="upwards, inside a function",
        ),
        pytest.param(
            {
                "brand/tree": "if TYPE_CHECKING:\n    from ..catalog.provider import Provider",
                "catalog/provider": "",
            },
            ["brand.tree:2 imports catalog.provider, but brand may not import catalog"],
            id="for types only, relative",
        ),
        pytest.param(
            {"plugin": "from mkdocs_paycore import cli", "cli": ""},
            ["plugin:1 imports cli, but plugin may not import cli"],
            id="plugin and command",
        ),
        pytest.param(
            {"manual/page": "from mkdocs.structure.pages import Page"},
            ["manual.page:1 imports mkdocs.structure.pages, which is foreign to manual"],
            id="site generator below the plugin",
        ),
        pytest.param(
            {"brand/tree": "import markdown"},
            ["brand.tree:1 imports markdown, which is foreign to brand"],
            id="Markdown in a brand",
        ),
        pytest.param(
            {
                "manual/__init__": "from .page import Page",
                "manual/page": "from mkdocs_paycore.manual import scan",
            },
            ["imports run in a circle: manual -> manual.page -> manual"],
            id="circle through a package",
        ),
        pytest.param({"helpers": ""}, ["helpers belongs to no layer"], id="no layer"),
        pytest.param(
            {"__init__": "from mkdocs_paycore.cli import main", "cli": ""},
            ["mkdocs_paycore:1 imports cli, but the package itself may not import cli"],
            id="the package itself",
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, sources: dict[str, str], expected: list[str]) -> None:
    for name, source in sources.items():
        path = tmp_path / PACKAGE / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        (path.parent / "__init__.py").touch()
    assert [fault.replace(f"{PACKAGE}.", "") for fault in faults(tmp_path)] == expected
