"""Strings of scripts that hold another language: Node.js runs them, and what they hand on is read as it is there."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot

SLOT = variable_slot("custom.x")
VALUES = [
    "Acme", "Acme's & Söhne <1>", '"><img src=x onerror=owned()>', "'+owned()+'", '"+owned()+"', "`+owned()+`",
    "${owned()}", "</script><script>owned()</script>", "\u2028owned()\u2029", "x\\", "\\'+owned()//", '\\"+owned()//',
    '","b":"c', "&lt;img src=x onerror=owned()&gt;", "&quot;+owned()+&quot;", "*/owned()/*", "\nowned()\n", "--><b>",
    "javascript:owned()", "\\u0022+owned()+\\u0022", "%22+owned()+%22", "株式会社",
]  # fmt: skip
PRELUDE = """
const vm = require('node:vm');
const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const run = (text) => {
  const out = [], run = [];
  const keep = (value) => { out.push(value); return value; };
  const put = (value) => { run.push(value); return value; };
  const receiver = {insertAdjacentHTML: (_, text) => keep(text), setAttribute: (_, text) => keep(text), keep,
    set innerHTML(text) { keep(text); }, set href(text) { keep(text); }, set title(text) { keep(text); }};
  const world = {put, keep, el: receiver, document: {write: keep}, JSON, a: 'A', b: 'B', ok: true,
    owned: () => { run.push('OWNED'); return ''; }};
  world.later = (code) => { vm.runInContext(code, context); };
  world.setTimeout = world.later;
  const context = vm.createContext(world);
  try { vm.runInContext(text, context); } catch (error) { return {error: String(error)}; }
  return {out, run};
};
console.log(JSON.stringify(texts.map(run)));
"""
HTML = [
    "document.write('<b>[V]</b>')",
    'document.write("<b>" + "[V]" + "</b>")',
    "document.write(`<b>[V]</b>`)",
    "document.write('<b>'.concat('[V]', '</b>'))",
    "document.write(['<b>', '[V]', '</b>'].join(''))",
    "document.write('<b>' + (ok ? '[V]' : '') + '</b>')",
    "document.write(`<b>${ok ? '[V]' : ''}</b>`)",
    "document.write('\\u003cb>[V]\\x3c/b>')",
    "el.insertAdjacentHTML('beforeend', '<b>[V]</b>')",
    "el.insertAdjacentHTML('beforeend', '[V]')",
    "el.innerHTML = '[V]'",
    "el['innerHTML'] = ok && '[V]'",
    "el.innerHTML = '<b>' + '</b><b>[V]</b>'",
    'keep(JSON.parse(\'{"html": "<b>[V]</b>"}\').html)',
    'keep(JSON.parse(\'{"html": "[V]"}\').html)',
    'keep(JSON.parse(\'"<b title=\\\\"[V]\\\\">[V]</b>"\'))',
    "keep('<b title=' + '[V]' + '>[V]</b>')",
    "keep('<b title=\"' + '[V]' + '\">[V]</b>')",
    "keep('<i style=\"--x: \\'[V]\\'\"></i>[V]')",
    "const s = '[V]'; el.innerHTML = s",
    "const s = '[V]'; document.write('<b title=\"' + s + '\">' + s + '</b>')",
    "let s = '<b>'; s += '[V]'; s += '</b>'; el.innerHTML = s",
    "var s = '[V]', t = '<b>' + s + '</b>'; keep(t)",
    "var s = '[V]'; var t = s; var u = t; el.innerHTML = u",
    "keep('<b>' + ['', ''].join('') + '[V]</b>')",
    "keep(`<b title=${''}[V]>[V]</b>`)",
]
TEXT = [
    "const s = '[V]'; el.title = s",
    "const s = '[V]'; const name = '<b>'; keep(s)",
    "el.title = '[V]'",
    "keep('[V]')",
    "keep(`[V]`)",
    'keep("[V]")',
    "keep(JSON.parse('{\"a\": \"[V]\"}').a)",
    'keep(JSON.parse("{\\"a\\": \\"[V]\\"}").a)',
    'keep(JSON.parse(`{"a": "[V]"}`).a)',
    "keep(JSON.parse('\"[V]\"'))",
    "keep(JSON.parse('{\"a\": 1, ' + '\"b\": \"[V]\"}').b)",
    "keep(JSON.parse(JSON.parse('{\"a\": \"{\\\\\"b\\\\\": \\\\\"[V]\\\\\"}\"}').a).b)",
    "keep(a === '[V]' ? '' : '[V]')",
    "const re = /[\"']/; keep('[V]')",
    "const x = 4 / 2 / 1; keep('[V]') // don't",
    "/* it's */ keep('[V]') <!-- don't",
]  # fmt: skip
CODE = [
    "var code = 'put(\"[V]\")'; setTimeout(code)",
    "var name = '[V]'; setTimeout('put(\"' + name + '\")')",
    "setTimeout('put(\"[V]\")')",
    "setTimeout(\"put('[V]')\", 10)",
    "setTimeout('put(' + '\"[V]\"' + ')')",
    "new Function('put(\"[V]\")')()",
    "new Function('a', 'return put(\"[V]\")')()",
    "eval('put(`[V]`)')",
    'setTimeout(\'setTimeout("put(\\\\"[V]\\\\")")\')',
    "el.setAttribute('onclick', 'put(\"[V]\")'); later('put(1)')",
]
ADDRESS = [
    "el.href = '[V]'",
    "const s = '[V]'; el.href = s",
    "el['href'] = ok ? '[V]' : ''",
    "el.setAttribute('href', '[V]')",
]
UNKNOWN = [
    "later('put(\"[V]\")')", "later('put(`[V]`)')", "later(\"put('[V]')\")",
    "later(\"a = b + '[V]'; put(a.slice(1))\")",
]  # fmt: skip
"""Code for somebody of whom nobody knows that he runs it: in it a value cannot end its string."""
KEPT = [
    "const T = {name: '[V]'}; el.innerHTML = T.name",
    "const T = {'name': '[V]', other: ['[V]']}; el.innerHTML = `<b title=\"${T.name}\">${T.other[0]}</b>`",
    "const T = {}; T.name = '[V]'; el.innerHTML = T.name",
    "const T = {}; T['name'] = '[V]'; el.innerHTML = '<b title=' + T.name + '>' + T.name + '</b>'",
    "const T = {}; T.title = '[V]'; el.innerHTML = T.title",
    "const {name} = {name: '[V]'}; el.innerHTML = name",
    "const all = ['[V]', 'b']; el.innerHTML = all.map((each) => '<b>' + each + '</b>').join('')",
    "const all = new Map([['a', '[V]']]); el.innerHTML = `<i title='${all.get('a')}'>x</i>`",
    "const T = {code: '[V]'}; later(\"put('\" + T.code + \"')\"); keep('')",
    "const T = {code: '[V]'}; later('put(`' + T.code + '`)'); keep('')",
    "const T = {address: '[V]'}; keep(`<b title=\"${T.address}\">x</b>`)",
    "var name = '[V]';\n//--- another file\nel.innerHTML = name",
    "var T = {name: '[V]'};\n//--- another file\nfunction shown(x) { el.innerHTML = x }; shown(T.name)",
    "function put2(x) { world2.x = x } const world2 = {}; put2('[V]'); el.innerHTML = world2.x",
    "const T = {name: () => '[V]'}; el.innerHTML = T.name()",
]
"""What is put somewhere by a script, for whoever finds it there: another file as well."""
HTML_BY_WAY_OF = [
    "function shown(a, x) { el.innerHTML = x } shown('', '[V]')",
    "const shown = (x, y) => { el.innerHTML = '<b>' + y + '</b>' }; shown('', '[V]')",
    "const shown = x => { el.innerHTML = x }; shown('[V]')",
    "const T = {shown(x) { el.innerHTML = x }}; T.shown('[V]')",
    "function name() { return '[V]' } el.innerHTML = name()",
    "const name = () => '[V]'; el.innerHTML = `<b>${name()}</b>`",
]
ALIKE = str.maketrans({
    "\u201d": '"', "\u2019": "'", "\u2216": "\\", "\uff04": "$", "\u2039": "<", "\u203a": ">", "\u2018": "`",
    "\uff06": "&", "\uff1d": "=", "\uff1a": ":",
})  # fmt: skip


def _files(source: str) -> list[str]:
    return source.split("//--- another file\n")


def run(node: str, sources: list[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what became of each source with each value."""
    pairs = [(source, value) for source in sources for value in VALUES]
    texts = [
        "".join(cut(file.replace("[V]", SLOT), path="a.js").fill({"custom.x": value}) for file in _files(source))
        for source, value in pairs
    ]
    done = subprocess.run([node, "-e", PRELUDE], input=json.dumps(texts), capture_output=True, text=True, check=True)
    return [(source, value, found) for (source, value), found in zip(pairs, json.loads(done.stdout), strict=True)]


