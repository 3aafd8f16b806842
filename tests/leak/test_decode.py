"""What of a piece of a built file is read: a word of a brand that is hidden in it, and names of this tool."""

from __future__ import annotations

import base64
import codecs

import pytest

from mkdocs_paycore.leak.decode import readings
from mkdocs_paycore.leak.lookalike import folded

ENTRY = '{"location":"a/","title":"A","text":"%s"}'

HIGHLIGHTED = """<pre><code><span class="nt">plugins</span><span class="p">:</span>
<span class="w">  </span><span class="p p-Indicator">-</span><span class="w"> </span><span class="l">search</span>

<span class="w">  </span><span class="p p-Indicator">-</span><span class="w"> </span><span class="nt">paycore</span>:
<span class="w">      </span><span class="nt">brand</span>: acme
</code></pre>"""


def says(text: str, word: str) -> bool:
    return any(word in folded(reading) for reading in readings(text))


@pytest.mark.parametrize(
    "text",
    [
        "PAYCORE_KEY",
        "PAYCORE_BRANDS",
        '<pre><code><span class="nb">export</span> <span class="nv">PAYCORE_SECRET</span>=x</code></pre>',
        '<img alt="The logo" src="../assets/paycore-logo.png">',
        '<a href="/paycore-catalog">x</a>',
        "https://cdn.example/paycore-logo.png",
        "<code>https://paycore-form.example</code>",
        "<code>https://cdn.paycore-form.example</code>",
        "<code>paycore-logo.svg</code>",
        "<code>mail@paycore-form.example</code>",
        "assets/paycore/paycore-logo.svg",
        "assets/paycore.css",
        "my-assets/paycore/x.css",
        "paycore-form.html",
        '<p title="paycore-form">x</p>',
        '<p class="paycore-team">x</p>',
        '<p class="a/paycore-form.png">x</p>',
        '<p data-paycore="1">x</p>',
        ":root { --paycore-blue: #00f }",
        "<p>the paycore-form</p>",
        "<p>Does paycore build your form?</p>",
        "<p>Does paycore\nserve your country?</p>",
        '<meta content="paycore check">',
        "<p><code>check</code> paycore check</p>",
        "<p>the plugin paycore</p>",
        "<p>the command paycore</p>",
        "<p>\npaycore\n</p>",
        "<pre><code>customers:\n  paycore:\n    key: 1\n</code></pre>",
        "<pre><code>customers:\n  - paycore\n</code></pre>",
        "<pre><code>plugins:\n  - search\ncustomers:\n  - paycore\n</code></pre>",
        ENTRY % r"<pre><code>plugins:\n  - search\n</code></pre> <p>customers:\n  - paycore\n</p>",
        ENTRY % "<p>Does paycore build your form?</p>",
        "<p>paycore: allow-brand x. PayCore rules</p>",
        "<!-- paycore: allow-brand x. --> PayCore",
        "a: 1 # paycore: allow-brand x\nb: PayCore",
        "<!-- paycore: ignore paycore -->",
        "<p>paycore: ignore field-anchor</p>",
    ],
)
def test_a_brand_with_the_name_of_this_tool_is_seen(text: str) -> None:
    assert says(text, "paycore")


