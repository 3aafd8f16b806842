"""A sentence of a data file is inline Markdown: nothing of it runs, and nothing of it is lost."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from mkdocs_paycore.markdown.sentence import inline_only, objections
from mkdocs_paycore.stamping.escapes import link_scheme

EXTENSIONS = ["attr_list", "md_in_html", "tables", "abbr", "footnotes", "pymdownx.superfences", "pymdownx.snippets"]
HOSTILE = [
    "<script>alert(1)</script>",
    "a <img src=x onerror=alert(1)> b",
    "x\n\n<script>alert(1)</script>\n\ny",
    "x\n<div onclick='alert(1)'>y</div>",
    "`x\n\n<img src=x onerror=alert(1)>\n\n`",
    "\\`<img src=x onerror=alert(1)>`",
    "`` ` `` <img src=x onerror=alert(1)> `",
    "` `<img src=x onerror=alert(1)>` `",
    "`\n\n[x](javascript:alert(1))\n\n`",
    "`\n\n**x**{: onclick=alert(1) }\n\n`",
    "<!-- a --><img src=x onerror=alert(1)>",
    "<img\nsrc=x\nonerror=alert(1)>",
    "<<b>img src=x onerror=alert(1)>",
    "**x**{: onclick=alert(1) }",
    "**x**{ onclick='alert(1)' }",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java\nscript:alert(1))",
    "[x](\n\tjavascript:alert(1))",
    "[x](java&#115;cript:alert&#40;1&#41;)",
    "[x](javascript\\:alert(1))",
    "![x](data:text/html,x)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x][1]\n\n[1]:\n  <vbscript:x>",
    "<javascript:alert(1)>",
    '--8<-- "index.md"',
    '<<credentials("x")>>',
]
PLAIN = [
    ("Press **Save**, then *Next*.", "<strong>Save</strong>"),
    ("See [the docs](https://a.example/x?y=1&z=2).", 'href="https://a.example/x?y=1&amp;z=2"'),
    ("See [here](../page.md#a) and <https://a.example/>.", 'href="https://a.example/"'),
    ("Write to <help@a.example>.", "&#109;&#97;"),
    ("Set `Authorization: Bearer <token>`.", "<code>Authorization: Bearer &#60;token&#62;</code>"),
    ('Send `{"a": 1}` and 1 < 2.', '<code>{"a": 1}</code>'),
    ("Use `a_b` and `c`.", "<code>a_b</code>"),
    ("The list[0]: a: b, and (see: c).", "list[0]: a: b"),
    ("Ask <<custom.company_name>> or {{ custom.support_email }}.", "Ask"),
]  # fmt: skip


def converted(text: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(inline_only(text))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("before", ["", "1. ", "- "])
def test_nothing_of_a_sentence_runs(text: str, before: str) -> None:
    page = BeautifulSoup(converted(before + text.replace("\n", "\n    ")), "html.parser")
    tags = {tag.name for tag in page.select("*")}
    assert tags <= {"p", "code", "pre", "a", "img", "strong", "ul", "ol", "li", "div", "span"}
    for tag in page.select("*"):
        assert not {name for name in tag.attrs if name.startswith("on")}
        for name in ("href", "src"):
            assert link_scheme(str(tag.get(name, ""))) is None


@pytest.mark.parametrize(("text", "part"), PLAIN[:-1])
def test_what_a_sentence_may_hold_stays(text: str, part: str) -> None:
    assert part in converted(text)


def test_variables_stay_wherever_they_stand() -> None:
    text = "a <<custom.a>> {{custom.b.c}} `<<custom.d>>` [e](<<custom.e>>x) <<<custom.f>>> <{{ custom.g }}>"
    assert inline_only(text) == text.replace("`<<custom.d>>`", "<code><<custom.d>></code>")


@pytest.mark.parametrize(
    ("text", "token", "part"),
    [
        ("a <b>x", "<b>", "HTML"),
        ('a <<credentials("x")>>', '<<credentials("x")>>', "component"),
        ("[x](javascript:a)", "javascript:a", "'javascript'"),
    ],
)
def test_what_is_not_inline_markdown_is_named(text: str, token: str, part: str) -> None:
    (found,) = objections(text)
    assert found.text == token
    assert part in found.message


@pytest.mark.parametrize("text", [text for text, _ in PLAIN])
def test_nothing_is_said_of_inline_markdown(text: str) -> None:
    assert list(objections(text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("<b>All</b> of it", 1), ("<b>All</b> of <b>it</b>", 2), ("All</b> of it", 1), ("</i> <i>x</i>", 2), ("<br>", 1)],
)
def test_an_element_is_one_mistake(text: str, count: int) -> None:
    assert len(list(objections(text))) == count