def test_in_html_it_is_text(node: str) -> None:
    for source, value, found in run(node, HTML):
        assert found.get("run") == [], (source, value, found)
        page = BeautifulSoup(f"<main>{found['out'][-1]}</main>", "html.parser").main
        assert page is not None
        assert {each.name for each in page.select("*")} <= {"b", "i"}, (source, value, found)
        assert {name for each in page.select("*") for name in each.attrs} <= {"title", "style"}, (source, value, found)
        assert page.get_text() == value, (source, value, found)
        assert {each["title"] for each in page.select("[title]")} <= {value}, (source, value, found)


def test_a_function_that_shows_html_gets_html(node: str) -> None:
    for source, value, found in run(node, HTML_BY_WAY_OF):
        page = BeautifulSoup(f"<main>{found['out'][-1]}</main>", "html.parser").main
        assert page is not None
        assert found.get("run") == [], (source, value, found)
        assert {each.name for each in page.select("*")} <= {"b"}, (source, value, found)
        assert page.get_text() == value, (source, value, found)


def test_what_others_find_is_text_whoever_reads_it(node: str) -> None:
    for source, value, found in run(node, KEPT):
        if "error" in found:  # code that somebody puts together of a value with an apostrophe does not run at all
            assert "SyntaxError" in found["error"] and "later(" in source, (source, value, found)  # noqa: PT018
            continue
        assert "OWNED" not in found["run"], (source, value, found)
        page = BeautifulSoup(f"<main>{found['out'][-1]}</main>", "html.parser").main
        assert page is not None
        assert {each.name for each in page.select("*")} <= {"b", "i"}, (source, value, found)
        assert page.select_one("[onerror]") is None, (source, value, found)


