"""Sinks: a value comes out of every place as it went in, and never as markup or code."""

from __future__ import annotations

import json
import re
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET  # our own output is parsed

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.file_kinds import cut
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable

SLOT = variable_slot("custom.x")
HOSTILE = [
    'A & "B" <i>C</i></script>',
    "&amp; &lt;b&gt; &#39; &copy; &notanentity;",
    "</title></textarea></style><script>alert(1)</script>",
    "<!-- --> --!> ]]> <![CDATA[ ?> <?php",
    "'\"`\\ \\u0041 \\x41 \\n ${x} {{y}} {% z %}",
    '"}];alert(1)//',
    "'; alert(1); '",
    "\\",
    "\\\\",
    "\\A url(x) } body { color: red",
    "expression(alert(1)) /* */ @import 'x';",
    "line\nbreak",
    "\u2028 \u2029 \u0085 \u00a0",
    "Ёжик «и щука» & сын",
    "株式会社",
    "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-6}",
    "e\N{COMBINING ACUTE ACCENT} \N{RIGHT-TO-LEFT OVERRIDE}evil\N{ZERO WIDTH JOINER}",
    "%41 %zz + a=b&c=d?e#f",
    "QZPAYABZQ",
    "<<custom.x>>",
    "  two  spaces  ",
    "",
]


def generated(count: int) -> list[str]:
    random = Random(7)  # noqa: S311 - the same values in every run, nothing secret
    marks = "&<>\"'`\\/={}[]();:#%?$!-+*,.~^|@ \n"
    pools = [marks, marks, "abcXYZ0189", "äßçñÿ", "жщЯ", "漢字仮名", "\u2028\u200d\ufeff", "\U0001f600\U00010348"]

    def one() -> str:
        return "".join(random.choice(random.choice(pools)) for _ in range(random.randint(1, 30)))

    return [one() for _ in range(count)]


VALUES = [*HOSTILE, *generated(300)]


def stamped(text: str, value: str, *, path: str = "page.html") -> str:
    return cut(text, path=path).fill({"custom.x": value})


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def attribute(html: str, name: str, tag: str = "p") -> str:
    page = soup(html)
    (found,) = page.find_all(tag)
    assert set(found.attrs) == {name}, html
    return str(found[name])


def text_of(html: str, tag: str) -> str:
    page = soup(html)
    assert [element.name for element in page.select("*")] == [tag], html
    element = page.find(tag)
    assert element is not None
    return element.get_text()


def script_json(html: str) -> str:
    page = soup(html)
    (script,) = page.select("*")
    return str(json.loads(script.string or "")["name"])


def script_value(html: str) -> str:
    """Read the string as JavaScript does; only `\\uXXXX` is written."""
    (script,) = soup(html).select("*")
    match = re.fullmatch(r"let x = '((?:[^'\\\n<>&]|\\u[0-9a-f]{4})*)'; put\(x\);", script.string or "")
    assert match, script.string
    return str(json.loads(f'"{match[1]}"'))


def css_string(css: str) -> str:
    """Read a string of CSS as CSS Syntax 3 does; only escapes by number are written."""
    match = re.fullmatch(r'a::before \{ content: "((?:[A-Za-z0-9 #%.,-]|\\[0-9a-f]{1,6} )*)"; \}', css)
    assert match, css
    return re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), match[1])


def inside_style(html: str) -> str:
    (style,) = soup(html).select("*")
    return css_string(style.string or "")


PLACES: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "text": ("page.html", f"<p>{SLOT}</p>", lambda html: text_of(html, "p")),
    "title": ("page.html", f"<title>{SLOT}</title>", lambda html: text_of(html, "title")),
    "textarea": ("page.html", f"<textarea>x{SLOT}</textarea>", lambda html: text_of(html, "textarea")[1:]),
    "code": ("page.html", f"<code>{SLOT}</code>", lambda html: text_of(html, "code")),
    "attribute": ("page.html", f'<p title="{SLOT}">', lambda html: attribute(html, "title")),
    "single quotes": ("page.html", f"<p title='{SLOT}'>", lambda html: attribute(html, "title")),
    "unquoted": ("page.html", f"<p title={SLOT}>", lambda html: attribute(html, "title")),
    "unquoted, in the middle": ("page.html", f"<p title=a{SLOT}b>", lambda html: attribute(html, "title")[1:-1]),
    "with spaces around =": ("page.html", f"<p title = {SLOT} >", lambda html: attribute(html, "title")),
    "upper-case tag": ("page.html", f"<P TITLE={SLOT}>", lambda html: attribute(html, "title")),
    "JSON attribute": (
        "page.html",
        f'<p data-field-json=\'{{"name": "{SLOT}"}}\'>',
        lambda html: json.loads(attribute(html, "data-field-json"))["name"],
    ),
    "JSON attribute, escaped quotes": (
        "page.html",
        f'<p data-field-json="{{&quot;name&quot;: &quot;{SLOT}&quot;}}">',
        lambda html: json.loads(attribute(html, "data-field-json"))["name"],
    ),
    "JSON script": (
        "page.html",
        f'<script type="application/json">{{"name": "{SLOT}"}}</script>',
        script_json,
    ),
    "script": ("page.html", f"<script>let x = '{SLOT}'; put(x);</script>", script_value),
    "handler": (
        "page.html",
        f"<p onclick=\"let x = '{SLOT}'; put(x);\">",
        lambda html: script_value(f"<script>{attribute(html, 'onclick')}</script>"),
    ),
    "style element": ("page.html", f'<style>a::before {{ content: "{SLOT}"; }}</style>', inside_style),
    "style attribute": (
        "page.html",
        f"<p style='a::before {{ content: \"{SLOT}\"; }}'>",
        lambda html: css_string(attribute(html, "style")),
    ),
    "srcdoc": (
        "page.html",
        f'<iframe srcdoc="&lt;p&gt;{SLOT}&lt;/p&gt;"></iframe>',
        lambda html: text_of(attribute(html, "srcdoc", "iframe"), "p"),
    ),
    "URL, query": (
        "page.html",
        f'<a href="https://a.example/?q={SLOT}&amp;z=1"></a>',
        lambda html: unquote(attribute(html, "href", "a").removeprefix("https://a.example/?q=").removesuffix("&z=1")),
    ),
    "JSON file": ("data.json", f'{{"name": "{SLOT}"}}', lambda text: json.loads(text)["name"]),
    "search index": (
        "search/search_index.json",
        f'{{"name": "{SLOT}"}}',
        lambda text: json.loads(text)["name"],
    ),
    "XML text": ("feed.xml", f"<loc>{SLOT}</loc>", lambda text: ET.fromstring(text).text or ""),  # noqa: S314 - ours
    "SVG text": ("logo.svg", f"<text>{SLOT}</text>", lambda text: ET.fromstring(text).text or ""),  # noqa: S314 - ours
    "CSS string": ("site.css", f'a::before {{ content: "{SLOT}"; }}', css_string),
    "script file": ("site.js", f"let x = '{SLOT}'; put(x);", lambda text: script_value(f"<script>{text}</script>")),
    "text file": ("robots.txt", f"({SLOT})", lambda text: text[1:-1]),
}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_the_very_value_comes_back(place: str) -> None:
    path, text, read = PLACES[place]
    for value in VALUES:
        assert read(stamped(text, value, path=path)) == value, repr(value)