@pytest.mark.parametrize(
    "text",
    [
        "$env:PAYCORE_BRAND",
        r'{"text": "a\nPAYCORE_BRAND=acme"}',
        '<form class="paycore-form is-open" data-paycore-printed>',
        "<form class=paycore-form>",
        r'{"text": "<form class=\"a paycore-form\">"}',
        '<iframe srcdoc="&lt;form class=&quot;paycore-form&quot;&gt;"></iframe>',
        ".paycore-form { color: var(--paycore-text) }",
        ".paycore-form.is-open, form.paycore-form:hover, .paycore-form.open {}",
        'addEventListener("paycore:verdict", f)',
        '<link href="../assets/paycore/paycore.css"><script src="assets/paycore/form.js"></script>',
        "assets/paycore/paycore.css",
        "<p>built with mkdocs-paycore</p>",
        "import mkdocs_paycore",
        "<p>Write <code>paycore check</code>, then <code>.venv/bin/paycore build --all-brands</code></p>",
        "<p>the command <code>paycore</code>, the plugin <code>paycore</code></p>",
        '<pre><span></span><code>paycore<span class="w"> </span>new<span class="w"> </span>acme\n</code></pre>',
        '<pre><code>echo <span class="p">|</span><span class="w"> </span>paycore<span class="w"> </span>validate',
        '<span class="w"> </span>paycore<span class="w"> </span>validate',
        '<span class="nb">cd</span> x\npaycore check\n</code></pre>',
        "<code>form.paycore-form</code> <code>.paycore-badge[data-status]</code>",
        "<code>&lt;form class=&quot;paycore-form&quot;&gt;</code>",
        "<code>&lt;!-- paycore: allow-brand north --&gt;</code>",
        "<pre><code>&lt;p&gt;x&lt;/p&gt; paycore check &amp;lt;b&amp;gt; %2541\n</code></pre>",
        HIGHLIGHTED,
        ENTRY % r"<pre><code>plugins:\n  - search\n  - paycore:\n      brand: acme\n</code></pre>",
        ENTRY % r"<pre><code>paycore check\nmkdocs serve\n</code></pre> <p><code>paycore check</code> tells</p>",
        ENTRY % "Text without marks of code: paycore check",
        "Run `paycore check` or\n```sh\npaycore build\n```\n",
        "<!-- paycore: allow-brand paycore, acme -->",
        "a: 1 # paycore: allow-brand paycore",
        "/* paycore: allow-brand paycore */",
        "<!-- paycore: ignore field-anchor -->",
        "<!-- paycore: ignore-file field-anchor -->",
        "a: 1 # paycore: ignore provider-example, methods",
        "<code>&lt;!-- paycore: ignore field-anchor --&gt;</code>",
    ],
)
def test_names_of_this_tool_are_no_brands(text: str) -> None:
    assert not says(text, "paycore")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_in_utf_16(encoding: str) -> None:
    byte_order = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    content = byte_order + "<svg><text>Ac<tspan>me</tspan></text></svg>".encode(encoding)
    assert says(content.decode("utf-8", "replace"), "acme")


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n" + "   \n" * 5000 + "  - paycor",
        "&amp;lt;" * 5000,
        "\\" * 20_000 + "u0041",
        "%25" * 5000 + "41",
        "<a " * 20_000,
        "<x-y>" * 20_000,
        "a1I|l" * 20_000,
        "'+'" * 20_000,
    ],
    ids=["blank lines", "entities", "backslashes", "percent", "open tags", "unknown tags", "misread", "strings"],
)
def test_long_and_strange_text_is_read(text: str) -> None:
    assert sum(map(len, readings(f"paycore {text}"))) < 60 * len(text)


@pytest.mark.parametrize("escape", [r"\u{110000}", r"\u{ffffff}", r"content: '\110000 '", r"content: '\ffffff'"])
def test_a_number_of_no_character_hides_nothing_and_breaks_nothing(escape: str) -> None:
    assert says(f"<style>{escape}</style> acme", "acme")


@pytest.mark.parametrize("between", ['" "', "' '", "\" '", '"\n    "'])
def test_strings_that_a_style_joins_are_one(between: str) -> None:
    quote, end = between[0], between[-1]
    text = f".a::after {{ content: {quote}Alpen{between}glow{end} }}"
    assert any("Alpenglow" in reading for reading in readings(text))


@pytest.mark.parametrize("tag", ["<wbr>", "<WBR>", "<wbr/>", '<wbr class="a">'])
def test_a_place_to_break_a_line_parts_no_word_though_a_line_ends_there(tag: str) -> None:
    assert says(f"<p>Alpen{tag}\nglow</p>", "alpenglow")
    assert not says("<p>Alpen<b>\n</b>glow</p>", "alpenglow")


def test_what_is_packed_is_unpacked_so_often_and_no_more() -> None:
    packed = ["Harbour and more words of it"]
    for _ in range(4):
        packed.append(f'"{base64.b64encode(packed[-1].encode()).decode()}"')
    assert [says(each, "harbour") for each in packed] == [True, True, True, True, False]
