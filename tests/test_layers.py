"""The layers: what may import what.

`FLOORS` is the picture of the design, read from top to bottom.
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

FLOORS = (
    ("cli", "plugin"),
    ("engines", "farm"),
    ("brands",),
    ("check", "leak", "intake", "hosting"),
    ("project",),
    ("components", "pages", "manuscript"),
    ("markdown",),
    ("catalog", "brand", "stamping"),
    ("source",),
)
"""From top to bottom: a folder of the package may import those on floors below its own, and itself."""
ROOMS = {
    "manuscript.manual": ("outline", "sides", "credentials", "sentences", "names", "page", "wording"),
}
"""Folders whose own folders have an order, from top to bottom: one imports those behind it."""
SITE_GENERATORS = frozenset({"mkdocs", "material", "properdocs", "zensical"})
MARKDOWN = frozenset({"markdown", "pymdownx"})
HOMES: dict[str, frozenset[str]] = {
    **dict.fromkeys(sorted(SITE_GENERATORS), frozenset({"engines", "plugin"})),
    "markdown": frozenset({"markdown"}),
    "pymdownx": frozenset({"markdown", "engines"}),
    "jinja2": frozenset({"components", "pages", "markdown", "engines", "plugin"}),
    "click": frozenset({"cli"}),
    "yaml": frozenset({"source", "project"}),
    "distributed": frozenset({"farm"}),
    "fsspec": frozenset({"hosting"}),
    "requests": frozenset({"intake"}),
    "tenacity": frozenset({"hosting"}),
    "tinycss2": frozenset({"intake"}),
}
"""Which folders may import a foreign package; any may import one that is not named."""


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
    """Return the folder of a module of ours; the empty string is the package itself."""
    return module.split(".")[1] if "." in module else ""


def floor_of(part: str) -> int | None:
    """Return the number of a folder's floor, counted from the top; None for a folder that has none."""
    return next((number for number, parts in enumerate(FLOORS) if part in parts), None)


def fault_of(arrow: Import, part: str) -> str | None:
    """Return what is wrong with an import of a module in a folder, as a sentence; None where nothing is."""
    package = arrow.target.split(".")[0]
    if package != PACKAGE:
        is_home = part in HOMES.get(package, {part})
        return None if is_home else f"{arrow}, which is foreign to {part}"
    target = part_of(arrow.target)
    own, other = floor_of(part), floor_of(target)
    is_below = own is not None and other is not None and own < other
    return (
        None
        if target in {part, ""} or is_below
        else f"{arrow}, but {part or 'the package itself'} may not import {target}"
    )


def room_faults(root: Path, folder: str, rooms: tuple[str, ...]) -> list[str]:
    """Return what is wrong with the imports between the rooms of a folder of the package, one sentence each.

    Args:
        root: where the package lies.
        folder: the dotted name of the folder, without the package's.
        rooms: its folders, from top to bottom.
    """
    modules = modules_of(root)
    below = f"{PACKAGE}.{folder}."
    own = {name: name.removeprefix(below).split(".")[0] for name in modules if name.startswith(below)}
    found = [f"{name} stands in no room" for name, room in own.items() if room not in rooms]
    for name, room in own.items():
        for arrow in imports_of(name, modules[name], modules) if room in rooms else ():
            other = own.get(arrow.target, room)
            if other in rooms and rooms.index(other) < rooms.index(room):
                found.append(f"{arrow}, but {room} may not import {other}")
    return found


def faults(root: Path) -> list[str]:
    """Return what is wrong with the imports of the package below `root`, one sentence each."""
    modules = modules_of(root)
    arrows: dict[str, set[str]] = {module: set() for module in modules}
    found: list[str] = []
    for module, path in modules.items():
        part = part_of(module)
        if part and floor_of(part) is None:
            found.append(f"{module} belongs to no layer")
            continue
        for arrow in imports_of(module, path, modules):
            if arrow.target.split(".")[0] == PACKAGE:
                arrows[module].add(arrow.target)
            if fault := fault_of(arrow, part):
                found.append(fault)
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found.append("imports run in a circle: " + " -> ".join(reversed(error.args[1])))
    return found


@pytest.mark.slow
def test_the_imports_follow_the_layers() -> None:
    assert faults(ROOT) == []


@pytest.mark.parametrize(("folder", "rooms"), ROOMS.items())
def test_the_imports_follow_the_rooms(folder: str, rooms: tuple[str, ...]) -> None:
    assert room_faults(ROOT, folder, rooms) == []


def test_an_import_between_rooms_that_leads_up_is_reported(tmp_path: Path) -> None:
    sources = {
        "pages/manual/sides/direction": "from mkdocs_paycore.pages.manual.words.noun import NOUN",
        "pages/manual/words/noun": "from mkdocs_paycore.pages.manual.sides import direction",
        "pages/manual/stray": "",
    }
    for name, source in sources.items():
        path = tmp_path / PACKAGE / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    found = room_faults(tmp_path, "pages.manual", ("sides", "words"))
    assert [fault.replace(f"{PACKAGE}.pages.", "") for fault in found] == [
        "manual.stray stands in no room",
        "manual.words.noun:1 imports manual.sides.direction, but words may not import sides",
    ]


def test_the_guide_draws_the_layers() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    picture = guide.partition("## The layers")[2].split("```")[1]
    rows = (line.split() for line in picture.splitlines() if line.strip())
    assert tuple(tuple(name.removesuffix("/").removesuffix(".py") for name in row) for row in rows) == FLOORS


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param(
            {
                "plugin": "import mkdocs\nfrom mkdocs_paycore.markdown import page",
                "markdown/page": "import jinja2\nfrom mkdocs_paycore.catalog.model.provider import Provider",
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
            {"markdown/page": "from mkdocs.structure.pages import Page"},
            ["markdown.page:1 imports mkdocs.structure.pages, which is foreign to markdown"],
            id="site generator below the plugin",
        ),
        pytest.param(
            {"brand/tree": "import markdown"},
            ["brand.tree:1 imports markdown, which is foreign to brand"],
            id="Markdown in a brand",
        ),
        pytest.param(
            {
                "markdown/__init__": "from .page import Page",
                "markdown/page": "from mkdocs_paycore.markdown import scan",
            },
            ["imports run in a circle: markdown -> markdown.page -> markdown"],
            id="circle through a package",
        ),
        pytest.param({"helpers": ""}, ["helpers belongs to no layer"], id="no layer"),
        pytest.param(
            {"__init__": "from mkdocs_paycore.cli.main import main", "cli/main": ""},
            ["mkdocs_paycore:1 imports cli.main, but the package itself may not import cli"],
            id="the package itself",
        ),
    ],
)
def test_a_fault_is_reported(tmp_path: Path, sources: dict[str, str], expected: list[str]) -> None:
    for name, source in sources.items():
        path = tmp_path / PACKAGE / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        (path.parent / "__init__.py").touch()
    assert [fault.replace(f"{PACKAGE}.", "") for fault in faults(tmp_path)] == expected
