"""Strings of scripts that hold another language: Node.js runs them, and what they hand on is read as it is there."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from bs4 import BeautifulSoup

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
    "keep({\"a\": '[V]'}.a)",
    "keep(a === '[V]' ? '' : '[V]')",
    "const re = /[\"']/; keep('[V]')",
    "const x = 4 / 2 / 1; keep('[V]') // don't",
    "keep(JSON.parse(JSON.stringify({a: '[V]'})).a)",
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
ALIKE = str.maketrans({"\u201d": '"', "\u2019": "'", "\u2216": "\\", "\uff04": "$"})


def run(node: str, sources: list[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what became of each source with each value."""
    pairs = [(source, value) for source in sources for value in VALUES]
    texts = [cut(source.replace("[V]", SLOT), path="a.js").fill({"custom.x": value}) for source, value in pairs]
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
