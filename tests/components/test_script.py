"""Modules as classic scripts: what a page loads, which a browser runs from file:// too."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.components.script import bundled, classic, joined, without_comments
from tests.catalog.form import javascript

if TYPE_CHECKING:
    from pathlib import Path

MODULES = {
    "base.js": "const base = 1;\nexport const add = (a) => a + base;\nglobalThis.runs = (globalThis.runs ?? 0) + 1;\n",
    "left.js": 'import { add } from "./base.js";\n\nconst hidden = 10;\n'
    "export function left() {\n  return add(hidden);\n}\n",
    "right.js": (
        'import {\n  add,\n} from "./base.js";\n\nexport class Right {\n  value = add(100);\n}\n'
        "export async function late() {\n  await null;\n}\n"
    ),
    "main.js": (
        'import { left } from "./left.js";\nimport { late, Right } from "./right.js";\n'
        "console.log(left(), new Right().value, typeof late, globalThis.runs, this === undefined);\n"
    ),
}


@pytest.mark.parametrize(
    ("script", "published"),
    [
        pytest.param("/** One. */\nlet a;\n", "let a;\n", id="a line"),
        pytest.param("/**\n * Some.\n * @type {A}\n */\nlet a;\n", "let a;\n", id="some lines"),
        pytest.param("a();\n\n/** @typedef {A} B */\n\nb();\n", "a();\n\nb();\n", id="with its empty line"),
        pytest.param("{\n  /** One. */\n  a,\n}\n", "{\n  a,\n}\n", id="indented"),
        pytest.param("let a = /** @type {any} */ (b);\n", "let a = (b);\n", id="before an expression"),
        pytest.param('let a = "/** One. */";\n', 'let a = "/** One. */";\n', id="in a text"),
        pytest.param("// One.\n  // Two.\nlet a;\n", "let a;\n", id="to the end of a line"),
        pytest.param('let a = "//b"; // c\n/* d */', 'let a = "//b"; // c\n/* d */', id="behind something else"),
    ],
)
def test_comments_are_not_published(script: str, published: str) -> None:
    assert without_comments(script) == published


def run(script: str, folder: Path) -> str:
    """Return what Node prints for a classic script."""
    path = folder / "script.cjs"
    path.write_text(script, "utf-8")
    done = subprocess.run([javascript.node(), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.usefixtures("node")
@pytest.mark.slow
def test_a_bundle_runs_each_module_once_behind_those_that_it_imports(tmp_path: Path) -> None:
    assert run(bundled("main.js", MODULES), tmp_path) == "11 101 function 1 true"


def test_a_joined_module_imports_nothing_and_exports_only_its_own() -> None:
    modules = MODULES | {"face.js": 'import { left } from "./left.js";\n\nexport { left };\nexport const face = 1;\n'}
    assert joined("face.js", modules) == (
        "const base = 1;\nconst add = (a) => a + base;\nglobalThis.runs = (globalThis.runs ?? 0) + 1;\n"
        "\nconst hidden = 10;\nfunction left() {\n  return add(hidden);\n}\n"
        "\nexport { left };\nexport const face = 1;\n"
    )


def test_a_bundle_exports_nothing_that_a_module_passes_on() -> None:
    face = 'import { left } from "./left.js";\n\nexport {\n  left,\n};\nconsole.log(left());\n'
    assert "export" not in bundled("face.js", MODULES | {"face.js": face})


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize(
    ("line", "printed"),
    [
        pytest.param('"a , b = c"', "a , b = c", id="a string"),
        pytest.param("'a ( b'", "a ( b", id="another string"),
        pytest.param("`a ? ${add(1)} : ${ [1 , 2].join(' , ') } { }`", "a ? 2 : 1 , 2 { }", id="a template"),
        pytest.param('"a , b".replace(/ , /, " = ")', "a = b", id="an expression"),
        pytest.param(r'[/[/ = ]/.test(" "), /a\/ = /.test("a/ = ")].join()', "true,true", id="slashes in expressions"),
        pytest.param("8 / 4 / (2)", "1", id="divisions"),
        pytest.param("typeof (1) + typeof [ ] in { a : 1 }", "false", id="words beside marks"),
        pytest.param("1 < 2 ? 1 - -1 : + +1", "2", id="signs"),
        pytest.param("[1, 2].map((a) => ({ a })).length", "2", id="functions"),
        pytest.param("(() => {\n    let a = 1\n    a++\n    return a\n  })()", "2", id="lines that end statements"),
    ],
)
def test_a_bundle_loses_space_that_says_nothing_and_no_other(line: str, printed: str, tmp_path: Path) -> None:
    module = f'import {{ add }} from "./base.js";\n\nconst said = [\n  {line},\n];\nconsole.log(said[0], add(0));\n'
    bundle = bundled("main.js", MODULES | {"main.js": module})
    assert re.search(r"let [a-z]=\[", bundle)
    assert run(bundle, tmp_path) == f"{printed} 1"


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ("const a = `b ${`c`} d`;\nconst e = `;\n", "'`' outside of a text"),
        ("a(); // b\n", "'/' outside of a text"),
        ("const a = 1/2;\n", "'/' outside of a text"),
        ('const a = "b\\\nc";\n', "'\"' outside of a text"),
    ],
)
def test_a_text_that_may_be_misread_is_refused(module: str, found: str) -> None:
    with pytest.raises(ValueError, match=re.escape(found)):
        bundled("main.js", MODULES | {"main.js": module})


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ('import * as all from "./base.js";\n', "found 'import'"),
        ('import base from "./base.js";\n', "found 'import'"),
        ('const base = await import("./base.js");\n', "found 'const base = await'"),
        ("export default 1;\n", "found 'export'"),
        ("const a = 1;\nexport { a as b };\n", "found 'export'"),
        ('import { add as sum } from "./base.js";\n', "found 'import'"),
        ("export const { log } = console;\n", "expected a name of its own"),
        ('import { add } from "./base.js";\nfunction base() {}\n', "found 'function base', expected a name of its own"),
        ('import { own } from "./main.js";\n', "imports itself"),
    ],
)
def test_what_cannot_be_bundled_is_refused(module: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        bundled("main.js", MODULES | {"main.js": module})


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize(
    ("module", "printed"),
    [
        ("export const hours = 5;\nconsole.log(hours, this);\n", "5 undefined"),
        (
            "/** @import { A } from './a.js' */\nconst late = async () => await null;\nconsole.log(typeof late);",
            "function",
        ),
        ("async function a() {\n  await null;\n}\na().then(() => console.log('done'));\n", "done"),
    ],
)
@pytest.mark.slow
def test_a_module_that_imports_nothing_is_a_classic_script(module: str, printed: str, tmp_path: Path) -> None:
    script = classic(module)
    assert script is not None
    assert run(script, tmp_path) == printed


@pytest.mark.parametrize(
    "module",
    [
        'import { a } from "./a.js";\n',
        'import{a}from"https://example.org/a.js";',
        "const a = 1;export{a as b};\n",
        "console.log(import.meta.url);\n",
        'button.onclick = () => import("./a.js");\n',
        'const answer = await fetch("a.json");\n',
        "export default class {}\n",
    ],
)
def test_a_module_that_needs_more_stays_one(module: str) -> None:
    assert classic(module) is None


@pytest.mark.parametrize(
    ("line", "short"),
    [
        pytest.param('const told = "told";', 'let a="told";', id="what a text says, too"),
        pytest.param("const told = `${word}`;", "let a=`${word}`;", id="not what a template holds"),
        pytest.param("const told = (word, more) => [word, more];", "let b=(word,a)=>[word,a];", id="arguments"),
        pytest.param("function told(other) {}", "function a(b){}", id="arguments of a function"),
        pytest.param("const told = ({ other }) => other;", "let a=({other})=>other;", id="not those of an object"),
        pytest.param("const told = { ...[1] };\nif (told) told.other();", "let a={...[1]};if(a)a.other()", id="no key"),
        pytest.param("const told = [], all = [...told];", "let a=[],all=[...a];", id="what is spread"),
        pytest.param("const told = 1;\ncall(0, told, told ? told : 2);", "call(0,a,a?a:2)", id="not a key in brackets"),
        pytest.param("const told = 1;\ncall({ told });", "let told=1;call({told})", id="a key in braces"),
        pytest.param("const told = 1;\ncall([{ a: 1, told: 2 }]);", "let told=1;call([{a:1,told:2}])", id="a key"),
    ],
)
def test_what_is_nothing_but_a_variable_gets_a_short_name(line: str, short: str) -> None:
    assert short in bundled("main.js", {"main.js": f"const word = 0;\nsay({{ word }});\n{line}\n"})


def test_only_what_is_nothing_but_a_variable_gets_a_short_name() -> None:
    module = """const plain = 1;
const key = 2;
const told = 3;
function call(given) {
  return { key, other: plain, given };
}
call(plain).key + "told" + told;
"""
    assert bundled("main.js", {"main.js": module}) == (
        '(function () {\n"use strict";\nlet a=1;let key=2;let b=3;'
        'function c(given){return{key,other:a,given}}c(a).key + "told" + b;\n})();\n'
    )
