"""SVG from elsewhere: what draws stays, everything else goes."""

from __future__ import annotations

from random import Random
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import pytest
import tinycss2

from mkdocs_paycore.intake.svg import UnsafeSvgError, clean_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
OUT = '<svg xmlns="http://www.w3.org/2000/svg">'


def cleaned(inner: str) -> str:
    text = clean_svg(f"{HEAD}{inner}</svg>".encode()).decode().strip()
    assert clean_svg(text.encode()).decode().strip() == text, "cleaning twice changes it"
    return text.removeprefix(OUT).removesuffix("</svg>") if text != f"{OUT[:-1]}/>" else ""


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<path d="M0 0"/>', '<path d="M0 0"/>'),
        ("<g><g/></g>", "<g><g/></g>"),
        ("<g>\n <path/>\n</g>", "<g><path/></g>"),
        ("<text>a <tspan>b</tspan> &lt;c&amp;</text>", "<text>a <tspan>b</tspan> &lt;c&amp;</text>"),
        ("<title>A&amp;B</title>", "<title>A&amp;B</title>"),
        ("<![CDATA[<script>]]>", "&lt;script&gt;"),
        ('<use xlink:href="#a"/>', '<use href="#a"/>'),
        ('<use href="#a"/>', '<use href="#a"/>'),
        ('<rect fill="url(#a)"/>', '<rect fill="url(#a)"/>'),
        ("<rect style=\"fill:url('#a');opacity:.5\"/>", "<rect style='fill:url(\"#a\");opacity:.5'/>"),
        ('<image href="data:image/png;base64,iVBORw0K"/>', '<image href="data:image/png;base64,iVBORw0K"/>'),
        ("<style>.a{fill:#fff}</style>", "<style>.a{fill:#fff}</style>"),
        ("<style><![CDATA[.a>.b{fill:red}]]></style>", "<style>.a&gt;.b{fill:red}</style>"),
        ("<style>@import 'x.css';.a{fill:red}</style>", "<style>.a{fill:red}</style>"),
        ("<style>@font-face{src:url(x)}.a{fill:red}</style>", "<style>.a{fill:red}</style>"),
    ],
)
def test_what_draws_is_kept(inner: str, expected: str) -> None:
    assert cleaned(inner) == expected


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<script href="https://x.example/a.js"/>',
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        "<foreignObject><p>x</p><path/></foreignObject>",
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://x.example"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<feImage href="https://x.example/a.png"/>',
        "<metadata><x/></metadata>",
        "<style>.a{fill:url(https://x.example/a)}</style>",
        "<style>.a{fill:u\\72l(//x.example)}</style>",
        "<style>@import/**/url(//x.example);</style>",
        "<style>.a{background:image-set('//x.example/a' 1x)}</style>",
        "<?xml-stylesheet href='https://x.example/a.css'?>",
        "<!-- <script/> -->",
    ],
)
def test_what_runs_or_loads_goes(inner: str) -> None:
    assert cleaned(inner) == ""


@pytest.mark.parametrize(
    "attribute",
    [
        'onload="alert(1)"',
        'onCLICK="alert(1)"',
        'xmlns:e="http://www.w3.org/2001/xml-events" e:event="load"',
        'fill="url(https://x.example/a#b)"',
        'style="fill:url(//x.example)"',
        'style="fill:u\\72l(//x.example)"',
        'style="fill:url(/**/#a/**/ //x.example)"',
        'href="https://x.example"',
        'xlink:href="javascript:alert(1)"',
        'href=" #a"',
        'href="data:image/svg+xml;base64,PHN2Zz4="',
        'href="data:text/html,x"',
        'data-x="1"',
        'tabindex="0"',
        'xml:base="https://x.example/"',
    ],
)
def test_attributes_that_run_or_load_go(attribute: str) -> None:
    assert cleaned(f"<g {attribute}/>") == "<g/>"
    assert cleaned(f"<image {attribute}/>") == "<image/>"


