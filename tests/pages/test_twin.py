"""A page as Markdown."""

from __future__ import annotations

import pytest

from mkdocs_paycore.pages.twin import markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<h1 id="a">A <em>b</em><a class="headerlink" href="#a">¶</a></h1><p>Text</p>', "# A *b*\n\nText"),
        ('<p>See <a href="../b/"><b>there</b></a>, or <code>a_*b</code>.</p>', "See [**there**](../b/), or `a_*b`."),
        ("<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", "- One\n\n  - Two\n- Three"),
        ("<ol><li><p>One</p><p>More</p></li><li>Two</li></ol>", "1. One\n\n   More\n2. Two"),
        ("<pre><code>a = 1\n  b &lt; 2\n</code></pre>", "```\na = 1\n  b < 2\n```"),
        (
            """<table><caption>C</caption><thead><tr><th>I have it</th><th>A</th><th>B</th></tr></thead>
            <tbody><tr><td><input></td><td>1|2</td><td><div>x</div><div>y</div></td></tr></tbody></table>""",
            "C\n\n| A | B |\n| --- | --- |\n| 1\\|2 | x<br>y |",
        ),
        (
            '<div class="admonition note"><p class="admonition-title">Note</p><p>Text</p></div>',
            "> **Note**\n>\n> Text",
        ),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "**Term**\n\nMeaning"),
        ('<p>a</p><form><p>x</p></form><svg><text>x</text></svg><p hidden>x</p><p>b<img alt="c"></p>', "a\n\nbc"),
        ("<p>1 * 2 _ [x] &lt;b&gt;</p>", r"1 \* 2 \_ \[x\] \<b>"),
        ("<p>&amp;lt;b&amp;gt; &amp; &amp;#65; R&amp;D;</p>", r"\&lt;b\&gt; & \&#65; R\&D;"),
        *((f"<p>{text}</p>", rf"\{text}") for text in ("# a", "## a", "- a", "+ a", "> a", "=== a")),
        ("<p>2. a</p><p>2.0 a</p><p>-1</p><p>#1</p>", "2\\. a\n\n2.0 a\n\n-1\n\n#1"),
        ("<p><code>a`b</code> <code>`</code></p>", "``a`b`` `` ` ``"),
        ("<pre><code>```\nx\n```</code></pre>", "````\n```\nx\n```\n````"),
        ('<p><a href="https://a.example/(b) &quot;c">d</a></p>', '[d](https://a.example/%28b%29%20"c)'),
        ('<p>x<img alt="*a*"></p>', r"x\*a\*"),
        ("<p>One</i> two<p>three", "One two\n\nthree"),
        ("loose <b>text</b><p>a</p>", "loose **text**\n\na"),
    ],
)
def test_what_a_page_says_is_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == f"{markdown}\n"