def test_the_search_index_of_material_holds_markup() -> None:
    text = f'{{"text": "<p>{SLOT}</p>"}}'
    for value in VALUES:
        index = stamped(text, value, path="search/search_index.json")
        assert text_of(json.loads(index)["text"], "p") == value


def test_other_json_than_the_search_index_holds_text() -> None:
    assert json.loads(stamped(f'["{SLOT}"]', "a & b", path="x.json")) == ["a & b"]


def test_xml_attributes() -> None:
    for value in VALUES:
        element = ET.fromstring(stamped(f'<a title="{SLOT}"/>', value, path="a.svg"))  # noqa: S314 - ours
        # XML 1.0, 3.3.3: a line break in an attribute is read as a space.
        assert element.get("title") == value.replace("\n", " ")


ESCAPES = [
    (escapes.plain, "a<&\"'", "a<&\"'"),
    (escapes.markup, "a<&\"'>", "a&lt;&amp;&quot;&#39;&gt;"),
    (escapes.json_string, '"\\\n\u2028é', '\\"\\\\\\n\u2028é'),
    (escapes.in_json(escapes.markup_text), '<"\\>', '&lt;\\"\\\\&gt;'),
    (escapes.script_string, "a 1,._-", "a 1,._-"),
    (escapes.script_string, "</'\n\U0001f600", "\\u003c\\u002f\\u0027\\u000a\\ud83d\\ude00"),
    (escapes.style, "a1", "a1"),
    (escapes.style, '"}é', "\\22 \\7d \\e9 "),
    (escapes.url_part, "a b/c@d&e=f?g#h+i%41", "a%20b/c@d%26e%3Df%3Fg%23h%2Bi%2541"),
    (escapes.url_part, "é漢", "%C3%A9%E6%BC%A2"),
    (escapes.url_host, "user@docs.acme.example:8080", "user@docs.acme.example:8080"),
    (escapes.url_host, "[::1]", "[::1]"),
    (escapes.url_host, "evil.example/?x=#y", "evil.example/%3Fx%3D%23y"),
    (escapes.url_start, "https://a.example/?q=1&r=%20#x", "https://a.example/?q=1&r=%20#x"),
    (escapes.url_start, "", ""),
    (escapes.url_start, "/docs/", "/docs/"),
    (escapes.url_start, "mailto:a@b.example", "mailto:a@b.example"),
    (escapes.url_start, "tel:+44", "tel:+44"),
    (escapes.url_start, "HTTPS://a.example", "HTTPS://a.example"),
    (escapes.url_starts, "/a;javascript:alert(1); \tdata:x;50%", "/a;#;#;50%"),
    (escapes.url_root, "/evil.example/a b", "%2Fevil.example/a%20b"),
    (escapes.url_root, "//x", "%2F/x"),
    (escapes.url_root, "docs/", "docs/"),
    (escapes.in_url(escapes.markup), "<b>&", "%26lt%3Bb%26gt%3B%26amp%3B"),
    (escapes.autolink_start, "help@acme.example", "mailto:help@acme.example"),
    (escapes.autolink_start, "https://acme.example/", "https://acme.example/"),
    (escapes.autolink_start, "https://user@acme.example/", "https://user@acme.example/"),
    (escapes.autolink_start, "mailto:help@acme.example", "mailto:help@acme.example"),
    (escapes.autolink_start, "javascript:alert(1)", "#"),
]


@pytest.mark.parametrize(("escape", "value", "expected"), ESCAPES)
def test_escapes(escape: escapes.Escape, value: str, expected: str) -> None:
    assert escape(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\tjavascript:alert(1)",
        "\t javascript:alert(1)",
        " \t\n javascript:alert(1)",
        "\n\x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscr\ript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "blob:x",
        "view-source:https://a.example",
        "ms-word:ofe|u|https://a.example",
    ],
)
def test_a_scheme_that_is_no_links_leads_nowhere(value: str) -> None:
    assert escapes.url_start(value) == "#"
    assert attribute(stamped(f'<a href="{SLOT}">', value), "href", "a") == "#"