@pytest.mark.parametrize("value", ["R&D Pay", "AT&T", "Acme's (UK) <1>", 'Zed "Q" Pay', "https://x.example/?a=b&c=d"])
def test_a_name_that_cannot_run_stays_as_it_is_for_others(value: str) -> None:
    assert (
        cut(f"const T = {{name: '{SLOT}'}}", path="a.js").fill({"custom.x": value}).encode().decode("unicode_escape")
        == f"const T = {{name: '{value}'}}"
    )


@pytest.mark.parametrize("value", ["<b>", "x <", '" onload="x', "'+x()+'", "x y=z", "javascript:x()", "${x}", "&lt;b>"])
def test_what_could_run_gets_signs_that_look_alike(value: str) -> None:
    shown = escapes.kept(value)
    assert shown != value
    assert shown.translate(ALIKE) == value
    assert escapes.kept(shown) == shown


def test_data_is_as_it_is() -> None:
    for value in VALUES:
        page = cut(f'<script type="application/json">{{"a": "{SLOT}"}}</script>', path="a.html")
        assert json.loads(page.fill({"custom.x": value})[32:-9]) == {"a": value}


def test_in_text_and_data_it_is_itself(node: str) -> None:
    for source, value, found in run(node, TEXT):
        assert (found.get("out"), found.get("run")) == ([value], []), (source, value, found)


def test_in_code_it_is_a_string(node: str) -> None:
    for source, value, found in run(node, CODE):
        if "setAttribute" in source:
            assert "owned" not in found["out"][0].replace(f'put("{value}")', "") or "\\u" in found["out"][0], found
        else:
            assert found.get("run") == [value], (source, value, found)


def test_in_what_may_be_code_it_cannot_end_its_string(node: str) -> None:
    for source, value, found in run(node, UNKNOWN):
        [said] = found.get("run") or [None]
        assert said is not None, (source, value, found)
        assert " ".join(said.translate(ALIKE).split()) in {
            " ".join(value.split()),
            " ".join(value.replace("`", "'").split()),
        }


def test_a_value_that_would_be_the_address_of_a_script_leads_nowhere(node: str) -> None:
    for source in (
        "el.href = '[V]'",
        "const s = '[V]'; el.href = s",
        "el['href'] = ok ? '[V]' : ''",
        "el.setAttribute('href', '[V]')",
    ):
        for _, value, found in run(node, [source]):
            assert found["out"] == ["#" if value.startswith("javascript:") else value], (source, value, found)


def test_a_text_in_quotation_marks_shows_as_typed(node: str) -> None:
    for source in ("keep('Ask \"[V]\" now')", "keep(\"We don't ask [V], it isn't so\")"):
        for _, value, found in run(node, [source]):
            assert value in found["out"][0]