def test_a_comment_in_a_string_hides_nothing() -> None:
    hidden = """font-family:"/*";background:url(http://127.0.0.1:9/x.png);font-family:"*/\""""
    assert cleaned(f"<g style='{hidden}'/>") == """<g style='font-family:"/*";font-family:"*/"'/>"""
    assert cleaned(f"<style>.a{{{hidden}}}</style>") == """<style>.a{font-family:"/*";font-family:"*/"}</style>"""


def nested(name: str, refers: str, *, times: int, levels: int) -> str:
    """Return parts of which each refers `times` times to the one before."""
    parts = ['<path id="a0" d="M0 0h9v9z"/>'] if name == "g" else [f'<{name} id="a0"><path d="M0 0h9v9z"/></{name}>']
    parts += [
        f'<{name} id="a{level + 1}">{refers.replace("ID", f"a{level}") * times}</{name}>' for level in range(levels)
    ]
    return "".join([*parts, refers.replace("ID", f"a{levels}")])


REFERS = [
    ("g", '<use href="#ID"/>'),
    ("symbol", '<use href="#ID"/>'),
    ("pattern", '<path d="M0 0h9v9z" fill="url(#ID)"/>'),
    ("pattern", '<path d="M0 0h9v9z" style="stroke:url(&quot;#ID&quot;)"/>'),
    ("mask", '<path d="M0 0h9v9z" mask="url(#ID)"/>'),
    ("clipPath", '<path d="M0 0h9v9z" clip-path="url(#ID)"/>'),
    ("marker", '<path d="M0 0h9v9h1h2h3h4h5h6h7h8h9z" marker-mid="url(#ID)"/>'),
    ("marker", '<path d="M0 0h9v9z" style="marker:u\\72l(#ID)"/>'),
    ("filter", '<path d="M0 0h9v9z" filter="url(#ID)"/>'),
]


@pytest.mark.parametrize(("name", "refers"), REFERS)
@pytest.mark.parametrize(("times", "levels"), [(40, 4), (9, 8), (2, 30), (1, 60)])
def test_references_do_not_multiply(name: str, refers: str, times: int, levels: int) -> None:
    with pytest.raises(UnsafeSvgError, match="its parts draw"):
        cleaned(nested(name, refers, times=times, levels=levels))


@pytest.mark.parametrize(("name", "refers"), REFERS)
def test_a_few_references_stay(name: str, refers: str) -> None:
    assert cleaned(nested(name, refers, times=2, levels=2)).count("#a1") == refers.count("ID") * 2


@pytest.mark.parametrize(
    "inner",
    [
        '<pattern id="a"><path fill="url(#a)"/></pattern>',
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#%61"/></g>',
        '<style>.x{mask:url(#a)}</style><mask id="a"><path class="x"/></mask>',
        '<style>[d]{mask:url(#a)}</style><mask id="a"><path d="M0 0"/></mask>',
        '<style>*{mask:url(#a)}</style><mask id="a"/>',
    ],
)
def test_nothing_draws_itself(inner: str) -> None:
    with pytest.raises(UnsafeSvgError, match="draws itself"):
        cleaned(inner)


def test_what_is_drawn_often_by_a_style_sheet_or_by_inheritance_is_counted() -> None:
    paths = '<path class="x" d="M0 0h9"/>' * 300
    pattern = f'<pattern id="a">{paths}</pattern>'
    for inner in (
        f"<style>.x{{opacity:.5}} .y{{fill:url(#a)}}</style>{pattern}{paths.replace('x', 'y')}",
        f'{pattern}<g fill="url(#a)"><g>{paths}</g></g>',
    ):
        with pytest.raises(UnsafeSvgError, match="its parts draw each other"):
            cleaned(inner)


