"""Diagrams and mathematics: a value shows as it is, and neither ends a label nor is a command."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_paycore.stamping.drawn_text import reads_mathematics
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import text_slot, variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable

SLOT = variable_slot("custom.company_name")
ACME = "Acme (EU) [x]"
CODED = "#65;cme #40;#69;U#41; #91;#120;#93;"
VALUES = [
    ACME,
    'a "b"',
    "end",
    "x --> y; z",
    "%%{init: {}}%%",
    "a|b",
    "A\nB",
    "Q & A",
    "#35; &#35;",
    "<img onerror=x>",
    "\\",
]


def stamped(text: str, value: str, *, path: str = "a.html") -> str:
    return cut(text.replace("[S]", SLOT), path=path).fill({"custom.company_name": value})


def diagram(lines: str, value: str = ACME) -> str:
    html = stamped(f'<pre class="mermaid"><code>{lines}</code></pre>', value)
    return unescape(re.sub(r"</?(?:pre|code)[^>]*>", "", html))


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("graph LR\n  A[[S]] --&gt; B(Of [S])", f"graph LR\n  A[{CODED}] --> B(Of {CODED})"),
        ("graph LR\n  A -- [S] --&gt; B", f"graph LR\n  A -- {CODED} --> B"),
        ("graph LR\n  A --&gt;|[S]| B", f"graph LR\n  A -->|{CODED}| B"),
        ("sequenceDiagram\n  A-&gt;&gt;B: To [S]", f"sequenceDiagram\n  A->>B: To {CODED}"),
        ("graph LR\n  [S] --&gt; B", f'graph LR\n  v_companyname["{CODED}"] --> B'),
        (
            "graph LR\n  A --&gt; [S] &amp; [S]",
            f'graph LR\n  A --> v_companyname["{CODED}"] & v_companyname["{CODED}"]',
        ),
        ("graph LR\n  [S][x] --&gt; B", "graph LR\n  v_companyname[x] --> B"),
        (
            'graph LR\n  click A "https://a.example/[S]"',
            'graph LR\n  click A "https://a.example/Acme%20%28EU%29%20%5Bx%5D"',
        ),
        ("graph LR\n  click A &quot;[S]&quot;", 'graph LR\n  click A "Acme%20(EU)%20[x]"'),
        ("graph LR\n  style A fill:[S]", "graph LR\n  style A fill:Acme \\28 EU\\29  \\5b x\\5d "),
        ("%%{init: {'a': '[S]'}}%%\npie", "%%{init: {'a': 'Acme \\u0028EU\\u0029 \\u005bx\\u005d'}}%%\npie"),
    ],
)
def test_a_value_in_a_diagram(lines: str, shown: str) -> None:
    assert diagram(lines) == shown


@pytest.mark.parametrize("value", VALUES)
def test_a_label_says_the_value_and_has_no_sign(value: str) -> None:
    label = diagram("graph LR\n  A[[S]]", value).removeprefix("graph LR\n  A[").removesuffix("]")
    assert re.fullmatch(r"(?:#\d+;|\w| )*", label)
    assert not re.search(r"(?<![\w;])\w", re.sub(r"#\d+;", ";", label))
    assert re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label) == " ".join(value.split())


def test_a_link_of_a_diagram_runs_nothing() -> None:
    assert diagram('graph LR\n  click A "[S]"', "javascript:alert(1)") == 'graph LR\n  click A "#"'


def test_what_is_typed_in_a_diagram_stays() -> None:
    typed = '<div class=mermaid>graph LR\n  A["a &lt; b"] --&gt;|x| B\n</div>'
    assert stamped(f"{typed}<p>[S]</p>", "x") == f"{typed}<p>x</p>"
    assert (
        stamped("<pre><code>graph LR\n  A[[S]]</code></pre>", ACME) == f"<pre><code>graph LR\n  A[{ACME}]</code></pre>"
    )


TEX = r"{\text{A }\&amp;\text{ B }\{\text{1}\}\text{ }\lt \text{}\backslash \text{x}}"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"\([S]\)", rf"\({TEX}\)"),
        (r"\[a_[S]\]", rf"\[a_{TEX}\]"),
        (r"$$\frac{[S]}{2}$$", rf"$$\frac{{{TEX}}}{{2}}$$"),
        (r"\begin{align*}[S]\end{align*}", rf"\begin{{align*}}{TEX}\end{{align*}}"),
        (r"\(\textbf{Of [S]}\)", rf"\(\textbf{{Of {TEX[7:-2]}}}\)"),
        (r"\(\mbox{Of [S]}\)", rf"\(\mbox{{Of {TEX[7:-2]}}}\)"),
        (r"\(\{ [S] \}\)", rf"\(\{{ {TEX} \}}\)"),
        (r"\(\class{[S]}{x}\)", r"\(\class{A  B 1 x}{x}\)"),
        (r"\(\href{https://a.example/[S]}{x}\)", r"\(\href{https://a.example/A%20%26%20B%20%7B1%7D%20%3C%5Cx}{x}\)"),
        (r"<code>\([S]\)</code>", r"<code>\(A &amp; B {1} &lt;\x\)</code>"),
        (r"\([S]", r"\(A &amp; B {1} &lt;\x"),
        (r"(\[S])", r"(\A &amp; B {1} &lt;\x)"),
    ],
)
def test_a_value_in_mathematics(typed: str, shown: str) -> None:
    assert stamped(f"<p>{typed}</p>", r"A & B {1} <\x") == f"<p>{shown}</p>"


def test_mathematics_in_a_script_is_no_script() -> None:
    assert stamped('<script type="math/tex">[S]</script>', "</script>$") == (
        r'<script type="math/tex">{\text{}\lt \text{/script}\gt \text{}\$\text{}}</script>'
    )


@pytest.mark.parametrize("command", [r"\href{[S]}{x}", r"\href{[S]x}{y}"])
def test_a_link_in_mathematics_runs_nothing(command: str) -> None:
    assert "javascript" not in stamped(rf"<p>\({command}\)</p>", "javascript:alert(1)")


def test_a_text_of_the_page_is_shown_as_the_value_is() -> None:
    html = cut(f"<p>\\({text_slot('a_b')}\\)</p>", path="a.html").fill({})
    assert html == r"<p>\({\text{a}\_\text{b}}\)</p>"


@pytest.mark.parametrize("piece", [r"\(", r"\[", "$$", r"\begin{a}", "<code>", "<div class=mermaid>", r"\(\text{"])
def test_many_beginnings_end(piece: str) -> None:
    text = (piece + "a ") * 20_000 + SLOT
    assert len(cut(text, path="a.html").pieces) < 10


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("title: [S]", "Acme (EU) [x]"),
        ("title: Of [S]: a \\ b", "Of Acme (EU) [x]: a \\ b"),
        ('title: "Of [S]"', "Of Acme (EU) [x]"),
        ("title: 'Of [S]'", "Of Acme (EU) [x]"),
    ],
)
def test_a_value_in_the_front_matter_of_a_diagram_is_text_of_its_yaml(line: str, shown: str) -> None:
    html = diagram(f"---\n{line}\nconfig:\n  look: neo\n---\ngraph LR\n  A[[S]]")
    head, _, rest = html.removeprefix("---\n").partition("---\n")
    assert yaml.safe_load(head) == {"title": shown, "config": {"look": "neo"}}
    assert rest == f"graph LR\n  A[{CODED}]"


@pytest.mark.parametrize("value", VALUES)
def test_no_value_ends_the_front_matter_of_a_diagram(value: str) -> None:
    html = diagram("---\ntitle: [S]\n---\ngraph LR\n  A", value)
    head, _, rest = html.removeprefix("---\n").partition("---\n")
    assert (yaml.safe_load(head), rest) == ({"title": value}, "graph LR\n  A")


MATHEMATICS = [
    ('<script src="https://cdn.example/mathjax@3/es5/tex-mml-chtml.js"></script>', True),
    ("<script>MathJax = {}</script>", True),
    ("<script>renderMathInElement(document.body)</script>", True),
    ('<script src="a.js"></script>', False),
]


@pytest.mark.parametrize(("script", "is_read"), MATHEMATICS)
@pytest.mark.parametrize(
    "value", ["\\(\\href{javascript:x()}{y}\\)", "\\[x\\]", "$$x$$", "$x$", "\\begin{a}x\\end{a}", "\\eqref{x}", "x\\"]
)
def test_a_value_is_no_mathematics_where_scripts_look_for_that(script: str, is_read: bool, value: str) -> None:  # noqa: FBT001
    page = unescape(stamped(f"{script}<p>[S]</p>", value))
    if is_read:
        assert re.search(r"\\[(\[A-Za-z)\]<]|\$", page.removeprefix(script)) is None
        assert page.replace("\u2216", "\\").replace("\uff04", "$") == f"{script}<p>{value}</p>"
    else:
        assert page == f"{script}<p>{value}</p>"


@pytest.mark.parametrize(("script", "is_read"), MATHEMATICS)
@pytest.mark.parametrize("case", [str.upper, str.lower, str.swapcase])
def test_scripts_that_look_for_mathematics_are_known_in_any_case(
    script: str,
    is_read: bool,  # noqa: FBT001 - a case
    case: Callable[[str], str],
) -> None:
    assert reads_mathematics(case(script)) is is_read


@pytest.mark.parametrize("value", ["US$ & <b>", "C:\\1", "Acme's"])
def test_other_values_are_as_they_are_beside_mathematics(value: str) -> None:
    assert unescape(stamped("<script>MathJax = {}</script><p>[S]</p>", value)).endswith(f"<p>{value}</p>")
