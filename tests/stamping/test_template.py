"""Templates: which sink a slot has follows from where it stands, sinks in sinks included."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.stamping.file_kinds import NEUTRAL_SITE_URL, cut
from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, URL_MARK, text_slot, variable_slot

NAMES = ("base", "name", "mail", "host", "empty", "evil", "scheme", "root", "lat", "lon")
VALUES = {
    "custom.base": "https://acme.example/app/",
    "custom.name": 'A & "B" <i>',
    "custom.mail": "help+docs@acme.example",
    "custom.host": "docs.acme.example:8443",
    "custom.empty": "",
    "custom.evil": "javascript:alert(1)",
    "custom.scheme": "javascript",
    "custom.root": "/evil.example",
    "custom.lat": "50.1",
    "custom.lon": "8.6 & more",
}
SITE = Brand("acme", site_url="https://acme.example/docs/").values()
SITE_AT_ROOT = Brand("acme", site_url="https://acme.example/").values()


def with_slots(text: str) -> str:
    for name in NAMES:
        text = text.replace(f"[{name}]", variable_slot(f"custom.{name}"))
    return text.replace("[url]", URL_MARK).replace("[auto]", AUTOLINK_MARK)


def stamped(text: str, *, path: str = "page.html", site: dict[str, str] | None = None) -> str:
    return cut(with_slots(text), path=path).fill(VALUES | (site or SITE))


def attribute(html: str, name: str) -> str:
    element = BeautifulSoup(html, "html.parser").select_one("*")
    assert element is not None
    return str(element[name])


URLS = [
    # what the value begins stays as it is
    ("href", "[base]", "https://acme.example/app/"),
    ("href", "[url][base]connect?x=1", "https://acme.example/app/connect?x=1"),
    ("href", "  [base]x", "  https://acme.example/app/x"),
    ("src", "[base]logo.png", "https://acme.example/app/logo.png"),
    ("action", "[base]", "https://acme.example/app/"),
    ("poster", "[base]", "https://acme.example/app/"),
    ("xlink:href", "[base]", "https://acme.example/app/"),
    ("href", "[empty]connect", "connect"),
    ("href", "[empty]", ""),
    ("href", "[evil]", "#"),
    ("href", "[empty][evil]", "javascript%3Aalert%281%29"),
    ("href", "[scheme]:alert(1)", "#:alert(1)"),
    ("href", "[scheme]&colon;alert(1)", "#:alert(1)"),
    ("href", "[scheme]://a.example/[name]", "#://a.example/A%20%26%20%22B%22%20%3Ci%3E"),
    ("href", "[scheme][empty]:alert(1)", "#:alert(1)"),
    ("href", "[base]:8080/", "https://acme.example/app/:8080/"),
    ("href", "[host]/a:b", "#/a:b"),
    ("href", "[scheme]/a:b", "javascript/a:b"),
    ("href", "[auto][scheme]:alert(1)", "#:alert(1)"),
    ("to", "[scheme]:alert(1)", "#:alert(1)"),
    ("values", "[evil];x;[evil]", "#;x;#"),
    ("href", "[auto][mail]", "mailto:help+docs@acme.example"),
    ("href", "[auto][base]", "https://acme.example/app/"),
    ("href", "[auto][evil]", "#"),
    # later in a URL it is percent-encoded
    ("href", "mailto:[mail]", "mailto:help+docs@acme.example"),
    ("href", "mailto:x@y.example?subject=[name]", "mailto:x@y.example?subject=A%20%26%20%22B%22%20%3Ci%3E"),
    ("href", "https://[host]/x", "https://docs.acme.example:8443/x"),
    ("href", "//[host]", "//docs.acme.example:8443"),
    ("href", "https://www.[host]/x", "https://www.docs.acme.example:8443/x"),
    ("href", "https://a.example/[name]/", "https://a.example/A%20%26%20%22B%22%20%3Ci%3E/"),
    ("href", "https://a.example/?q=[name]&amp;r=1", "https://a.example/?q=A%20%26%20%22B%22%20%3Ci%3E&r=1"),
    ("href", "https://a.example/#[name]", "https://a.example/#A%20%26%20%22B%22%20%3Ci%3E"),
    ("href", "[base]?u=[base]", "https://acme.example/app/?u=https%3A//acme.example/app/"),
    ("href", "[base]#[name]", "https://acme.example/app/#A%20%26%20%22B%22%20%3Ci%3E"),
    ("href", "/a/[name]", "/a/A%20%26%20%22B%22%20%3Ci%3E"),
    ("href", "/[root]/x", "/%2Fevil.example/x"),
    ("href", "/[empty][root]", "/%2Fevil.example"),
    ("href", "/a/[root]", "/a//evil.example"),
    ("href", "&#104;ttps:&#x2F;/a.example/[name]", "https://a.example/A%20%26%20%22B%22%20%3Ci%3E"),
    ("src", "data:text/html,<b>[name]</b>", f"data:text/html,<b>{quote('A &amp; &quot;B&quot; &lt;i&gt;')}</b>"),
    ("src", "data:text/plain,[name]", "data:text/plain,A%20%26%20%22B%22%20%3Ci%3E"),
    # a comma stands between URLs in a srcset only
    ("href", "https://map.example/@[lat],[lon]", "https://map.example/@50.1,8.6%20%26%20more"),
    ("href", "https://map.example/?q=a, [evil]", "https://map.example/?q=a, javascript%3Aalert%281%29"),
    (
        "srcset",
        "[base]a.png 1x, [base]b.png 2x",
        "https://acme.example/app/a.png 1x, https://acme.example/app/b.png 2x",
    ),
    ("imagesrcset", "a.png,[evil]", "a.png,#"),
    # a fragment of the site's own pages says the variable's name
    ("href", "#connect-at-[name]", "#connect-at-name"),
    ("href", "../page/#[name]", "../page/#name"),
    ("href", "page.md?x=[lat]#[name]", "page.md?x=50.1#name"),
]


@pytest.mark.parametrize(("name", "url", "expected"), URLS)
@pytest.mark.parametrize("form", ['<a {}="{}">', "<a {}='{}'>", "<a rel=x {} = '{}' >", "<A {}='{}'/>"])
def test_urls(name: str, url: str, expected: str, form: str) -> None:
    assert attribute(stamped(form.format(name, url)), name) == expected


def test_a_url_without_quotes_gets_some() -> None:
    html = stamped("<a href=https://a.example/[name] rel=x>")
    assert html == '<a href="https://a.example/A%20%26%20%22B%22%20%3Ci%3E" rel=x>'


def test_a_value_in_javascript_of_a_link_stays_a_value() -> None:
    url = attribute(stamped("""<a href="javascript:track('[evil]\\'[name]')">"""), "href")
    assert "alert%28" not in url
    assert "%22B" not in url


NESTED: list[tuple[str, str, Any]] = [
    ("href", "<a href='[base]?a=1&amp;b=[name]'>", "https://acme.example/app/?a=1&b=A%20%26%20%22B%22%20%3Ci%3E"),
    ("data-x-json", '<a data-x-json="[&quot;[name]&quot;]">', ['A & "B" <i>']),
    ("srcdoc", "<iframe srcdoc='&lt;b&gt;[name]'>", "<b>A &amp; &quot;B&quot; &lt;i&gt;"),
    ("srcdoc", "<iframe srcdoc='<b id=x>[name]</b>'>", "<b id=x>A &amp; &quot;B&quot; &lt;i&gt;</b>"),
    ("srcdoc", "<iframe srcdoc='<b title=\"[name]\">'>", '<b title="A &amp; &quot;B&quot; &lt;i&gt;">'),
    ("srcdoc", "<iframe srcdoc='<script>\"[scheme]:\"</script>'>", '<script>"javascript:"</script>'),
    ("srcdoc", "<iframe srcdoc='<script>\"[root]\"</script>'>", '<script>"\\u002fevil.example"</script>'),
    ("srcdoc", "<iframe srcdoc='<a href=[evil]>x</a>'>", '<a href="#">x</a>'),
    (
        "onclick",
        "<a onclick=\"f('<b title=[root]>')\">",
        r"f('\u003cb title\u003d\u0022\u002fevil.example\u0022\u003e')",
    ),
    ("onclick", "<a onclick=\"f('<b>[root]')\">", "f('<b>\\u002fevil.example')"),
    ("href", "<a title=it's href='[evil]'>", "#"),
    ("href", "<a title='>' href='[evil]'>", "#"),
    ("onclick", "<a onclick=\"f('[name]')\">", "f('A \\u0026 \\u0022B\\u0022 \\u003ci\\u003e')"),
    ("style", "<a style=\"x: '[name]'\">", "x: 'A \\26  \\22 B\\22  \\3c i\\3e '"),
    ("title", '<a title="[name]: [base]">', 'A & "B" <i>: https://acme.example/app/'),
    ("content", '<meta content="[name]">', 'A & "B" <i>'),
    ("data-url", '<a data-url="[base]">', "https://acme.example/app/"),
    ("value", "<input value=[name]>", 'A & "B" <i>'),
]


@pytest.mark.parametrize(("name", "html", "expected"), NESTED)
def test_sinks_nest(name: str, html: str, expected: Any) -> None:
    found = attribute(stamped(html), name)
    assert (json.loads(found) if name.endswith("-json") else found) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="at-[name]">', '<h2 id="at-name">'),
        ("<h2 id=at-[name]>", '<h2 id="at-name">'),
        ('<label for="[name]">', '<label for="name">'),
        ('<p aria-describedby="a-[name] b">', '<p aria-describedby="a-name b">'),
    ],
)
def test_ids_say_the_name(html: str, expected: str) -> None:
    assert stamped(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<[name]>",
        "<b[name]>",
        "</[name]>",
        "<a [name]>",
        "<a [name]=x>",
        "<a x=1 [name] href='[base]'>",
        "<a href='[base]' [name]>",
        "<a href='[base]'[name]='1'>",
        "<script [name]>x</script>",
    ],
)
def test_in_the_place_of_a_name_the_tag_is_text(html: str) -> None:
    page = BeautifulSoup(f"<p>{stamped(html)}</p>", "html.parser")
    assert [element.name for element in page.select("*")] == ["p"]
    assert VALUES["custom.name"] in page.get_text()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<!-- [name] -->", "<!-- A &amp; &quot;B&quot; &lt;i&gt; -->"),
        ("<p>a < [name]", "<p>a < A &amp; &quot;B&quot; &lt;i&gt;"),
        ("1 < 2 [name] > 0", "1 < 2 A &amp; &quot;B&quot; &lt;i&gt; > 0"),
        ('<p title="a > b">[name]', '<p title="a > b">A &amp; &quot;B&quot; &lt;i&gt;'),
        ("<p title='it&#39;s [lat]' x=\"'\">[lat]", "<p title='it&#39;s 50.1' x=\"'\">50.1"),
        ('<p title="x=[lat]">', '<p title="x=50.1">'),
        ('<p title="a href=[base] b">', '<p title="a href=https://acme.example/app/ b">'),
        ("<style>p{}</style>[lat]<script>1</script>[lat]", "<style>p{}</style>50.1<script>1</script>50.1"),
        ("<style-guide>[root]</style-guide>", "<style-guide>/evil.example</style-guide>"),
        (
            "<script>'</scripts>[root]'</SCRIPT >[root]",
            "<script>'</scripts>\\u002fevil.example'</SCRIPT >/evil.example",
        ),
        ("<!-- x --!><script>[root]</script>", "<!-- x --!><script>\\u002fevil.example</script>"),
        ("<!--><script>[root]</script>-->", "<!--><script>\\u002fevil.example</script>-->"),
        ("<a=x[name]>", "&lt;a=xA &amp; &quot;B&quot; &lt;i&gt;&gt;"),
        ('<p a = "x>[root]', '<p a = "x>/evil.example'),
        ("<script>if (a</b/) '[lat]'</script>", "<script>if (a</b/) '50.1'</script>"),
        ("<script>'[lat]'", "<script>'50.1'"),
        ("<scripty>[name]</scripty>", "<scripty>A &amp; &quot;B&quot; &lt;i&gt;</scripty>"),
        ("[url][name][auto]", "A &amp; &quot;B&quot; &lt;i&gt;"),
        ("no slot at all <a href=x>", "no slot at all <a href=x>"),
    ],
)
def test_markup_around_slots_stays(html: str, expected: str) -> None:
    assert stamped(html) == expected


@pytest.mark.parametrize(
    ("path", "text", "at_folder", "at_root"),
    [
        (
            "a.html",
            f'<link href="{NEUTRAL_SITE_URL}a/">',
            '<link href="https://acme.example/docs/a/">',
            '<link href="https://acme.example/a/">',
        ),
        (
            "sitemap.xml",
            f"<loc>{NEUTRAL_SITE_URL}</loc>",
            "<loc>https://acme.example/docs/</loc>",
            "<loc>https://acme.example/</loc>",
        ),
        ("x.json", f'["{NEUTRAL_SITE_URL}x"]', '["https://acme.example/docs/x"]', '["https://acme.example/x"]'),
        ("llms.txt", f"{NEUTRAL_SITE_URL}x", "https://acme.example/docs/x", "https://acme.example/x"),
        (
            "a.html",
            f'<a href="{NEUTRAL_SITE_URL[:-1]}">',
            '<a href="https://acme.example/docs">',
            '<a href="https://acme.example">',
        ),
        ("404.html", '<a href="/[path]/assets/x.css">', '<a href="/docs/assets/x.css">', '<a href="/assets/x.css">'),
        ("404.html", '<a href="/[path]/">', '<a href="/docs/">', '<a href="/">'),
        ("404.html", '<a href="/[path]/.">', '<a href="/docs/.">', '<a href="/.">'),
        ("a.html", '<a href="..//[path]/m/">', '<a href="..//docs/m/">', '<a href="..//m/">'),
        ("404.html", '<p data-md-base="/[path]">', '<p data-md-base="/docs">', '<p data-md-base="">'),
        ("a.html", f"<b>{NEUTRAL_SITE_URL}</b>", "<b>https://acme.example/docs/</b>", "<b>https://acme.example/</b>"),
        (
            "a.html",
            f'<a href="https://share.example/?url={NEUTRAL_SITE_URL}a/">',
            '<a href="https://share.example/?url=https://acme.example/docs/a/">',
            '<a href="https://share.example/?url=https://acme.example/a/">',
        ),
    ],
)
def test_the_address_of_the_site(path: str, text: str, at_folder: str, at_root: str) -> None:
    text = text.replace("[path]", variable_slot("site.path"))
    assert stamped(text, path=path, site=SITE) == at_folder
    assert stamped(text, path=path, site=SITE_AT_ROOT) == at_root


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.xml", "<t>[name]</t>", "<t>A &amp; &quot;B&quot; &lt;i&gt;</t>"),
        ("a.XHTML", "<t>[name]</t>", "<t>A &amp; &quot;B&quot; &lt;i&gt;</t>"),
        ("a.json", '"[name]"', '"A & \\"B\\" <i>"'),
        ("a.webmanifest", '"[name]"', '"A & \\"B\\" <i>"'),
        ("a.js", "'[name]'", "'A \\u0026 \\u0022B\\u0022 \\u003ci\\u003e'"),
        ("a.mjs", "'[lat]'", "'50.1'"),
        ("a.css", "'[lat]'", "'50.1'"),
        ("a.txt", "[name]", 'A & "B" <i>'),
        ("a.txt", "<b>[name]", '<b>A & "B" <i>'),
        ("a.shtml", "\n<b>[name]", "\n<b>A &amp; &quot;B&quot; &lt;i&gt;"),
        ("a", "<b>[name]", "<b>A &amp; &quot;B&quot; &lt;i&gt;"),
        ("a", "b [name]", 'b A & "B" <i>'),
        ("a.jsonld", '{"a": "[name]"}', '{"a": "A & \\"B\\" <i>"}'),
        ("a.md", "[name] <[base]>", 'A & "B" \\<i> <https://acme.example/app/>'),
        ("CNAME", "[host]", "docs.acme.example:8443"),
    ],
)
def test_the_ending_tells_the_sink(path: str, text: str, expected: str) -> None:
    assert stamped(text, path=path) == expected


def test_link_starts_are_marked() -> None:
    html = with_slots('<a href="[base]x?[name]">[lat]</a><img srcset="[host] 1x, [lon]"><a href="/x,[lat]">')
    begins = [hole.slot.payload for hole in cut(html, path="a.html").sealed().holes() if hole.begins_url]
    assert begins == ["custom.base", "custom.host", "custom.lon"]


def test_one_template_serves_many_brands() -> None:
    template = cut(with_slots("<b>[name]</b>"), path="a.html")
    assert [template.fill({"custom.name": name}) for name in ("A", "B&B", "A")] == [
        "<b>A</b>",
        "<b>B&amp;B</b>",
        "<b>A</b>",
    ]


def test_a_shared_cache_keeps_sinks_apart() -> None:
    cache: dict[int, bytes] = {}
    sealed = [cut(with_slots("[name]"), path=path).sealed() for path in ("a.html", "a.txt", "a.json")]
    assert [each.fill(VALUES, cache) for each in sealed] == [
        b"A &amp; &quot;B&quot; &lt;i&gt;",
        b'A & "B" <i>',
        b'A & \\"B\\" <i>',
    ]


def test_bytes_that_are_no_text_stay_beside_a_value_that_no_file_can_hold() -> None:
    text = b"\xff[name]\xfe".decode("utf-8", "surrogateescape")
    sealed = cut(with_slots(text), path="a.txt").sealed()
    assert sealed.fill({"custom.name": "a\ud800b"}, {}) == b"\xffa?b\xfe"


def test_text_slots_show_what_was_typed() -> None:
    html = f'<a title="{text_slot("<<custom.x>>")}">{text_slot("<<a & b>>")}</a>'
    assert stamped(html) == '<a title="&lt;&lt;custom.x&gt;&gt;">&lt;&lt;a &amp; b&gt;&gt;</a>'


@pytest.mark.parametrize("text", [f"{MARK}ABZQ", f"{MARK}AZQ", f"{MARK}HGPPZQ", f"{MARK}PPPPZQ"])
@pytest.mark.parametrize("form", ["{}", '<a href="{}">', '<a id="{}">', "<script>{}</script>"])
def test_letters_that_spell_no_slot_stay(text: str, form: str) -> None:
    assert stamped(form.format(text)) == form.format(text)


@pytest.mark.parametrize("safe", ["", "/"])
def test_the_address_of_the_site_percent_encoded(safe: str) -> None:
    """A share button: its theme or hook encodes the page's address before there is a brand."""
    html = f'<a href="https://share.example/?url={quote(NEUTRAL_SITE_URL + "a/", safe=safe)}">'
    assert (
        attribute(stamped(html), "href")
        == f"https://share.example/?url={quote('https://acme.example/docs/a/', safe=safe)}"
    )
