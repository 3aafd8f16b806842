"""The scripts that pages load: what is published of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_paycore.components as own_package
from mkdocs_paycore.components.asset import STYLE_SHEET, assets, page_scripts, without_jsdoc


@pytest.mark.parametrize(
    ("script", "published"),
    [
        pytest.param("/** One. */\nlet a;\n", "let a;\n", id="a line"),
        pytest.param("/**\n * Some.\n * @type {A}\n */\nlet a;\n", "let a;\n", id="some lines"),
        pytest.param("a();\n\n/** @typedef {A} B */\n\nb();\n", "a();\n\nb();\n", id="with its empty line"),
        pytest.param("{\n  /** One. */\n  a,\n}\n", "{\n  a,\n}\n", id="indented"),
        pytest.param("let a = /** @type {any} */ (b);\n", "let a = (b);\n", id="before an expression"),
        pytest.param('let a = "/** One. */";\n', 'let a = "/** One. */";\n', id="in a text"),
        pytest.param("// One.\nlet a; /* two */\n", "// One.\nlet a; /* two */\n", id="other comments stay"),
    ],
)
def test_jsdoc_is_not_published(script: str, published: str) -> None:
    assert without_jsdoc(script) == published


def test_every_script_that_another_imports_is_published() -> None:
    scripts = {name: text for name, text in assets().items() if name.endswith(".js")}
    imports = re.compile(r'^import .* from "\./(.+)";$', re.MULTILINE)
    imported = {name for text in scripts.values() for name in imports.findall(text)}
    assert imported | {*page_scripts()} == {*scripts}
    assert not any("/**" in text for text in scripts.values())


def test_every_file_of_the_assets_is_published() -> None:
    folder = Path(own_package.__file__).parent / "assets"
    assert {path.name for path in folder.glob("*.js")} == {name for name in assets() if name.endswith(".js")}
    parts = sorted((folder / "styles").glob("*.css"))
    assert len(parts) > 1
    assert [path.name for path in parts if path.read_text("utf-8") not in assets()[STYLE_SHEET]] == []
