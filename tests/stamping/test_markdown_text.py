"""A brand's value in Markdown: it is shown as it is typed, and a link with it leads where it may."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from mkdocs_paycore.brand.model import text_of
from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.escapes import link_scheme
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot
from tests.support.hostile import hostile_values

PAGE = """\
# Head {}

Before {} after\\`{} `in {} code` ``two ` {}``

{}

- {}
- x

> {}

| a | b |
| --- | --- |
| {} | {} |

```
fence {} end
```

[text {}](https://a.example/) [{}]({}) [to](https://a.example/{}) [more]({}x)
"""
CHOSEN = [
    "# heading", "- item", "+ item", "1. item", "12) item", "> quote", "===", "---", "~~~", "~~struck~~", "a|b",
    "</script><img src=x onerror=run()>", "&lt;b&gt; &amp; &notin; &#60;", "[x](javascript:run())", "![x](y)",
    "javascript:run()", "a `b` c", "```", "a\nb\n\n# c", "x](https://evil.example/) [y", "\\", "\\[", "<https://x.example>",
    "*a* _b_ __c__", "a) (b", "https://x.example/a(b)c d", "$x$ ^y^ {{7*7}} <<custom.x>>", "a\u2028b", "Plain Name",
]  # fmt: skip
VALUES = [text_of(value) for value in (*CHOSEN, *hostile_values(5, 100))]
SCHEMES = {None, "http", "https", "mailto", "tel"}


def in_line(text: str) -> str:
    return " ".join(text.split())


def faults(value: str) -> str:
    """Return what is wrong with a page of a brand with that value; nothing, if it is text."""
    template = cut(PAGE.replace("{}", variable_slot("custom.v")), path="a/index.md")
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(template.fill({"custom.v": value}))
    page, plain = (BeautifulSoup(each, "html.parser") for each in (html, _rendered("Name")))
    if [tag.name for tag in page.find_all()] != [tag.name for tag in plain.find_all()]:
        return "other elements"
    texts = [in_line(tag.get_text()) for tag in page.select("h1, li:first-child, blockquote p, td")]
    shown = in_line(value.replace("\0", "\ufffd"))
    if texts != [in_line(f"Head {shown}"), *[shown] * 4]:
        return f"other texts: {texts}"
    return next((str(link) for link in page.select("a") if link_scheme(str(link["href"])) not in SCHEMES), "")


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_text_in_markdown(value: str) -> None:
    assert not faults(value)


@pytest.mark.parametrize("name", ["markdown_text", "markdown_code", "markdown_target", "url_start", "url_part"])
def test_a_missing_escape_is_seen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(getattr(escapes, name), "__code__", (lambda value: value).__code__)
    assert any(map(faults, CHOSEN))


def _rendered(value: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(PAGE.replace("{}", value)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Acme Pay", "# Acme Pay: `Acme Pay` [Acme Pay](https://a.example/Acme%20Pay)"),
        ("https://x.example/a(b)", "# https://x.example/a(b): `https://x.example/a(b)` [https://x.example/a(b)]"),
        ("a_b`c`", r"# a\_b\`c\`: `a_b'c'` [a\_b\`c\`](https://a.example/a_b%60c%60)"),
    ],
)
def test_nothing_but_marks_is_escaped(value: str, expected: str) -> None:
    text = "# {}: `{}` [{}](https://a.example/{})".replace("{}", variable_slot("custom.v"))
    assert cut(text, path="a.md").fill({"custom.v": value}).startswith(expected)


@pytest.mark.parametrize("path", ["llms.txt", "b/llms-full.txt", "A.MD"])
def test_a_file_is_markdown_by_its_name(path: str) -> None:
    assert cut(variable_slot("custom.v"), path=path).fill({"custom.v": "*x*"}) == r"\*x\*"


def test_code_that_does_not_end_is_text() -> None:
    text = f"a ` b ``` c `` {variable_slot('custom.v')}"
    assert cut(text, path="a.md").fill({"custom.v": "*x*"}) == r"a ` b ``` c `` \*x\*"
