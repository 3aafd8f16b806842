"""What is published of scripts and style sheets, and how pages load it."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mkdocs_paycore.components as own_package
from mkdocs_paycore.components.asset import STYLE_SHEET, VALIDATOR, assets, idle_scripts, page_modules, page_scripts
from mkdocs_paycore.components.style_sheet import tight
from mkdocs_paycore.markdown.component import Component
from tests.catalog.form import javascript

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(own_package.__file__).parent / "assets"


def scripts() -> dict[str, str]:
    return {name: text for name, text in assets().items() if name.endswith(".js")}


def test_a_page_loads_classic_scripts_and_the_validator_is_a_module() -> None:
    assert {*page_scripts(), VALIDATOR} == {*scripts()}
    assert page_modules() == ()
    words = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
    assert [name for name, text in scripts().items() if words.search(text)] == [VALIDATOR]
    assert "import" not in scripts()[VALIDATOR]


def test_no_comment_is_published() -> None:
    assert [name for name, text in scripts().items() if re.search(r"/\*\*|^\s*//", text, re.MULTILINE)] == []


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("name", page_scripts())
@pytest.mark.slow
def test_a_script_that_a_page_loads_can_be_parsed(name: str, tmp_path: Path) -> None:
    path = tmp_path / "script.cjs"
    path.write_text(assets()[name], "utf-8")
    done = subprocess.run([javascript.node(), "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_module_is_part_of_a_script() -> None:
    modules = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.js")}
    imports = re.compile(r'^import [^;]* from "\./([^"]+)";$', re.MULTILINE)
    imported = {name for text in modules.values() for name in imports.findall(text)}
    assert imported | {*page_scripts()} == {*modules}


def test_no_text_of_a_module_runs_over_lines() -> None:
    """A comment is found by its line, so none may be within a text."""
    lines = [line for path in FOLDER.glob("*.js") for line in path.read_text("utf-8").splitlines()]
    code = [re.sub(r'"[^"]*"', "", line) for line in lines if not line.lstrip().startswith(("*", "/"))]
    assert [line for line in code if line.count("`") % 2] == []


def test_scripts_of_the_form_are_small() -> None:
    size = len(gzip.compress(assets()["form.js"].encode(), 9))
    print(f"{10_000 - size} of 10,000 bytes are left for the form's script")  # noqa: T201 - for `-rP`
    assert size <= 10_000


def test_the_script_and_the_styles_of_the_practice_dashboard_are_small() -> None:
    both = assets()["practice.js"] + (FOLDER / "styles" / "practice.css").read_text("utf-8")
    assert len(gzip.compress(both.encode(), 9)) <= 12_000


def test_every_part_of_the_style_sheet_is_published() -> None:
    parts = sorted((FOLDER / "styles").glob("*.css"))
    assert len(parts) > 1
    assert [path.name for path in parts if tight(path.read_text("utf-8")).strip() not in assets()[STYLE_SHEET]] == []


@pytest.mark.parametrize("name", page_scripts())
def test_a_script_is_loaded_where_there_is_an_element_that_it_is_for(name: str) -> None:
    """What a module of it looks for is what the table says, so nothing on a page waits for a script in vain."""
    texts = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.js")}
    imported = re.findall(r'^import [^;]* from "\./([^"]+)";$', texts[name], re.MULTILINE)
    found = re.compile(r'^enhance\("[a-z]*\.([\w-]+)"', re.MULTILINE)
    looked_for = {each for module in (name, *imported) for each in found.findall(texts[module])}
    for each in looked_for:
        for element in (f'<p class="{each}">', f'<p class="a {each} b">', f"<p class={each}>"):
            assert name not in idle_scripts(element)
    others = f'<p class="{"x ".join(looked_for)}-more"><code>paycore-form</code>'
    assert (name in idle_scripts(others)) == bool(looked_for)


@pytest.mark.parametrize(
    ("brought", "classic", "modules"),
    [
        ({"acme.js": "export const a = 1;\n"}, ["acme.js"], []),
        ({"acme.js": 'import { a } from "./acme_part.js";\na();\n', "acme_part.js": "export const a = () => 1;\n"},
         [], ["acme.js", "acme_part.js"]),
        ({"acme.js": 'import("https://acme.example/a.js");\n', "acme_b.js": "b();\n"}, ["acme_b.js"], ["acme.js"]),
        ({"acme.css": "p {}\n", "acme.svg": "<svg/>"}, [], []),
    ],
)  # fmt: skip
def test_scripts_of_other_packages_are_classic_where_they_can_be(
    brought: Mapping[str, str], classic: list[str], modules: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    component = Component("acme", draw=str, is_block=True, assets=brought)
    monkeypatch.setattr("mkdocs_paycore.components.asset.brought_components", lambda: [component])
    assert [*page_scripts()] == [
        "form.js",
        "checklist.js",
        "manual.js",
        "catalog.js",
        "practice.js",
        "search.js",
        *classic,
    ]
    assert [*page_modules()] == modules
    assert all(assets()[name].startswith("(function () {") for name in classic)
    assert all(assets()[name] == brought[name] for name in modules)