@pytest.mark.slow
def test_an_illustrator_s_clip_paths_stay() -> None:
    inner = (
        '<defs><path id="a" d="M0 0h9v9z"/></defs><clipPath id="b"><use xlink:href="#a" overflow="visible"/></clipPath>'
    )
    inner += '<g clip-path="url(#b)">' + '<path fill="#fff" d="M0 0h9v9z"/>' * 2000 + "</g>"
    assert cleaned(inner).count("<path") == 2001
    assert '<use href="#a" overflow="visible"/>' in cleaned(inner)


STYLES = [
    "fill:red", "/*", "*/", '"', "'", "\\", ";", "url(", "URL(", "u\\72l(", "#a", ")", "http://x.example/a",
    "//x.example", "font-family:", "background:", "image-set(", "src(", "@import ", "{", "}", ".b", "<", "-->",
    "<!--", "]]>", "\n", " ", "--x:", "var(--x)", "expression(", "image(", "attr(a url)", "[a=", "]", "!important",
    "cross-fade(",
    "element(#a)",
]  # fmt: skip


def loads(css: str) -> list[str]:
    """Return what a style would load, as a CSS parser reads it: all addresses, and functions that take them."""
    found = []
    ahead = list(tinycss2.parse_component_value_list(css))
    for node in ahead:
        ahead += [*(getattr(node, "arguments", None) or ()), *(getattr(node, "content", None) or ())]
        if node.type == "url" and not node.value.startswith("#"):
            found.append(node.value)
        if node.type in {"error", "at-keyword", "comment"}:
            found.append(node.type)
        if node.type == "function" and node.lower_name in {"image-set", "src", "image", "cross-fade", "element", "var"}:
            found.append(node.name)
        if node.type == "function" and node.lower_name == "url" and not node.arguments[0].value.startswith("#"):
            found.append(node.arguments[0].value)
    return found


@pytest.mark.slow
def test_whatever_is_written_loads_nothing() -> None:
    random = Random(7)  # noqa: S311 - the same styles on every run
    kept = 0
    for _ in range(4000):
        style = "".join(random.choices(STYLES, k=random.randint(1, 9)))
        sheet = ".a{" * random.randint(0, 1) + style
        inner = f"<style>{escape(sheet)}</style><path style={quoteattr(style)} fill={quoteattr(style)}/>"
        root = ET.fromstring(f"{OUT}{cleaned(inner)}</svg>")  # noqa: S314 - our own text
        for element in root.iter():
            assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in {"svg", "style", "path"}
            assert element.attrib.keys() <= {"style", "fill"}
            for css in (element.text or "", *element.attrib.values()):
                assert loads(css) == [], (style, css)
                kept += bool(css)
    assert kept > 300


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "not well-formed"),
        (b"<svg", "not well-formed"),
        (b"<html><body/></html>", "its root is 'html'"),
        (b"<svg/>", "its root is 'svg'"),
        (b"\x89PNG\r\n\x1a\n", "not well-formed"),
        (b'<!DOCTYPE svg [<!ENTITY a "x">]>' + HEAD.encode() + b"&a;</svg>", "declares the entity 'a'"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + HEAD.encode() + b"&a;</svg>", "the entity"),
        (b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://127.0.0.1/">%a;]>' + HEAD.encode() + b"</svg>", "the entity"),
        (HEAD.encode() + b"<g>" * 200 + b"</g>" * 200 + b"</svg>", "nested too deeply"),
        (HEAD.encode() + b"<x>" * 200 + b"</x>" * 200 + b"</svg>", "nested too deeply"),
        (b'<?xml version="1.0" encoding="no-such"?>' + HEAD.encode() + b"</svg>", "unknown encoding"),
        (HEAD.encode() + b"\xff</svg>", "not well-formed"),
    ],
)
def test_what_is_no_svg(content: bytes, part: str) -> None:
    with pytest.raises(UnsafeSvgError, match=part):
        clean_svg(content)


def test_a_document_type_is_no_harm() -> None:
    head = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert clean_svg(head + HEAD.encode() + b"</svg>") == f"{OUT[:-1]}/>\n".encode()
