"""The sieve: what it calls quiet holds no word in any reading, however it is hidden; most of a page is quiet."""

from __future__ import annotations

from random import Random

import pytest

from mkdocs_paycore.leak.decode import readings
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.lookalike import folded
from mkdocs_paycore.leak.sieve import SIGNS, Glance, Sieve
from mkdocs_paycore.leak.words import Word

WORD = Word("alpenglow", "name", "alpenglow", "custom.company_name", "Alpenglow")
SIEVE = Sieve([WORD])
WITHIN = (
    "<b></b>",
    "</b><i>",
    "</span>\n<span>",
    '<a title="x > y">',
    "<b title='>'>",
    "<wbr>",
    "<wbr>\n",
    "<s:tspan>",
    "<path-x>",
    "<!-- a > b -->",
    "&shy;",
    "&shy",
    "&amp;shy;",
    "&amp;amp;shy;",
    "&#173;",
    "&#xad;",
    "&zwnj;",
    "&lt;b&gt;",
    "&amp;lt;b&amp;gt;",
    "\\u003cb\\u003e",
    "\\u00ad",
    "\\\\u00ad",
    "\\u200b",
    "\\\n",
    "\\\r\n",
    "%C2%AD",
    "%25C2%25AD",
    "\u00ad",
    "\u200b",
    "\u0301",
    "]]>",
    "<![CDATA[",
    '" + "',
    "' +\n '",
    '\\" + \\"',
    "&quot; + &quot;",
    "&#39;+&#39;",
    "${''}",
    "${ '' }",
    "${&quot;&quot;}",
    "\0",
    "\u00ad\n",
    "<wbr>\n  ",
    "&shy;\n",
    "&#8203;\r\n",
    "-\n  ",
    "**",
    "***",
    "`",
    "~~",
)
"""What may stand within a word and is not seen there."""
SPELLED = {
    "l": ("1", "|", "I", "&#108;", "&#x6c;", "\\u006c", "\\x6c", "\\154", "\\6c ", "%6C", "%256c", "&amp;#108;"),
    "o": ("0", "&#111;", "\\u{6f}", "\\x6F", "%6f", "\u043e", "&ocy;", "&#1086;", "\\u043e", "o\u0308", "&ouml;"),
}
"""How a letter may be spelled."""
AROUND = ("{}", "<p>{}</p>", '<a title="{}">x</a>', '{{"text": "{}"}}', 'x = "{}"', "see {}.", "n{}n")
HIDDEN = [
    *(f"alpen{within}glow" for within in WITHIN),
    *(f"Al{one}p{one}englow" for one in WITHIN),
    *("Alpenglow".replace(letter, like) for letter, likes in SPELLED.items() for like in likes),
    *(sign.join("Alpenglow") for sign in " .-_\u00a0\u00b7"),
    "a('QWxwZW5nbG93')",
    "QWxwZW5nbG93IFBheQ==",
    "atob(&quot;QWxwZW5nbG93&quot;)",
    "atob(\\u0022QWxwZW5nbG93\\u0022)",
    "xn--lpenglow-fbf.example",
    "xn--lpenglow-7uf.example",
    *("ALPENGLOW".replace(letter.upper(), like) for letter, likes in SPELLED.items() for like in likes),
]


@pytest.mark.parametrize("around", AROUND)
def test_what_hides_a_word_is_not_quiet(around: str) -> None:
    for text in map(around.format, HIDDEN):
        is_said = any("alpenglow" in folded(reading) for reading in readings(text))
        assert not is_said or SIEVE.look(text.encode()) is not Glance.QUIET, text


def test_most_ways_to_hide_a_word_are_read() -> None:
    said = [text for text in HIDDEN if any("alpenglow" in folded(reading) for reading in readings(f"<p>{text}</p>"))]
    assert len(said) >= 0.75 * len(HIDDEN)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Ask <b>us</b> for an account.</p>",
        '<a href="https://x.example/a?b=1&amp;c=2&c=3">x</a>&nbsp;&lt;p&gt; &quot;a&quot;',
        "<li>One</li><li>Two</li>",
        '{"text": "one\\ntwo \\"three\\" \\/ four\\tfive \\u2192"}',
        "if(palette&&palette.color){a(b+c)}",
        "x%20y%2fz 100 % of it",
        *(f"one{sign}two" for sign in SIGNS),
    ],
)
def test_what_pages_are_full_of_is_quiet(text: str) -> None:
    assert SIEVE.look(text.encode()) is Glance.QUIET


@pytest.mark.parametrize("sign", SIGNS)
def test_the_signs_part_words_in_every_reading(sign: str) -> None:
    assert [folded(f"one{each}two").replace(".", " ").split() for each in (sign, f" {sign} ")] == [["one", "two"]] * 2


@pytest.mark.parametrize("text", ["docs.alpenglow.example", "alpenglow pay", "alpenglow"])
def test_the_part_that_says_most_is_looked_for(text: str) -> None:
    sieve = Sieve([Word(text, "name", "x", "", text)])
    assert sieve.look(b"<p>xAlpenGlowx") is Glance.NAMED
    assert sieve.look(b"docs.example pay") is Glance.QUIET


def test_quiet_pieces_are_not_read() -> None:
    gate = Gate([WORD])
    assert gate.mentions("<p>Nothing here.</p>") == []
    gate.sift([b"<p>Nothing</p>", b"<p>Alpenglow</p>", b"<p>&#65;</p>"])
    assert [gate.is_clean(piece) for piece in (b"<p>Nothing</p>", b"<p>Alpenglow</p>", b"<p>&#65;</p>")] == [
        True,
        False,
        True,
    ]


def test_pieces_that_are_quiet_together_are_quiet() -> None:
    choose = Random(3)  # noqa: S311 - the same groups in every run, nothing secret
    ends = [
        "\\",
        "&",
        "%",
        "+",
        "-",
        "&am",
        "p;",
        "<",
        "<b>x",
        "x</b>",
        "`",
        "~",
        "*",
        "al",
        "penglow",
        "\\u00",
        "${",
        "_",
    ]
    pieces = [text.encode() for text in (*HIDDEN, *(around.format("word") for around in AROUND), *ends)]
    for _ in range(3000):
        group = choose.choices(pieces, k=choose.randint(1, 5))
        if SIEVE.look(b"\n".join(group)) is Glance.QUIET:
            assert all(SIEVE.look(piece) is Glance.QUIET for piece in group)
