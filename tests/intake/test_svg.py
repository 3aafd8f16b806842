"""SVG from elsewhere: what draws stays, everything else goes."""

from __future__ import annotations

import pytest

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
        ("<rect style=\"fill:url('#a');opacity:.5\"/>", "<rect style=\"fill:url('#a');opacity:.5\"/>"),
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


def test_uses_do_not_multiply() -> None:
    bomb = "".join(
        f'<g id="a{n + 1}">{f"<use href=#a{n}/>".replace("#", chr(34) + "#").replace("/>", chr(34) + "/>") * 9}</g>'
        for n in range(9)
    )
    assert "use" not in cleaned(f'<path id="a0"/>{bomb}')
    assert cleaned('<path id="a"/><g><use href="#a"/></g>') == '<path id="a"/><g><use href="#a"/></g>'


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
